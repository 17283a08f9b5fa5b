package dev.leeway.desktop.text;

import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.json.JsonWriter;
import dev.leeway.engine.resource.Sensitive;

/** A field's value in one line, as every page says it. */
public final class FieldValue {
    private FieldValue() {}

    /** Returns a string as it stands, else the value as JSON; a masked one in the language. */
    public static String words(JsonValue value, Text text) {
        String words =
                value instanceof JsonString string ? string.value() : JsonWriter.compact(value);
        return words.equals(Sensitive.OTHER_MASK)
                ? text.text("finding.masked-differs", Sensitive.MASK)
                : words;
    }
}
