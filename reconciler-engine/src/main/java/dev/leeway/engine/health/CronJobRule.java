package dev.leeway.engine.health;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.resource.Manifest;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Judges CronJobs by their last run. A suspended one is well: nothing is expected of it. */
final class CronJobRule {
    private CronJobRule() {}

    static Optional<Health> assess(Manifest live, HealthContext context) {
        if (live.root().objectAt("spec").bool("suspend", false)) {
            return Optional.of(Health.healthy("The CronJob is suspended."));
        }
        Optional<JsonObject> status = live.root().object("status");
        return Optional.of(
                status.map(CronJobRule::lastRun)
                        .orElseGet(() -> Health.progressing("It has reported no status yet.")));
    }

    private static Health lastRun(JsonObject status) {
        if (!status.arrayAt("active").isEmpty()) {
            return Health.healthy(status.arrayAt("active").size() + " runs are active.");
        }
        Optional<Instant> scheduled = time(status, "lastScheduleTime");
        Optional<Instant> succeeded = time(status, "lastSuccessfulTime");
        if (scheduled.isEmpty()) {
            return Health.healthy("It has not been due yet.");
        }
        if (succeeded.isEmpty()) {
            return Health.healthy("No run has succeeded yet.");
        }
        return succeeded.get().isBefore(scheduled.get())
                ? Health.degraded("The last run, due at " + scheduled.get() + ", did not succeed.")
                : Health.healthy("The last run succeeded at " + succeeded.get() + ".");
    }

    private static Optional<Instant> time(JsonObject status, String name) {
        try {
            return status.string(name).map(Instant::parse);
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }
}
