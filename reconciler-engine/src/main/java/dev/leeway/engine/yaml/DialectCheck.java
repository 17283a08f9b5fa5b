package dev.leeway.engine.yaml;

import java.util.OptionalInt;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Tells whether a text means the same to Kubernetes and to Kustomize, whose YAML library is a newer
 * one: {@code yes} is text there, a date becomes a point in time, a merge key yields to every
 * written key.
 */
public final class DialectCheck {
    private static final Set<String> WORDS =
            Set.of(
                    "y", "Y", "yes", "Yes", "YES", "on", "On", "ON", "n", "N", "no", "No", "NO",
                    "off", "Off", "OFF", "<<");

    private DialectCheck() {}

    /**
     * Returns the line, from 1, of the first scalar that the two libraries may read differently, or
     * empty when there is none. A text that cannot be parsed has none.
     */
    public static OptionalInt firstDifference(String text) {
        LoadSettings settings =
                LoadSettings.builder()
                        .setUseMarks(true)
                        .setCodePointLimit(Integer.MAX_VALUE)
                        .build();
        try {
            var parser = new ParserImpl(settings, new StreamReader(settings, text));
            while (parser.hasNext()) {
                Event event = parser.next();
                if (event instanceof ScalarEvent scalar && differs(scalar)) {
                    return OptionalInt.of(1 + scalar.getStartMark().map(Mark::getLine).orElse(0));
                }
            }
        } catch (YamlEngineException e) {
            return OptionalInt.empty();
        }
        return OptionalInt.empty();
    }

    private static boolean differs(ScalarEvent scalar) {
        String value = scalar.getValue();
        return scalar.getTag().isPresent()
                || (scalar.isPlain() && (WORDS.contains(value) || ScalarRules.isTimestamp(value)));
    }
}
