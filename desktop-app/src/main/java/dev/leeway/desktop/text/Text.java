package dev.leeway.desktop.text;

import java.text.MessageFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words on screen in one language. Immutable; safe for use from any thread. */
public final class Text {
    /** The bundle's name, for tests that look for missing and unused keys. */
    public static final String BUNDLE = "dev.leeway.desktop.text.words";

    private final Locale locale;
    private final ZoneId zone;
    private final ResourceBundle words;

    /** Makes the words of a language, with times in a zone. */
    public Text(Locale locale, ZoneId zone) {
        this.locale = locale;
        this.zone = zone;
        this.words = ResourceBundle.getBundle(BUNDLE, locale);
    }

    /**
     * Returns the words of a key, numbered gaps filled in as {@link MessageFormat} does.
     *
     * @throws java.util.MissingResourceException when there is no such key
     */
    public String text(String key, Object... gaps) {
        String pattern = words.getString(key);
        return gaps.length == 0 && pattern.indexOf('\'') < 0 && pattern.indexOf('{') < 0
                ? pattern
                : new MessageFormat(pattern, locale).format(gaps);
    }

    /**
     * Returns how long ago a moment was, short: {@code 12 s}, {@code 4 min}, {@code 2 h}, {@code 3
     * d}.
     */
    public String age(Instant then, Instant now) {
        return length(Duration.between(then, now));
    }

    /** Returns a length of time, short. */
    public String length(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        if (seconds < 60) {
            return text("age.seconds", seconds);
        }
        if (seconds < 3_600) {
            return text("age.minutes", seconds / 60);
        }
        if (seconds < 48 * 3_600) {
            return text("age.hours", seconds / 3_600);
        }
        return text("age.days", Long.toString(seconds / 86_400));
    }

    /** Returns a short length of time with its fraction: {@code 340 ms}, {@code 1.4 s}. */
    public String precise(Duration duration) {
        long millis = duration.toMillis();
        return millis < 1_000 ? text("age.millis", millis) : text("age.fraction", millis / 1_000.0);
    }

    /** Returns the absolute time, for hints. */
    public String moment(Instant instant) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM)
                .withLocale(locale)
                .withZone(zone)
                .format(instant);
    }

    /** Returns the time of day: {@code 14:02}. */
    public String clock(Instant instant) {
        return DateTimeFormatter.ofPattern("HH:mm", locale).withZone(zone).format(instant);
    }
}
