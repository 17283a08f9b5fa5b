package dev.leeway.product.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Bypasses on a real API server, with kubectl as the one who fights them. */
@Tag("fixtures")
@Timeout(600)
class RealBypassTest {
    private static final String OBJECT = "apps/Deployment/app/web";
    private static final String MANIFESTS =
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web}
            spec:
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}}
                spec:
                  containers: [{name: web, image: "nginx:1", env: [{name: MODE, value: calm}]}]
            ---
            apiVersion: autoscaling/v2
            kind: HorizontalPodAutoscaler
            metadata: {name: web, annotations: {argocd.argoproj.io/ignore-healthcheck: "true"}}
            spec:
              scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
              minReplicas: 1
              maxReplicas: 5
              metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 80}}}]
            """;

    @TempDir Path temporary;

    @Test
    void aBypassLeavesNothingBehind() throws Exception {
        try (RealTrial trial = RealTrial.start(this, temporary)) {
            trial.git(MANIFESTS);
            trial.leeway(0, "sync", "app", "--yes");
            trial.kubectl("rollout", "status", "deployment/web", "--timeout=60s");
            List<String> before = trial.owners("web");

            String id = start(trial, "--image", "web=nginx:2");
            assertThat(trial.leeway(1, "sync", "app", "--yes")).contains("is held");
            assertThat(trial.kubectl("get", "deployment", "web", "-o", "yaml"))
                    .contains("nginx:2", "leeway.dev/bypass");
            bypass(trial, "abandon", id, "--reason", "over");
            assertThat(trial.owners("web")).as("after it was abandoned").isEqualTo(before);
            trial.leeway(0, "compare", "app");

            String fought = start(trial, "--env", "web:MODE=loud");
            trial.kubectl("set", "env", "deployment/web", "MODE=mine");
            assertThat(trial.household.bypass("tend", fought).out())
                    .contains("eroded", "kubectl-set");
            bypass(trial, "fix-anew", fought);
            assertThat(trial.kubectl("get", "deployment", "web", "-o", "yaml")).contains("loud");
            trial.git(MANIFESTS.replace("calm", "loud"));
            bypass(trial, "tend", fought);
            bypass(trial, "release", fought);
            trial.leeway(0, "sync", "app", "--yes");
            trial.leeway(0, "compare", "app");
            assertThat(trial.owners("web")).as("after Git asks for it").isEqualTo(before);

            String scaled = start(trial, "--replicas", "3");
            assertThat(trial.kubectl("get", "deployment", "web", "-o", "jsonpath={.spec.replicas}"))
                    .isEqualTo("3");
            bypass(trial, "abandon", scaled, "--reason", "over");
            assertThat(trial.kubectl("get", "deployment", "web", "-o", "jsonpath={.spec.replicas}"))
                    .isEqualTo("1");
            assertThat(trial.owners("web")).as("after scaling").isEqualTo(before);

            trial.kubectl("set", "image", "deployment/web", "web=nginx:1.5");
            List<String> byHand = trial.owners("web");
            String overHand = start(trial, "--image", "web=nginx:3");
            assertThat(trial.owners("web")).as("the fix took it over").isNotEqualTo(byHand);
            bypass(trial, "abandon", overHand, "--reason", "over");
            assertThat(trial.kubectl("get", "deployment", "web", "-o", "yaml"))
                    .contains("nginx:1.5");
            assertThat(trial.owners("web")).as("kubectl has its field again").isEqualTo(byHand);
            System.out.println("real bypasses: 4 of 4 left nothing behind");
        }
    }

    private static String start(RealTrial trial, String... fix) {
        List<String> more =
                new ArrayList<>(
                        List.of("--reason", "trial", "--incident", "none", "--for", "1h", "--yes"));
        more.addAll(List.of(fix));
        more.addAll(List.of("-o", "json", "app", OBJECT));
        var answer = trial.household.bypass("start", more.toArray(String[]::new));
        assertThat(answer.exit()).as("%s %s", answer.out(), answer.err()).isZero();
        return answer.json().string("id", "");
    }

    private static void bypass(RealTrial trial, String command, String... arguments) {
        var answer = trial.household.bypass(command, arguments);
        assertThat(answer.exit())
                .as("bypass %s: %s %s", command, answer.out(), answer.err())
                .isZero();
    }
}
