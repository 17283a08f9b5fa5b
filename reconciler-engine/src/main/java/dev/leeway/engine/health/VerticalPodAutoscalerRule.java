package dev.leeway.engine.health;

import dev.leeway.engine.resource.Manifest;
import java.util.Optional;

/**
 * Judges a VerticalPodAutoscaler: it is well once it recommends something. Source: Kubernetes
 * autoscaler documentation, VerticalPodAutoscalerConditionType.
 */
final class VerticalPodAutoscalerRule {
    private VerticalPodAutoscalerRule() {}

    static Optional<Health> assess(Manifest live, HealthContext context) {
        Workload scaler = Workload.of(live);
        for (String fault : new String[] {"ConfigUnsupported", "NoPodsMatched"}) {
            Optional<Condition> found = scaler.condition(fault).filter(Condition::isTrue);
            if (found.isPresent()) {
                return Optional.of(Health.degraded(found.get().text()));
            }
        }
        Optional<Condition> recommends =
                scaler.condition("RecommendationProvided").filter(Condition::isTrue);
        return Optional.of(
                recommends
                        .map(condition -> Health.healthy(condition.text()))
                        .orElseGet(() -> Health.progressing(HealthPhrase.RECOMMENDS_NOTHING.of())));
    }
}
