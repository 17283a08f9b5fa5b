package dev.leeway.engine.yaml;

import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Tells whether a text holds what Kustomize reads in a way of its own. Its YAML library is a newer
 * one than the API server's: {@code yes} is text there, a date becomes a point in time, a merge key
 * yields to every written key.
 */
public final class DialectCheck {
    private static final Set<String> WORDS =
            Set.of(
                    "y", "Y", "yes", "Yes", "YES", "on", "On", "ON", "n", "N", "no", "No", "NO",
                    "off", "Off", "OFF");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private DialectCheck() {}

    /**
     * Returns the line, from 1, of the first scalar that the two libraries may read differently, or
     * empty when there is none. A text that cannot be parsed has none.
     */
    public static OptionalInt firstDifference(String text) {
        return first(text, true);
    }

    /**
     * Returns the line, from 1, of the first scalar that {@link YamlDialect#KUSTOMIZE} may read
     * otherwise than Kustomize does, or empty when there is none: written tags, merge keys, and
     * points in time that are more than a date.
     */
    public static OptionalInt firstBeyondDialect(String text) {
        return first(text, false);
    }

    private static OptionalInt first(String text, boolean words) {
        LoadSettings settings =
                LoadSettings.builder()
                        .setUseMarks(true)
                        .setCodePointLimit(Integer.MAX_VALUE)
                        .build();
        try {
            var parser = new ParserImpl(settings, new StreamReader(settings, text));
            while (parser.hasNext()) {
                Event event = parser.next();
                if (event instanceof ScalarEvent scalar && differs(scalar, words)) {
                    return OptionalInt.of(1 + scalar.getStartMark().map(Mark::getLine).orElse(0));
                }
            }
        } catch (YamlEngineException e) {
            return OptionalInt.empty();
        }
        return OptionalInt.empty();
    }

    private static boolean differs(ScalarEvent scalar, boolean words) {
        String value = scalar.getValue();
        if (scalar.getTag().isPresent()) {
            return true;
        }
        if (!scalar.isPlain()) {
            return false;
        }
        boolean moment =
                ScalarRules.isTimestamp(value) && (words || !DATE.matcher(value).matches());
        return value.equals("<<") || moment || (words && WORDS.contains(value));
    }
}
