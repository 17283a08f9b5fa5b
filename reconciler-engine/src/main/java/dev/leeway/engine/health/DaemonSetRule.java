package dev.leeway.engine.health;

import dev.leeway.engine.resource.Manifest;
import java.util.Optional;

/** Judges DaemonSets by the nodes they have reached. */
final class DaemonSetRule {
    private DaemonSetRule() {}

    static Optional<Health> assess(Manifest live, HealthContext context) {
        Workload workload = Workload.of(live);
        return workload.lag().or(() -> Optional.of(rollout(workload)));
    }

    private static Health rollout(Workload workload) {
        if (workload.spec()
                .stringAt("updateStrategy", "type")
                .filter("OnDelete"::equals)
                .isPresent()) {
            return Health.healthy(HealthPhrase.UPDATED_ON_DELETE.of());
        }
        long wanted = workload.count("desiredNumberScheduled");
        long updated = workload.count("updatedNumberScheduled");
        long available = workload.count("numberAvailable");
        if (updated < wanted) {
            return Workload.waiting(updated, wanted, HealthPhrase.PODS_UPDATED);
        }
        if (available < wanted) {
            return Workload.waiting(available, wanted, HealthPhrase.PODS_AVAILABLE);
        }
        return Health.healthy(HealthPhrase.ON_NODES.of(available));
    }
}
