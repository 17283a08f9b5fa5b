package dev.leeway.desktop.text;

import java.text.MessageFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;

/** The words on screen in one language. Immutable; safe for use from any thread. */
public final class Text {
    /**
     * The bundles' names, for tests that look for missing and unused keys: one with the words that
     * screens share, and one for each page whose keys begin with its name.
     */
    public static final List<String> BUNDLES =
            List.of(
                    "words",
                    "repositories",
                    "clusters",
                    "bypasses",
                    "editor",
                    "activity",
                    "insights",
                    "health",
                    "claims",
                    "reversals",
                    "waits",
                    "awaits",
                    "sources",
                    "refusals",
                    "renders",
                    "kustomize",
                    "desired",
                    "leases",
                    "proposals",
                    "hosts",
                    "stores",
                    "runs",
                    "guards",
                    "doubts",
                    "logins",
                    "safes",
                    "holds",
                    "prunes",
                    "plans",
                    "cutoffs",
                    "edits",
                    "rollbacks",
                    "deeds",
                    "steps",
                    "ways",
                    "syncs",
                    "inventories",
                    "outlooks",
                    "automations",
                    "origins",
                    "places",
                    "yaml",
                    "renderings",
                    "discoveries",
                    "requests",
                    "deliveries",
                    "trails",
                    "releases",
                    "mistakes",
                    "tallies",
                    "json",
                    "silences",
                    "welcome");

    /** The languages that are complete; any other is shown in the first. */
    public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN);

    private static final String FOLDER = "dev.leeway.desktop.text.";
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private static final String ONLY_GAP = "{0}";

    private final Locale locale;
    private final ZoneId zone;
    private final Map<String, String> words = new HashMap<>();

    /** Makes the words of a language, with times in a zone. */
    public Text(Locale locale, ZoneId zone) {
        this.locale = locale;
        this.zone = zone;
        BUNDLES.forEach(name -> bundle(name, locale).forEach(words::put));
    }

    /** Returns the tag of the language that is spoken: the first one where another lacks words. */
    public String language() {
        return LANGUAGES.stream()
                .map(Locale::getLanguage)
                .filter(locale.getLanguage()::equals)
                .findFirst()
                .orElse(LANGUAGES.getFirst().getLanguage());
    }

    /** Returns the keys and words of one bundle, English where the language lacks a key. */
    public static Map<String, String> bundle(String name, Locale locale) {
        ResourceBundle found = ResourceBundle.getBundle(FOLDER + name, locale, NO_FALLBACK);
        Map<String, String> all = new HashMap<>();
        found.keySet().forEach(key -> all.put(key, found.getString(key)));
        return all;
    }

    /**
     * Returns the words of a key, numbered gaps filled in as {@link MessageFormat} does. What is
     * filled in may come from others, so characters that hide are shown ({@link Visible}).
     *
     * @throws MissingResourceException when there is no such key
     */
    public String text(String key, Object... gaps) {
        String pattern = words.get(key);
        if (pattern == null) {
            throw new MissingResourceException("There are no words for " + key, FOLDER, key);
        }
        if (gaps.length == 0 && pattern.indexOf('\'') < 0 && pattern.indexOf('{') < 0) {
            return pattern;
        }
        Object[] visible = visible(gaps);
        return visible.length == 1 && visible[0] instanceof String only
                ? filled(pattern, only).orElseGet(() -> formatted(pattern, visible))
                : formatted(pattern, visible);
    }

    private String formatted(String pattern, Object... gaps) {
        return new MessageFormat(pattern, locale).format(gaps);
    }

    /**
     * Returns a pattern whose only gap is filled with words; empty when there is more in it. Every
     * row of a table has such words, and reading the pattern takes ten times as long.
     */
    private static Optional<String> filled(String pattern, String words) {
        int gap = pattern.indexOf(ONLY_GAP);
        boolean plain =
                gap >= 0
                        && pattern.indexOf('\'') < 0
                        && pattern.indexOf('{', gap + 1) < 0
                        && pattern.indexOf('{') == gap
                        && pattern.indexOf('}', gap + ONLY_GAP.length()) < 0;
        return plain
                ? Optional.of(
                        pattern.substring(0, gap)
                                + words
                                + pattern.substring(gap + ONLY_GAP.length()))
                : Optional.empty();
    }

    private static Object[] visible(Object... gaps) {
        Object[] visible = gaps.clone();
        for (int at = 0; at < visible.length; at++) {
            if (visible[at] instanceof String words) {
                visible[at] = Visible.lines(words);
            }
        }
        return visible;
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
            return text("age.seconds", Long.toString(seconds));
        }
        if (seconds < 3_600) {
            return text("age.minutes", Long.toString(seconds / 60));
        }
        if (seconds < 48 * 3_600) {
            return text("age.hours", Long.toString(seconds / 3_600));
        }
        return text("age.days", Long.toString(seconds / 86_400));
    }

    /** Returns a length of time, hours with their minutes: {@code 1 h 59 min}. */
    public String span(Duration duration) {
        long minutes = duration.toMinutes();
        return minutes >= 60 && minutes < 48 * 60 && minutes % 60 != 0
                ? text("age.hours", minutes / 60) + " " + text("age.minutes", minutes % 60)
                : length(duration);
    }

    /**
     * Returns a length of time with its fraction while it is short: {@code 340 ms}, {@code 1.4 s},
     * {@code 4 min 10 s}.
     */
    public String precise(Duration duration) {
        long millis = duration.toMillis();
        if (millis >= 60_000 && millis < 3_600_000) {
            long seconds = millis / 1_000 % 60;
            return text("age.minutes", millis / 60_000)
                    + (seconds == 0 ? "" : " " + text("age.seconds", seconds));
        }
        if (millis >= 3_600_000) {
            return span(duration);
        }
        return millis < 1_000 ? text("age.millis", millis) : text("age.fraction", millis / 1_000.0);
    }

    /**
     * Returns the absolute time: {@code 28 Nov 2026, 03:12:40}. Hours are counted to 24 on every
     * screen, as in logs and events.
     */
    public String moment(Instant instant) {
        return formatted("time.moment", instant);
    }

    /** Returns the day and the time to the second, short: {@code 28 Nov 03:12:40}. */
    public String dayAndClock(Instant instant) {
        return formatted("time.day-and-clock", instant);
    }

    /** Returns a share in percent, with one digit where it is not whole: {@code 99.2 %}. */
    public String percent(double share) {
        return text("number.percent", share * 100);
    }

    private String formatted(String pattern, Instant instant) {
        return DateTimeFormatter.ofPattern(text(pattern), locale).withZone(zone).format(instant);
    }

    /** Returns the time of day: {@code 14:02}. */
    public String clock(Instant instant) {
        return DateTimeFormatter.ofPattern("HH:mm", locale).withZone(zone).format(instant);
    }
}
