package dev.leeway.product.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.practice.PracticeCluster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A small application that was synced, and whose repository then dropped one object and left the
 * others: the situation in which a tool that takes "could not read" for "is not there" does harm.
 *
 * @param household the user's Leeway
 * @param repository the repository, in which {@code shop/old.yaml} no longer stands
 */
record ShopStory(Household household, TestRepository repository) {
    static final String NAME = "shop";

    /** Writes repository and workspace; nothing is synced. */
    static ShopStory in(Path folder) throws IOException {
        TestRepository repository =
                TestRepository.in(folder.resolve("repository"))
                        .write("shop/settings.yaml", configMap("settings"))
                        .write("shop/prices.yaml", configMap("prices"))
                        .write("shop/old.yaml", configMap("old"))
                        .write("shop/service.yaml", service("web"))
                        .commit();
        return new ShopStory(household(folder.resolve("household"), repository), repository);
    }

    /** Writes repository and workspace for a cluster; nothing is synced. */
    static ShopStory in(Path folder, PracticeCluster cluster) throws IOException {
        ShopStory story = in(folder);
        story.household().connectTo(cluster);
        return story;
    }

    /** Writes a workspace whose application is the folder {@code shop} of a repository. */
    static Household household(Path folder, TestRepository repository) throws IOException {
        Household household = new Household(folder);
        household.write(
                Map.of("platform", repository.folder()),
                List.of(new Household.Application(NAME, "platform", "shop", NAME)));
        return household;
    }

    /** Returns {@code settings}, whose colour stories change, as the cluster holds it. */
    static JsonObject settings(PracticeCluster cluster) {
        return ClusterProbe.read(cluster, "/api/v1/namespaces/shop/configmaps/settings");
    }

    /** Returns the colour in {@code settings} as the cluster holds it. */
    static String colour(PracticeCluster cluster) {
        return settings(cluster).objectAt("data").string("colour", "");
    }

    /** Syncs everything, then lets Git drop one object. */
    ShopStory syncedThenDropped() throws IOException {
        Household.Answer synced = household.onWorkspace("sync", "--yes", NAME);
        assertThat(synced.exit()).as(synced.err()).isZero();
        repository.remove("shop/old.yaml").commit();
        return this;
    }

    /**
     * Makes the live colour of a ConfigMap red under a bypass, and returns the bypass' id.
     *
     * @param object the ConfigMap, as commands take it
     */
    static String redFix(Household household, String object) {
        Household.Answer started =
                household.bypass(
                        "start",
                        "-o",
                        "json",
                        "--yes",
                        "--config-key",
                        "colour=red",
                        "--incident",
                        "none",
                        "--reason",
                        "the blue queue is full",
                        NAME,
                        object);
        assertThat(started.exit()).as(started.err()).isZero();
        return started.json().string("id", "");
    }

    static String configMap(String name) {
        return """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: %s
        data:
          colour: blue
        """
                .formatted(name);
    }

    static String service(String name) {
        return """
        apiVersion: v1
        kind: Service
        metadata:
          name: %s
        spec:
          selector:
            app: %s
          ports:
            - port: 80
        """
                .formatted(name, name);
    }
}
