package dev.leeway.engine.health;

import dev.leeway.engine.resource.Manifest;
import java.util.Optional;

/**
 * Judges RabbitMQ's topology objects (queues, users, policies ...) by {@code Ready}. Their operator
 * answers at once; silence means that nobody knows whether the object exists in the broker.
 */
final class RabbitTopologyRule {
    private RabbitTopologyRule() {}

    static Optional<Health> assess(Manifest live, HealthContext context) {
        if (live.kind().equals("RabbitmqCluster")) {
            return Optional.empty();
        }
        Optional<Condition> ready = Workload.of(live).condition("Ready");
        if (ready.isEmpty()) {
            return Optional.of(Health.unknown(HealthPhrase.TOPOLOGY_UNANSWERED.of()));
        }
        return Optional.of(
                ready.get().isTrue()
                        ? Health.healthy(ready.get().text())
                        : Health.degraded(ready.get().text()));
    }
}
