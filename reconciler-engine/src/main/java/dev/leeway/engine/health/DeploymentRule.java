package dev.leeway.engine.health;

import dev.leeway.engine.resource.Manifest;
import java.util.Optional;

/** Judges Deployments by their roll-out. */
final class DeploymentRule {
    private DeploymentRule() {}

    static Optional<Health> assess(Manifest live, HealthContext context) {
        Workload workload = Workload.of(live);
        if (workload.spec().bool("paused", false)) {
            return Optional.of(Health.suspended("The Deployment is paused."));
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
            return Workload.waiting(updated, workload.wanted(), "replicas are updated");
        }
        if (replicas > updated) {
            return Health.progressing((replicas - updated) + " old replicas are still there.");
        }
        if (available < updated) {
            return Workload.waiting(available, updated, "updated replicas are available");
        }
        return Health.healthy(available + " of " + workload.wanted() + " replicas are available.");
    }
}
