package dev.leeway.engine.json;

/**
 * A JSON string.
 *
 * @param value the text, unescaped
 */
public record JsonString(String value) implements JsonValue {
    @Override
    public String toString() {
        return toJson();
    }
}
