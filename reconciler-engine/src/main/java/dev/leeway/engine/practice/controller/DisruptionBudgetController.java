package dev.leeway.engine.practice.controller;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.resource.GroupKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Counts the pods that a PodDisruptionBudget protects. */
final class DisruptionBudgetController implements Controller {
    @Override
    public GroupKind kind() {
        return Kinds.DISRUPTION_BUDGET;
    }

    @Override
    public Collection<ObjectName> concernedBy(
            GroupKind changedKind, JsonObject changed, ClusterObjects cluster) {
        if (!changedKind.equals(Kinds.POD)) {
            return List.of();
        }
        return cluster.list(kind(), ObjectName.of(changed).namespace()).stream()
                .filter(budget -> Selectors.chooses(budget.objectAt("spec", "selector"), changed))
                .map(ObjectName::of)
                .toList();
    }

    @Override
    public Optional<Duration> reconcile(JsonObject budget, ClusterObjects cluster, Instant now) {
        JsonObject spec = budget.objectAt("spec");
        List<JsonObject> pods =
                cluster.list(Kinds.POD, ObjectName.of(budget).namespace()).stream()
                        .filter(
                                pod ->
                                        Selectors.chooses(spec.objectAt("selector"), pod)
                                                && Pods.isActive(pod))
                        .toList();
        long healthy = pods.stream().filter(Pods::isReady).count();
        long needed =
                spec.has("maxUnavailable")
                        ? pods.size()
                                - RollingUpdate.resolve(
                                        spec.get("maxUnavailable"), pods.size(), true)
                        : RollingUpdate.resolve(spec.get("minAvailable"), pods.size(), true);
        long allowed = Math.max(0, healthy - needed);
        JsonArray conditions =
                Status.withCondition(
                        budget.arrayAt("status", "conditions"),
                        "DisruptionAllowed",
                        allowed > 0 ? "True" : "False",
                        allowed > 0 ? "SufficientPods" : "InsufficientPods",
                        "",
                        now,
                        false);
        long generation = budget.objectAt("metadata").integer("generation", 1);
        JsonObject status =
                JsonObject.builder()
                        .put("observedGeneration", generation)
                        .put("disruptionsAllowed", allowed)
                        .put("currentHealthy", healthy)
                        .put("desiredHealthy", Math.max(0, needed))
                        .put("expectedPods", pods.size())
                        .put("conditions", observed(conditions, generation))
                        .build();
        Status.write(cluster, kind(), budget, status);
        return Optional.empty();
    }

    private static JsonArray observed(JsonArray conditions, long generation) {
        return new JsonArray(
                conditions
                        .objects()
                        .<JsonValue>map(
                                condition ->
                                        condition.with(
                                                "observedGeneration", JsonValue.of(generation)))
                        .toList());
    }
}
