package dev.leeway.engine.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.resource.Manifest;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the rules of single kinds, and the generic reading, make of less usual statuses. */
class KindRulesTest {
    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Healthy     | argoproj.io/v1alpha1/Rollout | {"spec":{"replicas":2},"metadata":{"generation":4},"status":{"observedGeneration":"5b9f9dd6c6","replicas":2,"updatedReplicas":2,"availableReplicas":2,"currentPodHash":"a","stableRS":"a"}}
                    Progressing | argoproj.io/v1alpha1/Rollout | {"spec":{"replicas":2},"metadata":{"generation":4},"status":{"observedGeneration":"5b9f9dd6c6","replicas":2,"updatedReplicas":2,"availableReplicas":2,"currentPodHash":"b","blueGreen":{"activeSelector":"a"}}}
                    Progressing | argoproj.io/v1alpha1/Rollout | {"spec":{"replicas":2},"status":{"observedGeneration":"5b9f9dd6c6","replicas":3,"updatedReplicas":2,"availableReplicas":2}}
                    Progressing | argoproj.io/v1alpha1/Rollout | {"spec":{"replicas":2},"status":{"observedGeneration":"5b9f9dd6c6","replicas":2,"updatedReplicas":2,"availableReplicas":1}}
                    Suspended   | argoproj.io/v1alpha1/Rollout | {"spec":{"replicas":2},"status":{"observedGeneration":"5b9f9dd6c6","replicas":2,"updatedReplicas":1,"pauseConditions":[{"reason":"CanaryPauseStep"}]}}
                    Degraded    | argoproj.io/v1alpha1/Rollout | {"spec":{"replicas":2},"status":{"observedGeneration":"5b9f9dd6c6","conditions":[{"type":"Progressing","status":"False","reason":"ProgressDeadlineExceeded"}]}}
                    Progressing | argoproj.io/v1alpha1/Rollout | {"metadata":{"generation":4},"status":{"observedGeneration":"3","phase":"Healthy"}}
                    Unknown     | argoproj.io/v1alpha1/AnalysisRun | {"status":{"phase":"Inconclusive"}}
                    Degraded    | argoproj.io/v1alpha1/CronWorkflow | {"status":{"conditions":[{"type":"SpecError","status":"True","message":"no such template"}]}}
                    Degraded    | gateway.networking.k8s.io/v1/BackendTLSPolicy | {"status":{"ancestors":[{"conditions":[{"type":"Accepted","status":"False","reason":"NoValidCACertificate"}]}]}}
                    Healthy     | gateway.networking.k8s.io/v1/BackendTLSPolicy | {"status":{"ancestors":[{"conditions":[{"type":"Accepted","status":"True","reason":"Accepted"}]}]}}
                    Degraded    | gateway.networking.k8s.io/v1/Gateway | {"status":{"conditions":[{"type":"Accepted","status":"True"}],"listeners":[{"name":"https","conditions":[{"type":"Accepted","status":"False","reason":"PortUnavailable"}]}]}}
                    Suspended   | s3.aws.upbound.io/v1beta1/Bucket | {"status":{"conditions":[{"type":"Synced","status":"False","reason":"ReconcilePaused"},{"type":"Ready","status":"True"}]}}
                    Degraded    | keda.sh/v1alpha1/ScaledObject | {"status":{"conditions":[{"type":"Ready","status":"True"},{"type":"Fallback","status":"True","reason":"FallbackExists"}]}}
                    Suspended   | apps.kruise.io/v1beta1/StatefulSet | {"spec":{"replicas":10,"updateStrategy":{"rollingUpdate":{"partition":4}}},"status":{"replicas":10,"readyReplicas":10,"updatedReplicas":6,"updatedReadyReplicas":6}}
                    Suspended   | apps.kruise.io/v1alpha1/DaemonSet | {"spec":{"updateStrategy":{"rollingUpdate":{"partition":2}}},"status":{"desiredNumberScheduled":5,"numberReady":5,"updatedNumberScheduled":3}}
                    Degraded    | example.org/v1/Query | {"status":{"conditions":[{"type":"Complete","status":"True","reason":"JobFailed","message":"Failed"}]}}
                    Healthy     | example.org/v1/Query | {"status":{"conditions":[{"type":"Complete","status":"True","message":"3 pods succeeded, 0 pods failed"}]}}
                    Degraded    | example.org/v1/Spread | {"status":{"conditions":[{"type":"PartiallyReady","status":"True","message":"one or more namespaces failed"}]}}
                    Progressing | example.org/v1/Console | {"status":{"conditions":[{"type":"Running","status":"True","reason":"Running","message":"Reconciling"}]}}
                    Healthy     | example.org/v1/Console | {"status":{"conditions":[{"type":"Running","status":"True","reason":"Successful","message":"Awaiting next reconciliation"}]}}
                    Degraded    | example.org/v1/Policy | {"status":{"compliant":"NonCompliant"}}
                    Healthy     | example.org/v1/Policy | {"status":{"compliant":"Compliant"}}
                    Progressing | example.org/v1/Agent | {"status":{"desiredNumberScheduled":3,"numberReady":2,"updatedNumberScheduled":3}}
                    Healthy     | example.org/v1/Agent | {"status":{"desiredNumberScheduled":3,"numberReady":3,"updatedNumberScheduled":3,"numberAvailable":3}}
                    Degraded    | example.org/v1/Tenant | {"status":{"state":"Another tenant already exists in the namespace"}}
                    """)
    void areReadAsTheirControllersMeanThem(String expected, String type, String members) {
        Health health = Objects.RULES.assess(object(type, members), Objects.CONTEXT).orElseThrow();

        assertThat(health.status().word()).as(health.toString()).isEqualTo(expected);
    }

    private static Manifest object(String type, String members) {
        int border = type.lastIndexOf('/');
        JsonObject rest = JsonReader.readObject(members);
        return new Manifest(
                JsonObject.builder()
                        .put("apiVersion", type.substring(0, border))
                        .put("kind", type.substring(border + 1))
                        .put(
                                "metadata",
                                rest.objectAt("metadata")
                                        .withAt(List.of("name"), JsonValue.of("example")))
                        .putAll(rest.without("metadata"))
                        .build());
    }
}
