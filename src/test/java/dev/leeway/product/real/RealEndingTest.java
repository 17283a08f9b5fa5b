package dev.leeway.product.real;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.product.story.Household;
import java.nio.file.Path;
import org.awaitility.Awaitility;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * On a real API server: namespaces, definitions and objects whose deletion something holds up, and
 * what the server warns of.
 */
@Tag("fixtures")
@Timeout(600)
class RealEndingTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String HELD = "{\"metadata\":{\"finalizers\":[\"example.org/keep\"]}}";
    private static final String FREE = "{\"metadata\":{\"finalizers\":null}}";
    private static final String PLAIN =
            """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: settings}
            data: {a: "1"}
            """;
    private static final String WIDGETS =
            """
            ---
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata: {name: widgets.example.org}
            spec:
              group: example.org
              scope: Namespaced
              names: {kind: Widget, plural: widgets, singular: widget}
              versions:
              - name: v1
                served: true
                storage: true
                schema: {openAPIV3Schema: {type: object, properties: {spec: {type: object, x-kubernetes-preserve-unknown-fields: true}}}}
            ---
            apiVersion: example.org/v1
            kind: Widget
            metadata: {name: one}
            spec: {size: 1}
            """;
    private static final String OLD_KIND =
            """
            ---
            apiVersion: v1
            kind: Endpoints
            metadata: {name: fixed}
            subsets: [{addresses: [{ip: 10.1.1.1}], ports: [{port: 80}]}]
            """;

    @TempDir Path temporary;

    @Test
    void whatIsHeldUpIsNamedAndNothingIsWrittenToIt() throws Exception {
        try (RealTrial trial = RealTrial.start(this, temporary)) {
            trial.git(PLAIN + WIDGETS);
            trial.leeway(0, "sync", "app", "--yes");
            hold(trial, "widget/one");
            trial.kubectl("delete", "crd", "widgets.example.org", "--wait=false");
            assertThat(trial.leeway(1, "compare", "app"))
                    .contains("being deleted", "Widget app/one", "example.org/keep");
            trial.leeway(1, "sync", "app", "--yes");
            free(trial, "widget/one");
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> trial.cluster.kubectl("get", "crd").isBlank());
            trial.leeway(0, "sync", "app", "--yes");
            trial.leeway(0, "compare", "app");

            trial.git(PLAIN);
            hold(trial, "widget/one");
            String plan = trial.leeway(1, "plan", "app", "--prune");
            assertThat(plan).contains("would take along 1 \u00d7 example.org/Widget: app/one");
            assertThat(
                            trial.leeway(
                                    0,
                                    "sync",
                                    "app",
                                    "--yes",
                                    "--prune",
                                    "--confirm",
                                    "delete 2 from app"))
                    .contains("its deletion has begun", "example.org/keep");
            assertThat(trial.leeway(1, "compare", "app")).contains("nothing left to send");
            free(trial, "widget/one");
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> trial.household.onWorkspace("compare", "app").exit() == 0);

            hold(trial, "configmap/settings");
            trial.cluster.kubectl("delete", "namespace", "app", "--wait=false");
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(
                            () ->
                                    trial.cluster
                                            .kubectl("get", "namespace", "app", "-o", "json")
                                            .contains("example.org/keep in 1"));
            Household.Answer refused = trial.household.onWorkspace("sync", "app", "--yes");
            assertThat(refused.exit()).isEqualTo(2);
            assertThat(refused.err())
                    .contains("The namespace app is being deleted since")
                    .contains("finalizers remaining: example.org/keep in 1 resource instances");
            free(trial, "configmap/settings");
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(
                            () ->
                                    !trial.cluster
                                            .kubectl("get", "namespaces", "-o", "name")
                                            .contains("namespace/app"));
            trial.leeway(0, "sync", "app", "--yes");
            trial.leeway(0, "compare", "app");
        }
    }

    @Test
    void whatTheServerWarnsOfIsPassedOn() throws Exception {
        try (RealTrial trial = RealTrial.start(this, temporary)) {
            trial.git(PLAIN);
            trial.leeway(0, "sync", "app", "--yes");
            trial.git(PLAIN + OLD_KIND);

            assertThat(trial.leeway(1, "plan", "app"))
                    .contains("Endpoints app/fixed: the server warns: v1 Endpoints is deprecated");
            assertThat(trial.leeway(0, "sync", "app", "--yes"))
                    .contains("created; the server warns: v1 Endpoints is deprecated");
        }
    }

    private static void hold(RealTrial trial, String object) throws Exception {
        trial.kubectl("patch", object, "--type=merge", "-p", HELD);
    }

    private static void free(RealTrial trial, String object) throws Exception {
        trial.kubectl("patch", object, "--type=merge", "-p", FREE);
    }
}
