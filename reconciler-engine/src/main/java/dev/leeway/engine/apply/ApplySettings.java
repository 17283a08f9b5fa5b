package dev.leeway.engine.apply;

import dev.leeway.engine.health.HealthRules;
import dev.leeway.engine.live.FieldManagers;
import java.time.Duration;

/**
 * How a plan is carried out.
 *
 * @param manager the field manager
 * @param requestTimeout how long one request may take
 * @param definitionTimeout how long to wait for a custom resource definition to be established
 * @param placeTimeout how long all steps of one place may take
 * @param parallel how many steps of one place go at the same time
 * @param lease how the right to sync is held
 * @param waits how long to wait for objects and hooks
 * @param retry how requests are repeated
 * @param health by which rules an object is well
 */
public record ApplySettings(
        String manager,
        Duration requestTimeout,
        Duration definitionTimeout,
        Duration placeTimeout,
        int parallel,
        LeaseSettings lease,
        WaitSettings waits,
        RetrySettings retry,
        HealthRules health) {
    /** Leeway's own: manager {@code leeway}, half a minute a request, sixteen at a time. */
    public static final ApplySettings USUAL =
            new ApplySettings(
                    FieldManagers.LEEWAY,
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(60),
                    Duration.ofMinutes(15),
                    16,
                    LeaseSettings.USUAL,
                    WaitSettings.USUAL,
                    RetrySettings.USUAL,
                    HealthRules.standard());

    /** Returns a copy that waits and repeats so. */
    public ApplySettings with(WaitSettings otherWaits, RetrySettings otherRetry) {
        return new ApplySettings(
                manager,
                requestTimeout,
                definitionTimeout,
                placeTimeout,
                parallel,
                lease,
                otherWaits,
                otherRetry,
                health);
    }

    /** Returns a copy that judges by these rules. */
    public ApplySettings judgedBy(HealthRules rules) {
        return new ApplySettings(
                manager,
                requestTimeout,
                definitionTimeout,
                placeTimeout,
                parallel,
                lease,
                waits,
                retry,
                rules);
    }
}
