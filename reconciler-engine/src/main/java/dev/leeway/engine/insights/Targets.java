package dev.leeway.engine.insights;

import dev.leeway.engine.insights.Indicator.Kind;
import java.time.Duration;

/**
 * What is good enough.
 *
 * @param success the share of syncs that must do all that was approved
 * @param reconciled the share of commits that must be deployed in time
 * @param reconcileTime how long that may take, from authoring a commit to the end of the sync
 * @param driftGone the share of drift that must be gone in time
 * @param driftAge how long that may take, from the change to the comparison that found it gone
 * @param bypassOver the share of bypasses that must be over in time
 * @param bypassTime how long that may take
 */
public record Targets(
        double success,
        double reconciled,
        Duration reconcileTime,
        double driftGone,
        Duration driftAge,
        double bypassOver,
        Duration bypassTime) {
    /**
     * 99 % of syncs done; 90 % of commits deployed within an hour; 95 % of drift gone within a day;
     * 90 % of bypasses over within a day.
     */
    public static final Targets USUAL =
            new Targets(
                    0.99,
                    0.90,
                    Duration.ofHours(1),
                    0.95,
                    Duration.ofDays(1),
                    0.90,
                    Duration.ofDays(1));

    /** Returns the share that must be good. */
    public double share(Kind kind) {
        return switch (kind) {
            case RECONCILE_SUCCESS -> success;
            case TIME_TO_RECONCILE -> reconciled;
            case DRIFT_AGE -> driftGone;
            case BYPASS_DURATION -> bypassOver;
        };
    }

    /** Returns how long one may take; for syncs, which only have to be done, any time at all. */
    public Duration limit(Kind kind) {
        return switch (kind) {
            case RECONCILE_SUCCESS -> Duration.ofSeconds(Long.MAX_VALUE);
            case TIME_TO_RECONCILE -> reconcileTime;
            case DRIFT_AGE -> driftAge;
            case BYPASS_DURATION -> bypassTime;
        };
    }
}
