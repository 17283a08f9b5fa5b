package dev.leeway.product.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.practice.PracticeCluster;
import dev.leeway.engine.practice.api.ApiRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is being deleted is not in sync, and nothing is written to it; what the server warns of. */
class EndingStoryTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SETTINGS = "/api/v1/namespaces/shop/configmaps/settings";
    private static final String HELD = "{\"metadata\":{\"finalizers\":[\"example.com/wait\"]}}";
    private static final String FREE = "{\"metadata\":{\"finalizers\":null}}";

    @TempDir Path temporary;
    private PracticeCluster cluster;
    private ShopStory story;

    @BeforeEach
    void begin() throws Exception {
        cluster = Household.startCluster();
        story = ShopStory.in(temporary, cluster);
        Household.Answer synced = sync();
        assertThat(synced.exit()).as(synced.err()).isZero();
        ClusterProbe.patch(cluster, SETTINGS, HELD);
    }

    @AfterEach
    void end() {
        cluster.close();
    }

    private Household.Answer sync(String... more) {
        List<String> arguments = new ArrayList<>(List.of("--yes", ShopStory.NAME));
        arguments.addAll(Arrays.asList(more));
        return story.household().onWorkspace("sync", arguments.toArray(String[]::new));
    }

    private Household.Answer compare() {
        return story.household().onWorkspace("compare", ShopStory.NAME);
    }

    private void delete(String path) {
        assertThat(cluster.api().handle(ApiRequest.of("DELETE", path)).isSuccess()).isTrue();
    }

    private boolean holds(String kind, String namespace, String name) throws Exception {
        return ClusterProbe.holds(cluster, kind, namespace, name);
    }

    @Test
    void anObjectThatGoesIsHeldUntilItIsGoneAndThenMadeAnew() throws Exception {
        delete(SETTINGS);
        story.repository()
                .write(
                        "shop/settings.yaml",
                        ShopStory.configMap("settings").replace("blue", "green"))
                .commit();

        Household.Answer compared = compare();
        assertThat(compared.exit()).isEqualTo(1);
        assertThat(compared.out())
                .contains("being deleted ConfigMap shop/settings", "is being deleted since")
                .contains("example.com/wait")
                .contains("1 undetermined");

        Household.Answer synced = sync();
        assertThat(synced.exit()).as(synced.out() + synced.err()).isEqualTo(1);
        assertThat(synced.out()).contains("left alone").contains("is being deleted since");
        assertThat(holds("ConfigMap", "shop", "settings")).as("the finalizer stands").isTrue();

        ClusterProbe.patch(cluster, SETTINGS, FREE);
        Awaitility.await().atMost(PATIENCE).until(() -> !holds("ConfigMap", "shop", "settings"));
        Household.Answer again = sync();
        assertThat(again.exit()).as(again.out() + again.err()).isZero();
        assertThat(compare().exit()).isZero();
    }

    @Test
    void aDeletionThatHasOnlyBegunIsToldSo() throws Exception {
        story.repository().remove("shop/settings.yaml").commit();

        Household.Answer pruned = sync("--prune");

        assertThat(pruned.exit()).as(pruned.err()).isZero();
        assertThat(pruned.out()).contains("its deletion has begun", "example.com/wait");
    }

    @Test
    void aNamespaceThatGoesIsNamedAsWhatStandsInTheWay() throws Exception {
        delete("/api/v1/namespaces/shop");
        Awaitility.await().atMost(PATIENCE).until(() -> !holds("ConfigMap", "shop", "prices"));

        Household.Answer planned = story.household().onWorkspace("plan", ShopStory.NAME);
        assertThat(planned.out()).contains("The namespace shop is being deleted since");

        for (String[] asked : new String[][] {{}, {"--without-lease"}}) {
            Household.Answer synced = sync(asked);
            assertThat(synced.exit()).as(synced.out() + synced.err()).isEqualTo(2);
            assertThat(synced.err())
                    .contains("The namespace shop is being deleted since")
                    .contains("Nothing can be made in it before it is gone")
                    .doesNotContain("go on without a lease");
        }

        ClusterProbe.patch(cluster, SETTINGS, FREE);
        Awaitility.await().atMost(PATIENCE).until(() -> !holds("Namespace", "", "shop"));
        Household.Answer again = sync();
        assertThat(again.exit()).as(again.out() + again.err()).isZero();
        assertThat(compare().exit()).isZero();
    }

    @Test
    void whatTheServerWarnsOfStandsInThePlanAndInTheResult() throws Exception {
        story.repository()
                .write(
                        "shop/old-endpoints.yaml",
                        """
                        apiVersion: v1
                        kind: Endpoints
                        metadata: {name: fixed}
                        subsets: [{addresses: [{ip: 10.1.1.1}], ports: [{port: 80}]}]
                        """)
                .commit();

        Household.Answer planned = story.household().onWorkspace("plan", ShopStory.NAME);
        assertThat(planned.out())
                .contains(
                        "note",
                        "Endpoints shop/fixed: the server warns: v1 Endpoints is deprecated");
        Household.Answer synced = sync();
        assertThat(synced.out())
                .contains("Endpoints shop/fixed", "created; the server warns: v1 Endpoints");
    }
}
