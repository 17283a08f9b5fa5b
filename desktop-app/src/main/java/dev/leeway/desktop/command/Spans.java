package dev.leeway.desktop.command;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Spans of time as people type them. */
final class Spans {
    private static final Pattern FORM =
            Pattern.compile("(?:(\\d{1,3})d)?(?:(\\d{1,4})h)?(?:(\\d{1,5})m)?(?:(\\d{1,6})s)?");

    private Spans() {}

    /**
     * Reads days, hours, minutes and seconds, as in {@code 1h30m}.
     *
     * @throws CommandException when it is something else, or no time at all
     */
    static Duration parse(String text) throws CommandException {
        Matcher matcher = FORM.matcher(text);
        Duration span =
                matcher.matches()
                        ? Duration.ofDays(number(matcher.group(1)))
                                .plusHours(number(matcher.group(2)))
                                .plusMinutes(number(matcher.group(3)))
                                .plusSeconds(number(matcher.group(4)))
                        : Duration.ZERO;
        if (span.isZero()) {
            throw new CommandException(
                    "'" + text + "' is not a span of time", "Write it as in 4h, 90m or 1h30m.");
        }
        return span;
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
