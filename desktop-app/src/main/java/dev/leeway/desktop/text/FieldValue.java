package dev.leeway.desktop.text;

import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.json.JsonWriter;
import dev.leeway.engine.resource.Sensitive;

import java.util.regex.Pattern;

/** A field's value in one line, as every page says it. */
public final class FieldValue {
    /** Strings that without quotes would be nothing, something else, or less than they are. */
    private static final Pattern MISLEADING =
            Pattern.compile(
                    "|\\s.*|.*\\s|true|false|null|[-+]?\\d+(\\.\\d*)?([eE][-+]?\\d+)?",
                    Pattern.DOTALL);

    private FieldValue() {}

    /**
     * Returns a string as it stands, with quotes only where it would mislead without, else the
     * value as JSON; a masked one in the language.
     */
    public static String words(JsonValue value, Text text) {
        String words =
                value instanceof JsonString string && !MISLEADING.matcher(string.value()).matches()
                        ? string.value()
                        : JsonWriter.compact(value);
        return words.equals(Sensitive.OTHER_MASK)
                ? text.text("finding.masked-differs", Sensitive.MASK)
                : words;
    }
}
