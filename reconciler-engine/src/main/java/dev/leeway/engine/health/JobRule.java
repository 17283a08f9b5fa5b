package dev.leeway.engine.health;

import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.wording.Wording;
import java.util.Optional;

/** Judges Jobs by the conditions that are true. */
final class JobRule {
    private JobRule() {}

    static Optional<Health> assess(Manifest live, HealthContext context) {
        Workload job = Workload.of(live);
        Optional<Condition> failed = truth(job, "Failed");
        if (failed.isPresent()) {
            return Optional.of(Health.degraded(failed.get().text()));
        }
        if (truth(job, "Complete").isPresent()) {
            return Optional.of(Health.healthy(HealthPhrase.COMPLETED.of()));
        }
        Optional<Condition> suspended = truth(job, "Suspended");
        if (suspended.isPresent()) {
            return Optional.of(Health.suspended(suspended.get().text()));
        }
        Wording pods =
                HealthPhrase.JOB_PODS.of(
                        job.count("active"), job.count("succeeded"), job.count("failed"));
        String started = job.status().string("startTime", "");
        return Optional.of(Health.progressing(context.aged(pods, started)));
    }

    private static Optional<Condition> truth(Workload job, String type) {
        return job.condition(type).filter(Condition::isTrue);
    }
}
