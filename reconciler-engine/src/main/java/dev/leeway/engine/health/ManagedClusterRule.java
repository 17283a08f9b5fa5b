package dev.leeway.engine.health;

import dev.leeway.engine.resource.Manifest;
import java.util.Optional;

/**
 * Judges a cluster that Open Cluster Management manages: accepted by the hub, joined, reachable.
 * Source: Open Cluster Management documentation, "ManagedCluster".
 */
final class ManagedClusterRule {
    private ManagedClusterRule() {}

    static Optional<Health> assess(Manifest live, HealthContext context) {
        Workload cluster = Workload.of(live);
        Optional<Condition> available = cluster.condition("ManagedClusterConditionAvailable");
        Optional<Condition> accepted = cluster.condition("HubAcceptedManagedCluster");
        if (accepted.filter(Condition::isFalse).isPresent()) {
            return Optional.of(Health.degraded(accepted.get().text()));
        }
        if (available.isEmpty()) {
            return Optional.of(Health.progressing(HealthPhrase.NOT_JOINED.of()));
        }
        return Optional.of(
                available.get().isTrue()
                        ? Health.healthy(available.get().text())
                        : Health.degraded(available.get().text()));
    }
}
