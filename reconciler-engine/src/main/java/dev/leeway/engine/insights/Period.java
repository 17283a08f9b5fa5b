package dev.leeway.engine.insights;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of time.
 *
 * @param from its beginning, included
 * @param to its end, not included; after the beginning
 */
public record Period(Instant from, Instant to) {
    public Period {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("a period from " + from + " to " + to + " is empty");
        }
    }

    /** Returns the days up to a moment. */
    public static Period days(int days, Instant to) {
        return new Period(to.minus(Duration.ofDays(days)), to);
    }

    /** Returns whether a moment lies in it. */
    public boolean holds(Instant moment) {
        return !moment.isBefore(from) && moment.isBefore(to);
    }

    /** Returns the period cut into parts of equal length, in their order. */
    public List<Period> parts(int count) {
        List<Period> parts = new ArrayList<>();
        long millis = Duration.between(from, to).toMillis();
        for (int i = 0; i < count; i++) {
            Instant begin = from.plusMillis(millis * i / count);
            Instant end = i == count - 1 ? to : from.plusMillis(millis * (i + 1) / count);
            parts.add(new Period(begin, end));
        }
        return parts;
    }
}
