package dev.leeway.product.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.practice.PracticeCluster;
import dev.leeway.engine.practice.api.ApiRequest;
import dev.leeway.engine.practice.fault.FaultEffect;
import dev.leeway.engine.practice.fault.FaultRule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every difference is explained field by field: by whom in the cluster, by which line in Git. */
class ExplanationStoryTest {
    private static final String NAME = "shop";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir Path temporary;
    private PracticeCluster cluster;
    private TestRepository repository;
    private Household household;

    @BeforeEach
    void begin() throws Exception {
        cluster = Household.startCluster();
        repository =
                TestRepository.in(temporary.resolve("repository"))
                        .write("shop/web.yaml", deployment("web:1", 2, "calm"))
                        .commit();
        household = ShopStory.household(temporary.resolve("household"), repository);
        household.connectTo(cluster);
        sync();
    }

    @AfterEach
    void end() {
        cluster.close();
    }

    private static String deployment(String image, int replicas, String mood) {
        return """
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: web
          annotations:
            mood: %s
        spec:
          replicas: %d
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec:
              containers:
                - name: web
                  image: %s
        """
                .formatted(mood, replicas, image);
    }

    /** Controllers may write to an object while it is synced; then it is tried again. */
    private void sync() {
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(
                        () -> {
                            Household.Answer synced = household.onWorkspace("sync", "--yes", NAME);
                            assertThat(synced.exit()).as(synced.err() + synced.out()).isZero();
                        });
    }

    private void kubectl(String... arguments) throws Exception {
        Optional<Kubectl> kubectl = Kubectl.find();
        Assumptions.assumeTrue(kubectl.isPresent(), "no kubectl on PATH");
        Kubectl.Answer answer = kubectl.get().run(household.kubeconfig(), "", PATIENCE, arguments);
        assertThat(answer.exit()).as(answer.err()).isZero();
    }

    /** Returns the explanation of one field; the object is the only one that differs. */
    private JsonObject explained(String path) {
        JsonObject resource = resource();
        List<JsonObject> fields =
                resource.array("explanation").orElse(JsonArray.EMPTY).objects().toList();
        return fields.stream()
                .filter(field -> field.string("path", "").equals(path))
                .findFirst()
                .orElseThrow(() -> new AssertionError(path + " is not in " + resource));
    }

    private JsonObject resource() {
        Household.Answer answer = household.onWorkspace("compare", "--explain", "-o", "json", NAME);
        return answer.json()
                .arrayAt("items")
                .objects()
                .flatMap(item -> item.arrayAt("resources").objects())
                .filter(one -> one.objectAt("resource").string("kind", "").equals("Deployment"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void handEditsAreNamedWithTheirToolAndGitsSideWithItsLine() throws Exception {
        kubectl("-n", NAME, "scale", "deployment/web", "--replicas=5");
        kubectl("-n", NAME, "annotate", "--overwrite", "deployment/web", "mood=wild");

        JsonObject replicas = explained(".spec.replicas");
        assertThat(replicas.string("origin")).contains("handEdit");
        assertThat(replicas.string("manager"))
                .hasValueSatisfying(by -> assertThat(by).startsWith("kubectl"));
        assertThat(replicas.bool("guess", true)).isFalse();
        assertThat(replicas.objectAt("source").string("file")).contains("shop/web.yaml");
        assertThat(replicas.objectAt("source").integer("line", 0)).isEqualTo(8);
        assertThat(replicas.objectAt("source").string("author", "")).isNotEmpty();
        JsonObject mood = explained(".metadata.annotations.mood");
        assertThat(mood.string("origin")).contains("handEdit");
        assertThat(mood.objectAt("source").integer("line", 0)).isEqualTo(6);
    }

    @Test
    void whatWasSyncedLastIsToldFromGitThatMovedOn() throws Exception {
        repository.write("shop/web.yaml", deployment("web:2", 2, "calm")).commit();

        JsonObject image = explained(".spec.template.spec.containers[name=\"web\"].image");

        assertThat(image.string("origin")).contains("gitMovedOn");
        assertThat(image.objectAt("revision").string("commit", ""))
                .isNotEqualTo(image.objectAt("source").string("commit", ""));
        assertThat(image.objectAt("source").integer("line", 0)).isEqualTo(15);
    }

    @Test
    void whatAnOlderRevisionAskedForIsAStaleSyncThatNamesTheCommit() throws Exception {
        repository.write("shop/web.yaml", deployment("web:2", 2, "calm")).commit();
        sync();
        // Somebody else's Leeway, or a pipeline, applies the old manifest under the same name.
        Optional<Kubectl> kubectl = Kubectl.find();
        Assumptions.assumeTrue(kubectl.isPresent(), "no kubectl on PATH");
        Kubectl.Answer old =
                kubectl.get()
                        .run(
                                household.kubeconfig(),
                                deployment("web:1", 2, "calm"),
                                PATIENCE,
                                "-n",
                                NAME,
                                "apply",
                                "--server-side",
                                "--field-manager=leeway",
                                "-f",
                                "-");
        assertThat(old.exit()).as(old.err()).isZero();

        JsonObject image = explained(".spec.template.spec.containers[name=\"web\"].image");

        assertThat(image.string("origin")).contains("staleSync");
        assertThat(image.objectAt("revision").string("commit", "")).isNotEmpty();
    }

    @Test
    void whatAdmissionRewritesIsAStateOfItsOwn() throws Exception {
        repository.write("shop/web.yaml", deployment("web:2", 2, "calm")).commit();
        cluster.faults()
                .add(
                        FaultRule.always(
                                        new FaultEffect.MutatingWebhook(
                                                "mirror.example",
                                                (JsonArray)
                                                        JsonReader.read(
                                                                """
                                                                [{"op": "replace", "path": "/spec/template/spec/containers/0/image",
                                                                  "value": "mirror.example/web:2"}]
                                                                """)))
                                .onResources("deployments.apps"));

        JsonObject resource = resource();

        assertThat(resource.string("difference")).contains("mutated");
        assertThat(
                        resource.arrayAt("admission")
                                .objects()
                                .findFirst()
                                .orElseThrow()
                                .string("stored"))
                .contains("mirror.example/web:2");
        assertThat(explained(".spec.template.spec.containers[name=\"web\"].image").string("origin"))
                .contains("mutatingWebhook");
        sync();
        JsonObject settled = resource();
        assertThat(settled.string("difference")).contains("mutated");
        assertThat(settled.arrayAt("fields").isEmpty()).isTrue();
        Household.Answer plan = household.onWorkspace("plan", "-o", "json", NAME);
        assertThat(plan.json().bool("empty", false)).as(plan.out()).isTrue();
    }

    @Test
    void anOperatorWhoMayNotReadWebhooksComparesAllTheSame() throws Exception {
        cluster.faults()
                .add(
                        FaultRule.always(new FaultEffect.Forbidden())
                                .onResources(
                                        "mutatingwebhookconfigurations.admissionregistration.k8s.io",
                                        "validatingwebhookconfigurations.admissionregistration.k8s.io"));
        repository.write("shop/web.yaml", deployment("web:2", 2, "calm")).commit();

        assertThat(resource().string("difference")).contains("changed");
    }

    @Test
    void theExplanationIsReadable() throws Exception {
        kubectl("-n", NAME, "scale", "deployment/web", "--replicas=5");

        Household.Answer answer = household.onWorkspace("compare", "--explain", NAME);

        assertThat(answer.out())
                .contains("changed by hand, with kubectl")
                .contains("shop/web.yaml:8")
                .doesNotContain("not looked at");
    }

    @Test
    void inAnOverlayTheEntryThatLikelySetsAFieldIsNamedAsAGuess() throws Exception {
        repository
                .write("base/kustomization.yaml", "resources: [web.yaml]\n")
                .write("base/web.yaml", deployment("web:1", 2, "calm"))
                .write(
                        "shop/kustomization.yaml",
                        """
                        resources: [../base]
                        images:
                          - name: web
                            newTag: "9"
                        patches:
                          - path: replicas.yaml
                        """)
                .write(
                        "shop/replicas.yaml",
                        """
                        apiVersion: apps/v1
                        kind: Deployment
                        metadata: {name: web}
                        spec:
                          replicas: 3
                        """)
                .remove("shop/web.yaml")
                .commit();

        JsonObject image =
                explained(".spec.template.spec.containers[name=\"web\"].image").objectAt("source");
        assertThat(image.string("file")).contains("shop/kustomization.yaml");
        assertThat(image.integer("line", 0)).isEqualTo(4);
        assertThat(image.bool("guess", false)).isTrue();
        JsonObject replicas = explained(".spec.replicas").objectAt("source");
        assertThat(replicas.string("file")).contains("shop/replicas.yaml");
        assertThat(replicas.integer("line", 0)).isEqualTo(5);
        assertThat(replicas.bool("guess", false)).isTrue();
    }

    @Test
    void inAChartTheOnlyFittingValueIsNamedAsAGuess() throws Exception {
        repository
                .write("shop/Chart.yaml", "apiVersion: v2\nname: shop\nversion: 0.1.0\n")
                .write("shop/values.yaml", "web:\n  image: web\n  tag: v1.2.3\n")
                .write(
                        "shop/templates/web.yaml",
                        deployment("'{{ .Values.web.image }}:{{ .Values.web.tag }}'", 2, "calm"))
                .remove("shop/web.yaml")
                .commit();

        JsonObject image =
                explained(".spec.template.spec.containers[name=\"web\"].image").objectAt("source");

        assertThat(image.string("file")).contains("shop/values.yaml");
        assertThat(image.integer("line", 0)).isEqualTo(3);
        assertThat(image.bool("guess", false)).isTrue();
    }

    @Test
    void anIgnoredFieldKeepsItsLiveValueInASync() throws Exception {
        Files.writeString(
                household.file(),
                Files.readString(household.file())
                        + """
                        ignoreDifferences:
                          - {group: apps, kind: Deployment, jqPathExpressions: [.spec.replicas]}
                        """);
        kubectl("-n", NAME, "scale", "deployment/web", "--replicas=5");
        repository.write("shop/web.yaml", deployment("web:2", 2, "calm")).commit();

        sync();

        JsonObject live =
                cluster.api()
                        .handle(
                                ApiRequest.of(
                                        "GET", "/apis/apps/v1/namespaces/shop/deployments/web"))
                        .jsonBody();
        assertThat(live.objectAt("spec").integer("replicas", 0)).isEqualTo(5);
        assertThat(live.objectAt("spec", "template").toJson()).contains("web:2");
        JsonObject resource = resource();
        assertThat(resource.string("difference")).contains("inSync");
        assertThat(resource.arrayAt("ignored").toJson()).contains("/spec/replicas");
    }
}
