package dev.leeway.engine.json;

/**
 * One immutable JSON value.
 *
 * <p>Equality is structural. Numbers are equal when they are numerically equal ({@code 1.0} equals
 * {@code 1}); objects are equal regardless of the order of their members; arrays compare in order.
 * Safe for use from any thread.
 */
public sealed interface JsonValue
        permits JsonObject, JsonArray, JsonString, JsonNumber, JsonBoolean, JsonNull {

    /**
     * Returns this value as compact JSON text, members in insertion order. Never masks: see {@code
     * resource.Sensitive}.
     */
    default String toJson() {
        return JsonWriter.compact(this);
    }

    /** Returns a string value. */
    static JsonString of(String value) {
        return new JsonString(value);
    }

    /** Returns an integer value. */
    static JsonNumber of(long value) {
        return JsonNumber.of(value);
    }

    /** Returns a boolean value. */
    static JsonBoolean of(boolean value) {
        return value ? JsonBoolean.TRUE : JsonBoolean.FALSE;
    }
}
