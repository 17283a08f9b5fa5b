package dev.leeway.engine.health;

import dev.leeway.engine.resource.Manifest;
import java.util.Optional;

/**
 * Judges Argo's CronWorkflow: it is well as long as its schedule can be submitted. Source: Argo
 * Workflows documentation, "Cron Workflows".
 */
final class CronWorkflowRule {
    private CronWorkflowRule() {}

    static Optional<Health> assess(Manifest live, HealthContext context) {
        Workload cron = Workload.of(live);
        Optional<Condition> error =
                cron.condition("SubmissionError")
                        .filter(Condition::isTrue)
                        .or(() -> cron.condition("SpecError").filter(Condition::isTrue));
        if (error.isPresent()) {
            return Optional.of(Health.degraded(error.get().text()));
        }
        if (cron.spec().bool("suspend", false)) {
            return Optional.of(Health.suspended(HealthPhrase.SPEC_SET.of("suspend")));
        }
        return Optional.of(Health.healthy(HealthPhrase.AWAITS_NEXT_TIME.of()));
    }
}
