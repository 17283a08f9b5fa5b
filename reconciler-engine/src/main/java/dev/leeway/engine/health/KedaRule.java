package dev.leeway.engine.health;

import dev.leeway.engine.resource.Manifest;
import java.util.Optional;

/** Judges KEDA's scaled objects and jobs by {@code Paused}, {@code Ready} and {@code Fallback}. */
final class KedaRule {
    private KedaRule() {}

    static Optional<Health> assess(Manifest live, HealthContext context) {
        Workload scaled = Workload.of(live);
        Optional<Condition> paused = scaled.condition("Paused").filter(Condition::isTrue);
        if (paused.isPresent()) {
            return Optional.of(Health.suspended(paused.get().text()));
        }
        Optional<Condition> ready = scaled.condition("Ready");
        if (ready.isEmpty()) {
            return Optional.of(Health.progressing(HealthPhrase.READINESS_UNSAID.of()));
        }
        Optional<Condition> fallback = scaled.condition("Fallback").filter(Condition::isTrue);
        if (fallback.isPresent()) {
            return Optional.of(Health.degraded(fallback.get().text()));
        }
        if (ready.get().isTrue()) {
            return Optional.of(Health.healthy(ready.get().text()));
        }
        boolean failed = ready.get().isFalse() || ready.get().reason().endsWith("Error");
        return Optional.of(
                failed
                        ? Health.degraded(ready.get().text())
                        : Health.progressing(ready.get().text()));
    }
}
