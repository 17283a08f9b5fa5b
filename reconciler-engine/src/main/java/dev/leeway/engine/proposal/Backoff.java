package dev.leeway.engine.proposal;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When to try again: soon at first, then ever later, up to ten minutes. */
final class Backoff {
    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final int MOST_DOUBLINGS = 7;

    private Backoff() {}

    /**
     * Returns the next try.
     *
     * @param now the time of the failed try
     * @param attempts how many tries failed, this one included
     * @param notBefore when the host wants to be asked again at the earliest
     */
    static Instant next(Instant now, int attempts, Optional<Instant> notBefore) {
        int doublings = Math.clamp(attempts - 1, 0, MOST_DOUBLINGS);
        Duration wait = FIRST.multipliedBy(1L << doublings);
        Instant next = now.plus(wait.compareTo(LONGEST) > 0 ? LONGEST : wait);
        return notBefore.filter(next::isBefore).orElse(next);
    }
}
