package dev.leeway.engine.health;

import dev.leeway.engine.resource.Manifest;
import java.util.Optional;

/** Judges Deployments by their roll-out. */
final class DeploymentRule {
    private DeploymentRule() {}

    static Optional<Health> assess(Manifest live, HealthContext context) {
        Workload workload = Workload.of(live);
        if (workload.spec().bool("paused", false)) {
            return Optional.of(Health.suspended(HealthPhrase.DEPLOYMENT_PAUSED.of()));
        }
        return workload.lag().or(() -> Optional.of(rollout(workload)));
    }

    private static Health rollout(Workload workload) {
        Optional<Condition> late =
                workload.condition("Progressing")
                        .filter(c -> c.reason().equals("ProgressDeadlineExceeded"));
        if (late.isPresent()) {
            return Health.degraded(late.get().text());
        }
        long replicas = workload.count("replicas");
        long updated = workload.count("updatedReplicas");
        long available = workload.count("availableReplicas");
        if (updated < workload.wanted()) {
            return Workload.waiting(updated, workload.wanted(), HealthPhrase.REPLICAS_UPDATED);
        }
        if (replicas > updated) {
            return Health.progressing(HealthPhrase.OLD_REPLICAS.of(replicas - updated));
        }
        if (available < updated) {
            return Workload.waiting(available, updated, HealthPhrase.UPDATED_AVAILABLE);
        }
        return Health.healthy(HealthPhrase.REPLICAS_AVAILABLE.of(available, workload.wanted()));
    }
}
