package dev.leeway.engine.health;

import dev.leeway.engine.resource.Manifest;
import java.util.Optional;

/**
 * Judges PodDisruptionBudgets by whether they could be worked out. A budget that allows no
 * disruption now does its work.
 */
final class PodDisruptionBudgetRule {
    private PodDisruptionBudgetRule() {}

    static Optional<Health> assess(Manifest live, HealthContext context) {
        Workload budget = Workload.of(live);
        if (budget.conditions().isEmpty()) {
            return Optional.of(Health.progressing(HealthPhrase.NO_STATUS.of()));
        }
        for (Condition condition : budget.conditions()) {
            if (condition.isFalse() && !condition.reason().equals("InsufficientPods")) {
                return Optional.of(Health.degraded(condition.text()));
            }
        }
        return Optional.of(
                Health.healthy(
                        HealthPhrase.DISRUPTIONS_ALLOWED.of(budget.count("disruptionsAllowed"))));
    }
}
