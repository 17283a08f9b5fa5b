package dev.leeway.engine.insights;

import dev.leeway.engine.insights.Indicator.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One thing that counts towards an indicator.
 *
 * @param kind which indicator
 * @param application the application
 * @param from when it began
 * @param to when it was over; empty while it goes on
 * @param failed whether it counts against the indicator however long it took
 */
public record Happening(
        Kind kind, String application, Instant from, Optional<Instant> to, boolean failed) {
    /** Returns how long it took, or has gone on by now. */
    public Duration length(Instant now) {
        return Duration.between(from, to.orElse(now));
    }

    /** Returns the moment at which it counts: its end, or now while it goes on. */
    public Instant counted(Instant now) {
        return to.orElse(now);
    }
}
