package dev.leeway.engine.practice.table;

import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Spans of time as kubectl shows them: two units at most, coarser the longer they are. */
final class Ages {
    private static final long DAY_HOURS = 24;
    private static final long YEAR_DAYS = 365;

    private Ages() {}

    /** Returns how long ago a timestamp was, {@code <unknown>} when there is none. */
    static String since(@Nullable JsonValue timestamp, Instant now) {
        if (timestamp instanceof JsonString text) {
            try {
                return text(Duration.between(Instant.parse(text.value()), now));
            } catch (DateTimeException e) {
                return "<invalid>";
            }
        }
        return "<unknown>";
    }

    /** Returns a span as text. */
    static String text(Duration span) {
        long seconds = span.toSeconds();
        if (seconds < -1) {
            return "<invalid>";
        }
        if (seconds < 0) {
            return "0s";
        }
        if (seconds < 120) {
            return seconds + "s";
        }
        long minutes = span.toMinutes();
        if (minutes < 10) {
            return two(minutes, "m", seconds % 60, "s");
        }
        if (minutes < 180) {
            return minutes + "m";
        }
        long hours = span.toHours();
        if (hours < 8) {
            return two(hours, "h", minutes % 60, "m");
        }
        if (hours < 2 * DAY_HOURS) {
            return hours + "h";
        }
        long days = hours / DAY_HOURS;
        if (days < 8) {
            return two(days, "d", hours % DAY_HOURS, "h");
        }
        if (days < 2 * YEAR_DAYS) {
            return days + "d";
        }
        return days < 8 * YEAR_DAYS
                ? two(days / YEAR_DAYS, "y", days % YEAR_DAYS, "d")
                : days / YEAR_DAYS + "y";
    }

    private static String two(long big, String bigUnit, long small, String smallUnit) {
        return small == 0 ? big + bigUnit : big + bigUnit + small + smallUnit;
    }
}
