package dev.leeway.engine.schema;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonBoolean;
import dev.leeway.engine.json.JsonNull;
import dev.leeway.engine.json.JsonNumber;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import java.util.Locale;

/** What types of fields and values are called, in the words of the Kubernetes API. Pure. */
public final class SchemaWords {
    private SchemaWords() {}

    /** Returns the name of a shape's type, for example {@code integer} or {@code []object}. */
    public static String of(FieldSchema schema) {
        return switch (schema) {
            case FieldSchema.Scalar scalar ->
                    switch (scalar.type()) {
                        case INT_OR_STRING -> "int-or-string";
                        case STRING, INTEGER, NUMBER, BOOLEAN, QUANTITY, TIME, BYTES ->
                                scalar.type().name().toLowerCase(Locale.ROOT);
                    };
            case FieldSchema.Items items -> "[]" + of(items.item());
            case FieldSchema.Struct struct ->
                    struct.fields().isEmpty() && struct.additional().isPresent()
                            ? "map of " + of(struct.additional().get())
                            : "object";
            case FieldSchema.Unknown _ -> "any";
        };
    }

    /** Returns the name of a value's type. */
    public static String of(JsonValue value) {
        return switch (value) {
            case JsonObject _ -> "object";
            case JsonArray _ -> "list";
            case JsonString _ -> "string";
            case JsonNumber number -> number.isLong() ? "integer" : "number";
            case JsonBoolean _ -> "boolean";
            case JsonNull _ -> "null";
        };
    }
}
