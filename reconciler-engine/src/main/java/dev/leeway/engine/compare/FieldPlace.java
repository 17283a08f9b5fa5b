package dev.leeway.engine.compare;

import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import java.util.Optional;

/** Finds a field of a tree by its path, list items by their keys. */
public final class FieldPlace {
    private FieldPlace() {}

    /** Returns the field's value, empty where there is none. */
    public static Optional<JsonValue> value(JsonObject root, FieldPath path) {
        return FieldAt.get(root, path);
    }

    /** Returns the field as a JSON pointer into the tree, empty where there is no such field. */
    public static Optional<String> pointer(JsonObject root, FieldPath path) {
        return FieldAt.pointer(root, path);
    }

    /** Returns a member's name as a step of a JSON pointer. */
    public static String escape(String name) {
        return JsonPointer.escape(name);
    }
}
