package dev.leeway.engine.practice.controller;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** What a Deployment says about itself; pure. */
final class DeploymentStatus {
    private DeploymentStatus() {}

    static JsonObject of(
            JsonObject deployment,
            Optional<JsonObject> current,
            List<JsonObject> sets,
            Instant now) {
        JsonObject spec = deployment.objectAt("spec");
        long wanted = spec.integer("replicas", 1);
        long existing = sum(sets, set -> set.objectAt("status").integer("replicas", 0));
        long available = sum(sets, set -> set.objectAt("status").integer("availableReplicas", 0));
        long updated = current.map(set -> set.objectAt("status").integer("replicas", 0)).orElse(0L);
        JsonObject.Builder status =
                JsonObject.builder()
                        .put(
                                "observedGeneration",
                                deployment.objectAt("metadata").integer("generation", 1));
        Status.count(status, "replicas", existing);
        Status.count(status, "updatedReplicas", updated);
        Status.count(
                status,
                "readyReplicas",
                sum(sets, set -> set.objectAt("status").integer("readyReplicas", 0)));
        Status.count(status, "availableReplicas", available);
        Status.count(
                status, "unavailableReplicas", Math.max(0, Math.max(existing, wanted) - available));
        status.put(
                "terminatingReplicas",
                sum(sets, set -> set.objectAt("status").integer("terminatingReplicas", 0)));
        boolean complete = updated == wanted && existing == wanted && available >= wanted;
        long needed =
                wanted
                        - (RollingUpdate.of(spec).recreate()
                                ? 0
                                : RollingUpdate.of(spec).unavailable());
        boolean enough = available >= needed;
        JsonArray conditions = deployment.arrayAt("status", "conditions");
        conditions =
                Status.withCondition(
                        conditions,
                        "Available",
                        enough ? "True" : "False",
                        enough ? "MinimumReplicasAvailable" : "MinimumReplicasUnavailable",
                        enough
                                ? "Deployment has minimum availability."
                                : "Deployment does not have minimum availability.",
                        now,
                        true);
        conditions = withProgress(conditions, deployment, current, complete, now);
        return status.put("conditions", conditions).build();
    }

    private static JsonArray withProgress(
            JsonArray conditions,
            JsonObject deployment,
            Optional<JsonObject> current,
            boolean complete,
            Instant now) {
        String name = current.map(set -> ObjectName.of(set).name()).orElse("");
        if (deployment.objectAt("spec").bool("paused", false)) {
            return Status.withCondition(
                    conditions,
                    "Progressing",
                    "Unknown",
                    "DeploymentPaused",
                    "Deployment is paused",
                    now,
                    true);
        }
        if (complete) {
            return Status.withCondition(
                    conditions,
                    "Progressing",
                    "True",
                    "NewReplicaSetAvailable",
                    "ReplicaSet \"" + name + "\" has successfully progressed.",
                    now,
                    true);
        }
        long deadline = deployment.objectAt("spec").integer("progressDeadlineSeconds", 600);
        Instant since =
                conditions
                        .objects()
                        .filter(condition -> condition.string("type", "").equals("Progressing"))
                        .filter(
                                condition ->
                                        !condition
                                                .string("reason", "")
                                                .equals("NewReplicaSetAvailable"))
                        .map(condition -> Times.parse(condition.string("lastUpdateTime", ""), now))
                        .findFirst()
                        .orElse(now);
        boolean moved = moved(deployment, current);
        if (!moved && Duration.between(since, now).toSeconds() >= deadline) {
            return Status.withCondition(
                    conditions,
                    "Progressing",
                    "False",
                    "ProgressDeadlineExceeded",
                    "ReplicaSet \"" + name + "\" has timed out progressing.",
                    now,
                    true);
        }
        return Status.withCondition(
                conditions,
                "Progressing",
                "True",
                "ReplicaSetUpdated",
                "ReplicaSet \"" + name + "\" is progressing.",
                now,
                true);
    }

    private static boolean moved(JsonObject deployment, Optional<JsonObject> current) {
        long before = deployment.objectAt("status").integer("updatedReplicas", 0);
        return current.map(set -> set.objectAt("status").integer("replicas", 0) > before)
                .orElse(false);
    }

    static boolean isComplete(JsonObject deployment) {
        return deployment
                .arrayAt("status", "conditions")
                .objects()
                .anyMatch(
                        condition ->
                                condition.string("reason", "").equals("NewReplicaSetAvailable"));
    }

    private static long sum(List<JsonObject> sets, ToLongFunction<JsonObject> count) {
        return sets.stream().mapToLong(count).sum();
    }
}
