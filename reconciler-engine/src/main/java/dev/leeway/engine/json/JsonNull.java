package dev.leeway.engine.json;

/** The JSON {@code null}. */
public enum JsonNull implements JsonValue {
    /** The only instance. */
    NULL;

    @Override
    public String toString() {
        return "null";
    }
}
