package dev.leeway.engine.apply;

import java.time.Duration;

/**
 * How often and after which pauses a request is sent again that was not carried out, or that does
 * no harm when it is carried out twice.
 *
 * @param limit how often at most
 * @param first the first pause
 * @param factor by how much each pause is longer than the one before
 * @param longest the longest pause
 */
public record RetrySettings(int limit, Duration first, int factor, Duration longest) {
    /** Five times, after 5 seconds, twice as long each time, three minutes at most. */
    public static final RetrySettings USUAL =
            new RetrySettings(5, Duration.ofSeconds(5), 2, Duration.ofMinutes(3));

    /** Returns the pause before a repetition, counted from 0. */
    Duration pause(int repetition) {
        Duration pause = first;
        for (int i = 0; i < repetition && pause.compareTo(longest) < 0; i++) {
            pause = pause.multipliedBy(factor);
        }
        return pause.compareTo(longest) > 0 ? longest : pause;
    }
}
