package dev.leeway.engine.health;

import static dev.leeway.engine.health.Objects.CONTEXT;
import static dev.leeway.engine.health.Objects.NOW;
import static dev.leeway.engine.health.Objects.RULES;
import static dev.leeway.engine.health.Objects.judge;
import static dev.leeway.engine.health.Objects.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.health.ApplicationHealth.Member;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HealthRulesTest {
    private static final String CRASHING =
            """
            apiVersion: v1
            kind: Pod
            metadata: {name: api, namespace: shop}
            spec: {restartPolicy: Always}
            status:
              phase: Running
              containerStatuses:
              - name: web
                restartCount: 7
                image: registry.example/api:1.2
                state: {waiting: {reason: CrashLoopBackOff, message: back-off 5m0s}}
                lastState: {terminated: {reason: OOMKilled, exitCode: 137}}
            """;

    @Test
    void aCrashLoopNamesContainerCountAndLastEnd() {
        Health health = judge(CRASHING);

        assertThat(health.status()).isEqualTo(HealthStatus.DEGRADED);
        assertThat(health.message())
                .isEqualTo(
                        "web: CrashLoopBackOff, restarted 7 times, last OOMKilled with exit code 137");
        assertThat(health.rule()).isEqualTo("Pod");
    }

    @Test
    void aPullThatFailsNamesTheImage() {
        Health health = judge(CRASHING.replace("CrashLoopBackOff", "ImagePullBackOff"));

        assertThat(health.message())
                .startsWith("web: ImagePullBackOff of registry.example/api:1.2");
    }

    @Test
    void aJobThatWasResumedIsNotHealthyYet() {
        Health health =
                judge(
                        """
                        apiVersion: batch/v1
                        kind: Job
                        metadata: {name: import}
                        status:
                          active: 1
                          startTime: "2026-11-01T02:55:00Z"
                          conditions: [{type: Suspended, status: "False"}]
                        """);

        assertThat(health.status()).isEqualTo(HealthStatus.PROGRESSING);
        assertThat(health.message()).contains("1 pods active").endsWith("(for 5 min)");
    }

    @Test
    void ageComesFromTheGivenTimeAndLatenessFromTheSettings() {
        String ingress =
                """
                apiVersion: networking.k8s.io/v1
                kind: Ingress
                metadata: {name: shop, creationTimestamp: "2026-11-01T01:00:00Z"}
                """;
        HealthSettings relaxed = new HealthSettings(false, true, Duration.ofMinutes(10));

        assertThat(judge(ingress).message()).endsWith("(for 2 h, longer than expected)");
        assertThat(RULES.assess(object(ingress), new HealthContext(NOW, relaxed)))
                .map(Health::status)
                .contains(HealthStatus.HEALTHY);
    }

    @ParameterizedTest
    @CsvSource({
        "0, , , Progressing",
        "3, , , Healthy",
        "3, 1, 1, Progressing",
        "3, 2, 1, Healthy",
    })
    void statefulSetsRollOutBeyondTheirPartition(
            long ready, String partition, String updated, String expected) {
        String rolling =
                partition == null
                        ? "{type: RollingUpdate}"
                        : "{type: RollingUpdate, rollingUpdate: {partition: " + partition + "}}";
        Health health =
                judge(
                        """
                        apiVersion: apps/v1
                        kind: StatefulSet
                        metadata: {name: db, generation: 2}
                        spec: {replicas: 3, updateStrategy: %s}
                        status: {observedGeneration: 2, readyReplicas: %d, updatedReplicas: %s}
                        """
                                .formatted(rolling, ready, updated == null ? "3" : updated));

        assertThat(health.status().word()).isEqualTo(expected);
    }

    @Test
    void deletionGoesFirstUnlessAHookIsHeld() {
        String job =
                """
                apiVersion: batch/v1
                kind: Job
                metadata:
                  name: migrate
                  deletionTimestamp: "2026-11-01T02:59:00Z"
                  finalizers: [%s]
                status: {conditions: [{type: Complete, status: "True"}]}
                """;

        assertThat(judge(job.formatted("foregroundDeletion")).status())
                .isEqualTo(HealthStatus.PROGRESSING);
        assertThat(judge(job.formatted("argocd.argoproj.io/hook-finalizer")).status())
                .isEqualTo(HealthStatus.HEALTHY);
    }

    @Test
    void kubernetesKindsWithoutRuleHaveNoHealth() {
        assertThat(RULES.assess(object("{apiVersion: v1, kind: ConfigMap}"), CONTEXT)).isEmpty();
    }

    @Test
    void theUsersRulesGoFirst() {
        HealthRule user =
                (_, _) -> Optional.of(new Health(HealthStatus.SUSPENDED, "by hand", "mine"));

        assertThat(RULES.with(List.of(user)).assess(object(CRASHING), CONTEXT))
                .contains(new Health(HealthStatus.SUSPENDED, "by hand", "mine"));
    }

    @ParameterizedTest
    @CsvSource({
        "phase: Running, Healthy",
        "phase: UpdateFailed, Degraded",
        "phase: Provisioning, Progressing",
        "state: NotReady, Progressing",
        "state: NotFound, Missing",
        "state: Paused, Suspended",
        "'conditions: [{type: Ready, status: \"False\", reason: Creating}]', Progressing",
        "'conditions: [{type: Ready, status: \"False\", reason: CreateFailed}]', Degraded",
        "'conditions: [{type: Ready, status: Unknown}]', Progressing",
        "'conditions: [{type: Degraded, status: \"True\", reason: Broken}]', Degraded",
        "'conditions: [{type: Ready, status: \"True\"}, {type: DiskPressure, status: \"False\"}]', Healthy",
        "'conditions: [{type: NoWarnings, status: \"True\"}]', Progressing",
        "'{phase: Ready, parts: [{state: Failed}]}', Degraded",
        "'{phase: Ready, history: [{state: Failed}]}', Healthy",
        "'{observedGeneration: \"1\", phase: Ready}', Progressing",
        "'{phase: Ready, lastError: no route to host}', Degraded",
    })
    void unknownKindsAreReadByConvention(String status, String expected) {
        String body = status.startsWith("{") ? status : "{" + status + "}";
        Health health =
                judge(
                        "{apiVersion: example.org/v1, kind: Thing, metadata: {generation: 2}, status: "
                                + body
                                + "}");

        assertThat(health.status().word()).isEqualTo(expected);
        assertThat(health.guessed()).isTrue();
    }

    @Test
    void anApplicationIsAsWellAsItsWorstObjectThatCounts() {
        Member crashing = new Member(object(CRASHING), true);
        Member absent = new Member(object("{apiVersion: v1, kind: Service}"), false);
        Member hook =
                new Member(
                        object(
                                CRASHING.replace(
                                        "namespace: shop",
                                        "annotations: {argocd.argoproj.io/hook: PreSync}")),
                        true);
        Member ignored =
                new Member(
                        object(
                                CRASHING.replace(
                                        "namespace: shop",
                                        "annotations: {argocd.argoproj.io/ignore-healthcheck: 'true'}")),
                        true);
        Member silent = new Member(object("{apiVersion: example.org/v1, kind: Rule}"), true);

        assertThat(sum(crashing, absent, silent).status()).isEqualTo(HealthStatus.DEGRADED);
        assertThat(sum(crashing).message()).startsWith("Pod shop/api: web: CrashLoopBackOff");
        assertThat(sum(absent).status()).isEqualTo(HealthStatus.MISSING);
        assertThat(sum(hook, ignored, silent, absent).status()).isEqualTo(HealthStatus.HEALTHY);
    }

    private static Health sum(Member... members) {
        return ApplicationHealth.of(List.of(members), RULES, CONTEXT);
    }

    @Test
    void theReportHasALineForEachObject() {
        assertThat(
                        HealthReport.lines(
                                List.of(
                                        object(CRASHING),
                                        object(
                                                "{apiVersion: v1, kind: Secret, metadata: {name: s}}")),
                                RULES,
                                CONTEXT))
                .containsExactly(
                        "Degraded\tPod shop/api\tweb: CrashLoopBackOff, restarted 7 times, last"
                                + " OOMKilled with exit code 137 [Pod]",
                        "-\tSecret s\tThis kind has no health.");
    }
}
