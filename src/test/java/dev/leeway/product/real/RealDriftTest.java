package dev.leeway.product.real;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.product.story.Household;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Hand edits with kubectl on a real API server: found with who made them, set back field by field,
 * left alone where a rule says so; and the way back to an older revision and forward again.
 */
@Tag("fixtures")
@Timeout(600)
class RealDriftTest {
    private static final String OBJECT = "apps/Deployment/app/web";
    private static final String WEB =
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web, labels: {app: web}, annotations: {team: shop}}
            spec:
              replicas: 2
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}}
                spec:
                  containers:
                  - {name: web, image: "nginx:1", env: [{name: MODE, value: calm}], args: [sleep, "3600"]}
            """;
    private static final String SERVICE =
            """
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: web}
            spec: {selector: {app: web}, ports: [{name: http, port: 80}]}
            """;
    private static final String ADDED =
            """
            ---
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: added}
            data: {x: "1"}
            """;

    @TempDir Path temporary;

    @Test
    void whatKubectlChangedIsFoundAndSetBackFieldByField() throws Exception {
        try (RealTrial trial = RealTrial.start(this, temporary)) {
            trial.git(WEB + SERVICE);
            trial.leeway(0, "sync", "app", "--yes");
            trial.kubectl("rollout", "status", "deployment/web", "--timeout=60s");
            List<String> before = trial.owners("web");
            trial.kubectl("scale", "deployment/web", "--replicas=5");
            trial.kubectl("set", "image", "deployment/web", "web=nginx:9");
            trial.kubectl("annotate", "deployment/web", "team=other", "--overwrite");
            trial.kubectl("label", "deployment/web", "app=web2", "--overwrite");
            trial.kubectl("delete", "service/web");
            patch(trial, "json", "[{'op':'replace','path':'%s/0/args','value':['wait','7']}]");
            patch(
                    trial,
                    "strategic",
                    "{'spec':{'template':{'spec':{'containers':[{'name':'web','env':[{'name':'MODE','value':'loud'}]}]}}}}");

            assertThat(trial.leeway(1, "compare", "app"))
                    .contains("set by kubectl-label", "set by kubectl-annotate")
                    .contains("set by kubectl-set", "set by kubectl-patch", "set by kubectl")
                    .contains("missing       Service app/web");
            revert(trial, ".spec.replicas", ".metadata.labels.app");
            revert(trial, ".metadata.annotations.team", container("image"));
            revert(trial, container("env[name=\"MODE\"].value"));
            // The arguments are owned as one: the other one keeps its live value.
            revert(trial, container("args[1]"));
            assertThat(live(trial, "args")).isEqualTo("[\"wait\",\"3600\"]");
            revert(trial, container("args[0]"));

            trial.leeway(0, "sync", "app", "--yes");
            trial.leeway(0, "compare", "app");
            assertThat(trial.owners("web")).as("who owns what").isEqualTo(before);
        }
    }

    @Test
    void whatARuleLeavesAloneKeepsItsLiveValue() throws Exception {
        try (RealTrial trial = RealTrial.start(this, temporary)) {
            trial.git(WEB);
            Files.writeString(
                    trial.household.file(),
                    Files.readString(trial.household.file())
                            + """
                            ignoreDifferences:
                              - {group: apps, kind: Deployment, jsonPointers: [/spec/replicas]}
                              - {group: apps, kind: Deployment, jqPathExpressions: ['.spec.template.spec.containers[].env[] | select(.name == "MODE")']}
                              - {group: "*", kind: "*", managedFieldsManagers: [tuner]}
                            """);
            trial.leeway(0, "sync", "app", "--yes");
            trial.kubectl("scale", "deployment/web", "--replicas=4");
            trial.kubectl("set", "env", "deployment/web", "MODE=loud");
            patch(
                    trial,
                    "json",
                    "[{'op':'replace','path':'%s/0/args','value':['a','b','c']}]",
                    "--field-manager=tuner");
            trial.leeway(0, "compare", "app");
            trial.git(WEB.replace("nginx:1", "nginx:2"));

            trial.leeway(0, "sync", "app", "--yes");
            trial.leeway(0, "sync", "app", "--yes", "--take-over");

            assertThat(live(trial, "image")).isEqualTo("nginx:2");
            assertThat(live(trial, "args")).isEqualTo("[\"a\",\"b\",\"c\"]");
            assertThat(live(trial, "env")).contains("loud");
            assertThat(trial.kubectl("get", "deployment", "web", "-o", "jsonpath={.spec.replicas}"))
                    .isEqualTo("4");
            trial.leeway(0, "compare", "app");
        }
    }

    @Test
    void theWayBackAndForwardAgain() throws Exception {
        try (RealTrial trial = RealTrial.start(this, temporary)) {
            trial.git(WEB + SERVICE);
            trial.leeway(0, "sync", "app", "--yes");
            trial.git(WEB.replace("nginx:1", "nginx:2") + ADDED);
            trial.leeway(0, "sync", "app", "--yes", "--prune");

            trial.leeway(0, "rollback", "app", "--to", "1", "--prune", "--yes");
            assertThat(live(trial, "image")).isEqualTo("nginx:1");
            assertThat(trial.kubectl("get", "service,configmap", "-o", "name"))
                    .contains("service/web")
                    .doesNotContain("configmap/added");
            assertThat(trial.leeway(1, "sync", "app", "--yes", "--prune")).contains("is held");

            Household.Answer released =
                    trial.household.leeway(
                            "hold",
                            "release",
                            "app",
                            "--yes",
                            "-w",
                            trial.household.file().toString());
            assertThat(released.exit()).as(released.err()).isZero();
            trial.leeway(0, "sync", "app", "--yes", "--prune");
            assertThat(live(trial, "image")).isEqualTo("nginx:2");
            assertThat(trial.kubectl("get", "service,configmap", "-o", "name"))
                    .contains("configmap/added")
                    .doesNotContain("service/web");
            trial.leeway(0, "compare", "app");
        }
    }

    private static String container(String field) {
        return ".spec.template.spec.containers[name=\"web\"]." + field;
    }

    private static void revert(RealTrial trial, String... fields) {
        String[] arguments = new String[fields.length * 2 + 4];
        arguments[0] = "app";
        arguments[1] = "--resource";
        arguments[2] = OBJECT;
        arguments[3] = "--yes";
        for (int i = 0; i < fields.length; i++) {
            arguments[4 + 2 * i] = "--field";
            arguments[5 + 2 * i] = fields[i];
        }
        trial.leeway(0, "revert", arguments);
    }

    private static void patch(RealTrial trial, String type, String text, String... more)
            throws Exception {
        String patch = text.replace('\'', '"').replace("%s", "/spec/template/spec/containers");
        String[] arguments = new String[more.length + 5];
        arguments[0] = "patch";
        arguments[1] = "deployment/web";
        arguments[2] = "--type=" + type;
        arguments[3] = "-p";
        arguments[4] = patch;
        System.arraycopy(more, 0, arguments, 5, more.length);
        trial.kubectl(arguments);
    }

    private static String live(RealTrial trial, String field) throws Exception {
        return trial.kubectl(
                "get",
                "deployment",
                "web",
                "-o",
                "jsonpath={.spec.template.spec.containers[0]." + field + "}");
    }
}
