package dev.leeway.engine.health;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.wording.Wording;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Judges CronJobs by their last run. A suspended one is well: nothing is expected of it. */
final class CronJobRule {
    private CronJobRule() {}

    static Optional<Health> assess(Manifest live, HealthContext context) {
        if (live.root().objectAt("spec").bool("suspend", false)) {
            return Optional.of(Health.healthy(HealthPhrase.CRON_JOB_SUSPENDED.of()));
        }
        Optional<JsonObject> status = live.root().object("status");
        return Optional.of(
                status.map(CronJobRule::lastRun)
                        .orElseGet(() -> Health.progressing(HealthPhrase.NO_STATUS.of())));
    }

    private static Health lastRun(JsonObject status) {
        if (!status.arrayAt("active").isEmpty()) {
            return Health.healthy(HealthPhrase.RUNS_ACTIVE.of(status.arrayAt("active").size()));
        }
        Optional<Instant> scheduled = time(status, "lastScheduleTime");
        Optional<Instant> succeeded = time(status, "lastSuccessfulTime");
        if (scheduled.isEmpty()) {
            return Health.healthy(HealthPhrase.NOT_DUE.of());
        }
        if (succeeded.isEmpty()) {
            return Health.healthy(HealthPhrase.NO_RUN_SUCCEEDED.of());
        }
        return succeeded.get().isBefore(scheduled.get())
                ? Health.degraded(HealthPhrase.LAST_RUN_FAILED.of(Wording.moment(scheduled.get())))
                : Health.healthy(
                        HealthPhrase.LAST_RUN_SUCCEEDED.of(Wording.moment(succeeded.get())));
    }

    private static Optional<Instant> time(JsonObject status, String name) {
        try {
            return status.string(name).map(Instant::parse);
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }
}
