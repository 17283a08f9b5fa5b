package dev.leeway.engine.practice.rules;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonBoolean;
import dev.leeway.engine.json.JsonNull;
import dev.leeway.engine.json.JsonNumber;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.schema.FieldSchema;
import dev.leeway.engine.schema.FieldSchema.ScalarType;
import dev.leeway.engine.schema.OpenApiObject;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the server writes the fields of one definition: which it leaves out when zero, and which it
 * writes without being told.
 *
 * @param fields the declared fields, by name
 * @param unprompted those of the fields that are written without being set
 * @param free the shape of free names, or null for an object without any
 */
record StructForm(
        Map<String, FieldForm> fields,
        Map<String, FieldForm> unprompted,
        @Nullable FieldSchema free) {

    /**
     * One field.
     *
     * @param schema its shape
     * @param dropZero whether it is left out when zero or empty
     * @param zero what is written when it is not set; null when nothing is
     * @param preset what defaulting sets when it is not set, or zero where that is the same; null
     *     for no default
     */
    record FieldForm(
            FieldSchema schema,
            boolean dropZero,
            @Nullable JsonValue zero,
            @Nullable JsonValue preset) {
        FieldForm(FieldSchema schema, boolean dropZero, @Nullable JsonValue zero) {
            this(schema, dropZero, zero, null);
        }
    }

    /** Returns how a definition is written. */
    static StructForm of(OpenApiObject struct, ZeroValues zeroValues) {
        ZeroValues.Rules rules = zeroValues.of(struct.definition());
        JsonObject source = struct.source();
        JsonArray required = source.arrayAt("required");
        Map<String, FieldForm> fields = new LinkedHashMap<>();
        struct.fields()
                .forEach(
                        (name, schema) -> {
                            boolean isRequired = required.items().contains(new JsonString(name));
                            JsonValue byDefault = source.at("properties", name, "default");
                            fields.put(name, field(schema, name, isRequired, byDefault, rules));
                        });
        Map<String, FieldForm> unprompted = new LinkedHashMap<>(fields);
        unprompted.values().removeIf(field -> field.zero() == null && field.preset() == null);
        return new StructForm(fields, unprompted, struct.additional().orElse(null));
    }

    /** A required field without default is a pointer in the server's types. */
    private static FieldForm field(
            FieldSchema schema,
            String name,
            boolean isRequired,
            @Nullable JsonValue byDefault,
            ZeroValues.Rules rules) {
        JsonValue unset =
                isRequired || rules.nulls().contains(name)
                        ? JsonNull.NULL
                        : rules.written().contains(name) ? zero(schema) : null;
        return switch (schema) {
            case FieldSchema.Scalar _ -> {
                boolean dropZero = rules.omitted().contains(name);
                boolean isPreset =
                        byDefault != null && (!isZero(byDefault) || (!isRequired && !dropZero));
                yield new FieldForm(
                        schema,
                        dropZero,
                        isRequired && byDefault != null ? zero(schema) : unset,
                        isPreset ? byDefault : null);
            }
            case FieldSchema.Items _ -> new FieldForm(schema, unset == null, unset);
            case FieldSchema.Struct struct when struct.fields().isEmpty() ->
                    new FieldForm(schema, unset == null && struct.additional().isPresent(), unset);
            case FieldSchema.Struct _ ->
                    new FieldForm(
                            schema,
                            false,
                            JsonObject.EMPTY.equals(byDefault) ? JsonObject.EMPTY : unset);
            case FieldSchema.Unknown _ -> new FieldForm(schema, false, null);
        };
    }

    private static JsonValue zero(FieldSchema schema) {
        return schema instanceof FieldSchema.Scalar(ScalarType type) ? zero(type) : JsonNull.NULL;
    }

    private static JsonValue zero(ScalarType type) {
        return switch (type) {
            case STRING -> JsonValue.of("");
            case INTEGER, NUMBER, INT_OR_STRING -> JsonValue.of(0);
            case BOOLEAN -> JsonBoolean.FALSE;
            case QUANTITY -> JsonValue.of("0");
            case TIME, BYTES -> JsonNull.NULL;
        };
    }

    /** Returns whether a value is zero or empty. */
    static boolean isZero(JsonValue value) {
        return switch (value) {
            case JsonObject object -> object.isEmpty();
            case JsonArray array -> array.isEmpty();
            case JsonString(String text) -> text.isEmpty();
            case JsonNumber number -> number.asDecimal().signum() == 0;
            case JsonBoolean bool -> !bool.value();
            case JsonNull _ -> true;
        };
    }
}
