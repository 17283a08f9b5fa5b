package dev.leeway.engine.health;

import dev.leeway.engine.resource.Manifest;
import java.util.Optional;

/**
 * Judges OpenShift's DeploymentConfig, whose {@code Progressing} is true both while and after it
 * rolls out: the reason tells. Source: OpenShift API, apps.openshift.io/v1.
 */
final class DeploymentConfigRule {
    private DeploymentConfigRule() {}

    static Optional<Health> assess(Manifest live, HealthContext context) {
        Workload config = Workload.of(live);
        if (config.conditions().isEmpty()) {
            return Optional.empty();
        }
        Optional<Condition> progressing = config.condition("Progressing");
        boolean rolledOut =
                progressing
                        .filter(c -> c.reason().equals("NewReplicationControllerAvailable"))
                        .isPresent();
        // Scaled to nothing by hand it has no minimum availability, and wants none.
        if (rolledOut && config.count("replicas") == 0) {
            return Optional.of(Health.healthy(HealthPhrase.SCALED_TO_NOTHING.of()));
        }
        Optional<Condition> unavailable = config.condition("Available").filter(Condition::isFalse);
        if (unavailable.isPresent()) {
            return Optional.of(Health.degraded(unavailable.get().text()));
        }
        if (progressing.filter(Condition::isFalse).isPresent()) {
            return Optional.of(Health.degraded(progressing.get().text()));
        }
        return Optional.of(
                rolledOut
                        ? Health.healthy(progressing.get().text())
                        : Health.progressing(
                                progressing
                                        .map(Condition::text)
                                        .orElse(HealthPhrase.ROLLING_OUT.of())));
    }
}
