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
            return Optional.of(Health.progressing(HealthPhrase.NOT_LOOKED_AT.of()));
        }
        return workload.lag().or(() -> Optional.of(rollout(workload)));
    }

    private static Health rollout(Workload workload) {
        long ready = workload.count("readyReplicas");
        long wanted = workload.wanted();
        if (ready < wanted) {
            return Workload.waiting(ready, wanted, HealthPhrase.REPLICAS_READY);
        }
        JsonObject strategy = workload.spec().objectAt("updateStrategy");
        String type = strategy.string("type", "RollingUpdate");
        if (type.equals("OnDelete")) {
            return Health.healthy(HealthPhrase.READY_ON_DELETE.of(ready));
        }
        Optional<JsonObject> rolling = strategy.object("rollingUpdate");
        if (type.equals("RollingUpdate") && rolling.isPresent()) {
            return partitioned(workload, Condition.number(rolling.get().get("partition")));
        }
        String current = workload.status().string("currentRevision", "");
        String update = workload.status().string("updateRevision", "");
        return current.equals(update)
                ? Health.healthy(HealthPhrase.READY.of(ready))
                : Workload.waiting(
                        workload.count("updatedReplicas"), wanted, HealthPhrase.REPLICAS_UPDATED);
    }

    private static Health partitioned(Workload workload, OptionalLong partition) {
        long updated = workload.count("updatedReplicas");
        long goal = workload.wanted() - partition.orElse(0);
        if (partition.isPresent() && updated < goal) {
            return Workload.waiting(updated, goal, HealthPhrase.BEYOND_PARTITION);
        }
        return Health.healthy(HealthPhrase.READY.of(workload.count("readyReplicas")));
    }
}
