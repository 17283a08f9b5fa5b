package dev.leeway.product.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.practice.PracticeCluster;
import dev.leeway.engine.practice.api.ApiRequest;
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

/**
 * The arguments of a container are owned as one. A part of them that is left alone stays where it
 * is when the rest is written, on the practice cluster as on a real one.
 */
class InseparableStoryTest {
    private static final String NAME = "shop";
    private static final String OBJECT = "apps/Deployment/shop/web";
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
                        .write("shop/web.yaml", deployment("web:1"))
                        .commit();
        household = ShopStory.household(temporary.resolve("household"), repository);
        household.connectTo(cluster);
        synced(NAME, "--yes");
    }

    @AfterEach
    void end() {
        cluster.close();
    }

    private static String deployment(String image) {
        return """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          replicas: 1
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec:
              containers: [{name: web, image: "%s", args: [sleep, "3600"]}]
        """
                .formatted(image);
    }

    /** Controllers may write to an object while it is synced; then it is tried again. */
    private void synced(String... arguments) {
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(
                        () -> {
                            Household.Answer answer = household.onWorkspace("sync", arguments);
                            assertThat(answer.exit()).as(answer.err() + answer.out()).isZero();
                        });
    }

    /** Lets somebody else set the arguments. */
    private void tuned(String... arguments) throws Exception {
        Optional<Kubectl> kubectl = Kubectl.find();
        Assumptions.assumeTrue(kubectl.isPresent(), "no kubectl on PATH");
        String patch =
                """
                [{"op": "replace", "path": "/spec/template/spec/containers/0/args", "value": %s}]
                """
                        .formatted(JsonArray.ofStrings(List.of(arguments)).toJson());
        Kubectl.Answer answer =
                kubectl.get()
                        .run(
                                household.kubeconfig(),
                                "",
                                PATIENCE,
                                "-n",
                                NAME,
                                "patch",
                                "deployment",
                                "web",
                                "--type=json",
                                "--field-manager=tuner",
                                "-p",
                                patch);
        assertThat(answer.exit()).as(answer.err()).isZero();
    }

    private JsonObject container() {
        return cluster.api()
                .handle(ApiRequest.of("GET", "/apis/apps/v1/namespaces/shop/deployments/web"))
                .jsonBody()
                .objectAt("spec", "template", "spec")
                .arrayAt("containers")
                .objects()
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theArgumentsOfAnIgnoredManagerStayAndTheRestIsSynced() throws Exception {
        Files.writeString(
                household.file(),
                Files.readString(household.file())
                        + """
                        ignoreDifferences:
                          - {group: apps, kind: Deployment, managedFieldsManagers: [tuner]}
                        """);
        tuned("wait", "60", "quietly");
        repository.write("shop/web.yaml", deployment("web:2")).commit();

        synced(NAME, "--yes");
        synced(NAME, "--yes", "--take-over");

        assertThat(container().string("image", "")).isEqualTo("web:2");
        assertThat(container().arrayAt("args"))
                .isEqualTo(JsonArray.ofStrings(List.of("wait", "60", "quietly")));
        assertThat(household.onWorkspace("compare", NAME).exit()).isZero();
    }

    @Test
    void oneArgumentIsSetBackAndTheOtherKeepsItsLiveValue() throws Exception {
        tuned("wait", "60");

        Household.Answer reverted =
                household.onWorkspace(
                        "revert",
                        NAME,
                        "--resource",
                        OBJECT,
                        "--field",
                        ".spec.template.spec.containers[name=\"web\"].args[1]",
                        "--yes");

        assertThat(reverted.exit()).as(reverted.out() + reverted.err()).isZero();
        assertThat(container().arrayAt("args"))
                .isEqualTo(JsonArray.ofStrings(List.of("wait", "3600")));
    }
}
