package dev.leeway.engine.health;

import dev.leeway.engine.resource.Manifest;
import java.util.Optional;

/**
 * Judges what the Prometheus Operator runs by {@code Available} and {@code Reconciled}, which it
 * sets to {@code Degraded} besides the usual values. Source: Prometheus Operator documentation, API
 * reference, "Condition".
 */
final class PrometheusOperatorRule {
    private PrometheusOperatorRule() {}

    static Optional<Health> assess(Manifest live, HealthContext context) {
        Workload server = Workload.of(live);
        if (server.spec().bool("paused", false)) {
            return Optional.of(Health.suspended(HealthPhrase.SPEC_SET.of("paused")));
        }
        Optional<Condition> available = server.condition("Available");
        if (available.isEmpty()) {
            return Optional.empty();
        }
        Optional<Condition> unreconciled =
                server.condition("Reconciled").filter(Condition::isFalse);
        if (unreconciled.isPresent()) {
            return Optional.of(Health.degraded(unreconciled.get().text()));
        }
        if (available.get().isTrue()) {
            return Optional.of(Health.healthy(available.get().text()));
        }
        boolean some = available.get().reason().equals("SomePodsNotReady");
        return Optional.of(
                some
                        ? Health.progressing(available.get().text())
                        : Health.degraded(available.get().text()));
    }
}
