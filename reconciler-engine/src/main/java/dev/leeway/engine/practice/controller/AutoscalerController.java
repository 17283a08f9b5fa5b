package dev.leeway.engine.practice.controller;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.resource.GroupKind;
import dev.leeway.engine.resource.Gvk;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps the target's replicas between an autoscaler's bounds; there is no load here, so nothing
 * else moves them.
 */
final class AutoscalerController implements Controller {
    private static final Duration INTERVAL = Duration.ofSeconds(5);

    @Override
    public GroupKind kind() {
        return Kinds.AUTOSCALER;
    }

    @Override
    public Optional<Duration> reconcile(
            JsonObject autoscaler, ClusterObjects cluster, Instant now) {
        if (Owners.isBeingDeleted(autoscaler)) {
            return Optional.empty();
        }
        JsonObject spec = autoscaler.objectAt("spec");
        JsonObject reference = spec.objectAt("scaleTargetRef");
        GroupKind targetKind =
                Gvk.of(reference.string("apiVersion", ""), reference.string("kind", ""))
                        .groupKind();
        Optional<JsonObject> target =
                cluster.get(
                        targetKind,
                        ObjectName.of(autoscaler).namespace(),
                        reference.string("name", ""));
        JsonArray conditions = autoscaler.arrayAt("status", "conditions");
        JsonObject.Builder status = JsonObject.builder();
        if (target.isEmpty()) {
            conditions =
                    Status.withCondition(
                            conditions,
                            "AbleToScale",
                            "False",
                            "FailedGetScale",
                            "the HPA controller was unable to get the target's current scale",
                            now,
                            false);
            status.put("desiredReplicas", 0);
        } else {
            long replicas = target.get().objectAt("spec").integer("replicas", 1);
            long wanted =
                    replicas == 0
                            ? 0
                            : Math.clamp(
                                    replicas,
                                    spec.integer("minReplicas", 1),
                                    spec.integer("maxReplicas", replicas));
            if (wanted != replicas) {
                cluster.update(
                        targetKind,
                        target.get().withAt(List.of("spec", "replicas"), JsonValue.of(wanted)));
                status.put("lastScaleTime", Times.format(now));
            }
            conditions =
                    Status.withCondition(
                            conditions,
                            "AbleToScale",
                            "True",
                            "ReadyForNewScale",
                            "recommended size matches current size",
                            now,
                            false);
            conditions =
                    Status.withCondition(
                            conditions,
                            "ScalingActive",
                            replicas == 0 ? "False" : "True",
                            replicas == 0 ? "ScalingDisabled" : "ValidMetricFound",
                            "",
                            now,
                            false);
            conditions =
                    Status.withCondition(
                            conditions,
                            "ScalingLimited",
                            "False",
                            "DesiredWithinRange",
                            "the desired count is within the acceptable range",
                            now,
                            false);
            status.put("currentReplicas", target.get().objectAt("status").integer("replicas", 0));
            status.put("desiredReplicas", wanted);
        }
        status.put("conditions", conditions);
        JsonObject before = autoscaler.objectAt("status");
        before.string("lastScaleTime")
                .ifPresent(
                        time -> {
                            if (!status.has("lastScaleTime")) {
                                status.put("lastScaleTime", time);
                            }
                        });
        Status.write(cluster, kind(), autoscaler, status.build());
        return Optional.of(INTERVAL);
    }
}
