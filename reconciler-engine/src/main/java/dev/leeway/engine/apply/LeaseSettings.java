package dev.leeway.engine.apply;

import java.time.Duration;

/**
 * How the right to sync an application is held.
 *
 * @param duration how long it lasts without being renewed
 * @param renewEvery how often it is renewed
 * @param margin how long before its end it is given up for lost, since a request that was sent
 *     takes its time to arrive
 * @param watch how long one that seems to have run out is watched before it is taken over: clocks
 *     differ, and a holder who is alive renews within that time
 */
public record LeaseSettings(
        Duration duration, Duration renewEvery, Duration margin, Duration watch) {
    /** A minute, renewed every quarter of one. */
    public static final LeaseSettings USUAL =
            new LeaseSettings(
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(15),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(20));
}
