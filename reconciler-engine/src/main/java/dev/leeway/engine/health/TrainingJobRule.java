package dev.leeway.engine.health;

import dev.leeway.engine.resource.Manifest;
import java.util.Optional;

/**
 * Judges Kubeflow's training jobs and experiments: several conditions stay true in turn, and the
 * last stage reached counts. Source: Kubeflow documentation, Training Operator, "JobCondition".
 */
final class TrainingJobRule {
    private TrainingJobRule() {}

    static Optional<Health> assess(Manifest live, HealthContext context) {
        Workload job = Workload.of(live);
        if (job.conditions().isEmpty()) {
            return Optional.empty();
        }
        Optional<Condition> failed = reached(job, "Failed");
        if (failed.isPresent()) {
            return Optional.of(Health.degraded(failed.get().text()));
        }
        Optional<Condition> done = reached(job, "Succeeded");
        if (done.isPresent()) {
            return Optional.of(Health.healthy(done.get().text()));
        }
        Optional<Condition> suspended = reached(job, "Suspended");
        if (suspended.isPresent()) {
            return Optional.of(Health.suspended(suspended.get().text()));
        }
        Condition now =
                reached(job, "Restarting")
                        .or(() -> reached(job, "Running"))
                        .orElse(job.conditions().getLast());
        return Optional.of(Health.progressing(now.text()));
    }

    private static Optional<Condition> reached(Workload job, String type) {
        return job.condition(type).filter(Condition::isTrue);
    }
}
