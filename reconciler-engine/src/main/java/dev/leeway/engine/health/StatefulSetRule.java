package dev.leeway.engine.health;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.resource.Manifest;
import java.util.Optional;
import java.util.OptionalLong;

/** Judges StatefulSets by their roll-out and its partition. */
final class StatefulSetRule {
    private StatefulSetRule() {}

    static Optional<Health> assess(Manifest live, HealthContext context) {
        Workload workload = Workload.of(live);
        if (workload.count("observedGeneration") == 0) {
            return Optional.of(Health.progressing("The controller has not looked at it yet."));
        }
        return workload.lag().or(() -> Optional.of(rollout(workload)));
    }

    private static Health rollout(Workload workload) {
        long ready = workload.count("readyReplicas");
        long wanted = workload.wanted();
        if (ready < wanted) {
            return Workload.waiting(ready, wanted, "replicas are ready");
        }
        JsonObject strategy = workload.spec().objectAt("updateStrategy");
        String type = strategy.string("type", "RollingUpdate");
        if (type.equals("OnDelete")) {
            return Health.healthy(ready + " replicas are ready; pods are updated when deleted.");
        }
        Optional<JsonObject> rolling = strategy.object("rollingUpdate");
        if (type.equals("RollingUpdate") && rolling.isPresent()) {
            return partitioned(workload, Condition.number(rolling.get().get("partition")));
        }
        String current = workload.status().string("currentRevision", "");
        String update = workload.status().string("updateRevision", "");
        return current.equals(update)
                ? Health.healthy(ready + " replicas are ready.")
                : Workload.waiting(
                        workload.count("updatedReplicas"), wanted, "replicas are updated");
    }

    private static Health partitioned(Workload workload, OptionalLong partition) {
        long updated = workload.count("updatedReplicas");
        long goal = workload.wanted() - partition.orElse(0);
        if (partition.isPresent() && updated < goal) {
            return Workload.waiting(updated, goal, "replicas beyond the partition are updated");
        }
        return Health.healthy(workload.count("readyReplicas") + " replicas are ready.");
    }
}
