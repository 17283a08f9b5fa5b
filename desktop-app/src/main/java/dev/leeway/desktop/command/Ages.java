package dev.leeway.desktop.command;

import java.time.Duration;
import java.time.Instant;

/** Spans of time as people read them. */
final class Ages {
    private Ages() {}

    static String between(Instant then, Instant now) {
        Duration age = Duration.between(then, now);
        if (age.toSeconds() < 60) {
            return Math.max(0, age.toSeconds()) + " s";
        }
        if (age.toMinutes() < 60) {
            return age.toMinutes() + " min";
        }
        return age.toHours() < 48 ? age.toHours() + " h" : age.toDays() + " days";
    }
}
