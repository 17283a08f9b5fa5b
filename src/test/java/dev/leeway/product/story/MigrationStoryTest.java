package dev.leeway.product.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.practice.PracticeCluster;
import dev.leeway.engine.practice.api.ApiRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Objects that kubectl applied client-side are taken in, so that what Git drops of them goes. */
class MigrationStoryTest {
    private static final String NAME = "shop";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String BEFORE =
            """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: settings
              namespace: shop
              labels: {old: "yes", kept: "yes"}
            data:
              colour: blue
              dropped: long-ago
            """;
    private static final String NOW =
            """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: settings
              namespace: shop
              labels: {kept: "yes"}
            data:
              colour: green
            """;
    private static final String SERVICE_BEFORE =
            """
            apiVersion: v1
            kind: Service
            metadata: {name: web, namespace: shop}
            spec:
              selector: {app: web, tier: front}
              ports:
                - {name: http, port: 80}
                - {name: old, port: 81}
            """;
    private static final String SERVICE_NOW =
            """
            apiVersion: v1
            kind: Service
            metadata: {name: web, namespace: shop}
            spec:
              selector: {app: web}
              ports:
                - {name: http, port: 80}
            """;

    @TempDir Path temporary;
    private PracticeCluster cluster;
    private Household household;
    private TestRepository repository;

    @BeforeEach
    void begin() throws Exception {
        cluster = Household.startCluster();
        repository =
                TestRepository.in(temporary.resolve("repository"))
                        .write("shop/settings.yaml", NOW)
                        .write("shop/web.yaml", SERVICE_NOW)
                        .commit();
        household = ShopStory.household(temporary.resolve("household"), repository);
        household.connectTo(cluster);
        kubectl("", "create", "namespace", NAME);
        kubectl(BEFORE + "---\n" + SERVICE_BEFORE, "apply", "-f", "-");
    }

    @AfterEach
    void end() {
        cluster.close();
    }

    private void kubectl(String input, String... arguments) throws Exception {
        Optional<Kubectl> kubectl = Kubectl.find();
        Assumptions.assumeTrue(kubectl.isPresent(), "no kubectl on PATH");
        Kubectl.Answer answer =
                kubectl.get().run(household.kubeconfig(), input, PATIENCE, arguments);
        assertThat(answer.exit()).as(answer.err()).isZero();
    }

    private JsonObject live(String path) {
        return cluster.api()
                .handle(ApiRequest.of("GET", "/api/v1/namespaces/shop/" + path))
                .jsonBody();
    }

    private Household.Answer sync(String... more) {
        String[] arguments = new String[more.length + 3];
        arguments[0] = "--yes";
        arguments[1] = "--adopt";
        arguments[2] = NAME;
        System.arraycopy(more, 0, arguments, 3, more.length);
        return household.onWorkspace("sync", arguments);
    }

    @Test
    void withoutMigrationWhatGitDroppedStays() {
        Household.Answer synced = sync("--take-over");

        assertThat(synced.exit()).as(synced.err() + synced.out()).isZero();
        JsonObject settings = live("configmaps/settings");
        assertThat(settings.objectAt("data").string("colour")).contains("green");
        assertThat(settings.objectAt("data").string("dropped")).contains("long-ago");
    }

    @Test
    void thePlanTellsWhatBecomesLeewaysAndWhatIsRemoved() {
        Household.Answer plan =
                household.onWorkspace("plan", "--adopt", "--migrate", "-o", "json", NAME);

        JsonObject step =
                plan.json()
                        .arrayAt("steps")
                        .objects()
                        .filter(
                                one ->
                                        one.objectAt("resource")
                                                .string("name", "")
                                                .equals("settings"))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError(plan.out()));
        assertThat(step.string("action")).contains("migrate");
        assertThat(step.arrayAt("managers").toJson()).isEqualTo("[\"kubectl-client-side-apply\"]");
        assertThat(step.arrayAt("gained").toJson()).contains(".data.colour", ".data.dropped");
        assertThat(
                        step.arrayAt("removed")
                                .objects()
                                .map(change -> change.string("path", ""))
                                .toList())
                .containsExactlyInAnyOrder(".data.dropped", ".metadata.labels.old");
        assertThat(step.bool("removedExactly", false)).isTrue();
        assertThat(live("configmaps/settings").objectAt("data").string("dropped")).isPresent();
    }

    @Test
    void afterMigrationWhatGitDroppedIsGoneAndSoIsKubectlsRecord() throws Exception {
        Household.Answer synced = sync("--migrate");

        assertThat(synced.exit()).as(synced.err() + synced.out()).isZero();
        JsonObject settings = live("configmaps/settings");
        assertThat(settings.objectAt("data").toJson()).isEqualTo("{\"colour\":\"green\"}");
        assertThat(settings.objectAt("metadata", "labels").has("old")).isFalse();
        assertThat(settings.objectAt("metadata", "labels").string("kept")).contains("yes");
        assertThat(
                        settings.objectAt("metadata", "annotations")
                                .has("kubectl.kubernetes.io/last-applied-configuration"))
                .isFalse();
        assertThat(settings.arrayAt("metadata", "managedFields").toJson())
                .doesNotContain("kubectl-client-side-apply");
        JsonObject service = live("services/web");
        assertThat(service.objectAt("spec", "selector").toJson()).isEqualTo("{\"app\":\"web\"}");
        assertThat(service.arrayAt("spec", "ports").size()).isEqualTo(1);
        Household.Answer again = household.onWorkspace("compare", NAME);
        assertThat(again.exit()).as(again.out()).isZero();
        Household.Answer plan = household.onWorkspace("plan", "--migrate", "-o", "json", NAME);
        assertThat(plan.json().bool("empty", false)).as(plan.out()).isTrue();

        // From now on what Git drops goes with the next sync.
        repository
                .write("shop/settings.yaml", NOW.replace("  colour: green\n", "  size: s\n"))
                .commit();
        assertThat(sync().exit()).isZero();
        assertThat(live("configmaps/settings").objectAt("data").toJson())
                .isEqualTo("{\"size\":\"s\"}");
    }

    /** Helm writes by update under its own name, with the marks of its release. */
    @Test
    void whatHelmMadeIsAdoptedWithItsFieldsAndOnlyWhenAsked() throws Exception {
        JsonObject made =
                JsonReader.readObject(
                        """
                        {"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"chart","namespace":"shop",
                        "labels":{"app.kubernetes.io/managed-by":"Helm","old":"yes"},
                        "annotations":{"meta.helm.sh/release-name":"shop","meta.helm.sh/release-namespace":"shop"}},
                        "data":{"colour":"blue","dropped":"long-ago"}}
                        """);
        cluster.api()
                .handle(
                        ApiRequest.of("POST", "/api/v1/namespaces/shop/configmaps")
                                .withQuery("fieldManager", "helm")
                                .withBody("application/json", made));
        repository.write("shop/chart.yaml", NOW.replace("name: settings", "name: chart")).commit();
        String chart = "/ConfigMap/shop/chart";

        Household.Answer unasked =
                household.onWorkspace("sync", "--yes", "--resource", chart, "--migrate=helm", NAME);
        assertThat(unasked.exit()).isEqualTo(1);
        assertThat(unasked.out()).contains("Helm release shop/shop");
        assertThat(live("configmaps/chart").objectAt("data").string("dropped")).isPresent();

        Household.Answer plan =
                household.onWorkspace(
                        "plan", "--adopt", "--migrate=helm", "--resource", chart, NAME);
        assertThat(plan.out()).contains("migrate", "helm", "(adopted)");
        Household.Answer adopted = sync("--migrate=helm", "--resource", chart);
        assertThat(adopted.exit()).as(adopted.err() + adopted.out()).isZero();
        JsonObject now = live("configmaps/chart");
        assertThat(now.objectAt("data").toJson()).isEqualTo("{\"colour\":\"green\"}");
        assertThat(now.objectAt("metadata", "labels").has("old")).isFalse();
        assertThat(now.arrayAt("metadata", "managedFields").toJson())
                .doesNotContain("\"manager\":\"helm\"");
        assertThat(household.onWorkspace("plan", "--migrate=helm", "--resource", chart, NAME).out())
                .contains("Nothing to do");
    }
}
