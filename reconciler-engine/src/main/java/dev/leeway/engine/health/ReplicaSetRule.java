package dev.leeway.engine.health;

import dev.leeway.engine.resource.Manifest;
import java.util.Optional;

/** Judges ReplicaSets by their replicas. */
final class ReplicaSetRule {
    private ReplicaSetRule() {}

    static Optional<Health> assess(Manifest live, HealthContext context) {
        Workload workload = Workload.of(live);
        return workload.lag().or(() -> Optional.of(replicas(workload)));
    }

    private static Health replicas(Workload workload) {
        Optional<Condition> failure =
                workload.condition("ReplicaFailure").filter(Condition::isTrue);
        if (failure.isPresent()) {
            return Health.degraded(failure.get().text());
        }
        long available = workload.count("availableReplicas");
        long wanted = workload.wanted();
        return available < wanted
                ? Workload.waiting(available, wanted, HealthPhrase.REPLICAS_AVAILABLE)
                : Health.healthy(HealthPhrase.AVAILABLE.of(available));
    }
}
