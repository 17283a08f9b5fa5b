package dev.leeway.engine.health;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.json.JsonSyntaxException;
import dev.leeway.engine.resource.Manifest;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Judges HorizontalPodAutoscalers by their conditions; version 1 keeps them in an annotation. */
final class HorizontalPodAutoscalerRule {
    private static final String V1_CONDITIONS = "autoscaling.alpha.kubernetes.io/conditions";
    private static final Set<String> SCALE_TROUBLE = Set.of("FailedGetScale", "FailedUpdateScale");
    private static final Set<String> METRIC_TROUBLE =
            Set.of(
                    "FailedGetResourceMetric",
                    "FailedGetContainerResourceMetric",
                    "FailedGetObjectMetric",
                    "FailedGetPodsMetric",
                    "FailedGetExternalMetric",
                    "FailedComputeMetricsReplicas",
                    "InvalidMetricSourceType",
                    "InvalidSelector");

    private HorizontalPodAutoscalerRule() {}

    static Optional<Health> assess(Manifest live, HealthContext context) {
        List<Condition> conditions = conditions(live);
        for (Condition condition : conditions) {
            boolean scale =
                    condition.type().equals("AbleToScale")
                            && SCALE_TROUBLE.contains(condition.reason());
            boolean metric =
                    condition.type().equals("ScalingActive")
                            && METRIC_TROUBLE.contains(condition.reason());
            if (scale || metric) {
                return Optional.of(Health.degraded(condition.text()));
            }
        }
        for (Condition condition : conditions) {
            boolean telling =
                    condition.type().equals("AbleToScale")
                            || condition.type().equals("ScalingLimited");
            if (telling && condition.isTrue()) {
                return Optional.of(Health.healthy(condition.text()));
            }
        }
        return Optional.of(Health.progressing(HealthPhrase.SCALING_NOT_STARTED.of()));
    }

    private static List<Condition> conditions(Manifest live) {
        Optional<String> annotation = live.annotation(V1_CONDITIONS);
        if (annotation.isEmpty()) {
            return Condition.in(live.root().objectAt("status"));
        }
        try {
            return JsonReader.read(annotation.get()) instanceof JsonArray array
                    ? Condition.list(array)
                    : List.of();
        } catch (JsonSyntaxException _) {
            return List.of();
        }
    }
}
