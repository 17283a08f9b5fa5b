package dev.leeway.engine.practice.rules;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonBoolean;
import dev.leeway.engine.json.JsonNull;
import dev.leeway.engine.json.JsonNumber;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.practice.rules.StructForm.FieldForm;
import dev.leeway.engine.schema.FieldSchema;
import dev.leeway.engine.schema.FieldSchema.ScalarType;
import dev.leeway.engine.schema.OpenApiArray;
import dev.leeway.engine.schema.OpenApiObject;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Brings objects of built-in kinds into the form in which the server stores them: unknown fields
 * and nulls gone, scalars in their canonical spelling, defaults set, zero values left out or
 * written as the server's types have it. Safe for use from any thread.
 */
final class StoredForm {
    private static final int MAX_INT = 32;

    private final ZeroValues zeroValues = new ZeroValues();
    private final Map<String, StructForm> forms = new ConcurrentHashMap<>();
    private final Map<String, UnaryOperator<JsonObject>> defaults;

    /**
     * Makes the converter.
     *
     * @param defaults what is set in an object of a definition before its parts are looked at, by
     *     the definition's name
     */
    StoredForm(Map<String, UnaryOperator<JsonObject>> defaults) {
        this.defaults = defaults;
    }

    /**
     * Returns a body as the server reads it: no nulls, no unknown fields, canonical scalars.
     *
     * @param unknown takes the paths of unknown fields
     * @throws UnreadableBodyException when a value is of the wrong kind
     */
    JsonObject read(JsonObject body, OpenApiObject schema, List<String> unknown) {
        return readObject(body, schema, "", unknown);
    }

    /** Returns an object that was read, with defaults. */
    JsonObject withDefaults(JsonObject read, OpenApiObject schema) {
        return complete(read, schema, true);
    }

    /** Returns an object that was read, without defaults. */
    JsonObject withoutDefaults(JsonObject read, OpenApiObject schema) {
        return complete(read, schema, false);
    }

    private StructForm form(OpenApiObject struct) {
        if (struct.definition().isEmpty()) {
            return StructForm.of(struct, zeroValues);
        }
        StructForm known = forms.get(struct.definition());
        if (known == null) {
            known = StructForm.of(struct, zeroValues);
            forms.put(struct.definition(), known);
        }
        return known;
    }

    private @Nullable JsonValue readValue(
            JsonValue value, FieldSchema schema, String path, List<String> unknown) {
        if (value instanceof JsonNull) {
            return null;
        }
        return switch (schema) {
            case FieldSchema.Scalar(ScalarType type) -> scalar(value, type, path);
            case OpenApiArray array -> readArray(value, array, path, unknown);
            case OpenApiObject struct ->
                    struct.fields().isEmpty() && struct.additional().isEmpty()
                            ? value
                            : readObject(value, struct, path, unknown);
            default -> value;
        };
    }

    private JsonObject readObject(
            JsonValue value, OpenApiObject struct, String path, List<String> unknown) {
        if (!(value instanceof JsonObject object)) {
            throw wrong(value, path, "object");
        }
        StructForm form = form(struct);
        JsonObject.Builder out = JsonObject.builder();
        for (int i = 0; i < object.size(); i++) {
            String name = object.nameAt(i);
            FieldForm field = form.fields().get(name);
            FieldSchema schema = field == null ? form.free() : field.schema();
            String at = path.isEmpty() ? name : path + "." + name;
            if (schema == null) {
                unknown.add(at);
                continue;
            }
            JsonValue read = readValue(object.valueAt(i), schema, at, unknown);
            if (read != null) {
                out.put(name, read);
            } else if (field == null) {
                out.put(name, freeZero(schema));
            }
        }
        return out.build();
    }

    /** A null in a map is the zero value of its type. */
    private static JsonValue freeZero(FieldSchema schema) {
        return switch (schema) {
            case FieldSchema.Scalar(ScalarType type) ->
                    switch (type) {
                        case BOOLEAN -> JsonBoolean.FALSE;
                        case INTEGER, NUMBER, INT_OR_STRING -> JsonValue.of(0);
                        case QUANTITY -> JsonValue.of("0");
                        case STRING, TIME, BYTES -> JsonValue.of("");
                    };
            case FieldSchema.Struct _ -> JsonObject.EMPTY;
            case FieldSchema.Items _, FieldSchema.Unknown _ -> JsonNull.NULL;
        };
    }

    private JsonArray readArray(
            JsonValue value, OpenApiArray schema, String path, List<String> unknown) {
        if (!(value instanceof JsonArray array)) {
            throw wrong(value, path, "array");
        }
        FieldSchema item = schema.item();
        List<JsonValue> out = new ArrayList<>(array.size());
        for (int i = 0; i < array.size(); i++) {
            JsonValue read = readValue(array.get(i), item, path + "[" + i + "]", unknown);
            out.add(read == null ? freeZero(item) : read);
        }
        return new JsonArray(out);
    }

    private static JsonValue scalar(JsonValue value, ScalarType type, String path) {
        return switch (type) {
            case STRING -> value instanceof JsonString ? value : refuse(value, path, "string");
            case BYTES -> bytes(value, path);
            case BOOLEAN -> value instanceof JsonBoolean ? value : refuse(value, path, "boolean");
            case INTEGER ->
                    value instanceof JsonNumber number && number.isLong()
                            ? value
                            : refuse(value, path, "integer");
            case NUMBER -> value instanceof JsonNumber ? value : refuse(value, path, "number");
            case INT_OR_STRING ->
                    value instanceof JsonString
                                    || (value instanceof JsonNumber number && isInt(number))
                            ? value
                            : refuse(value, path, "integer or string");
            case QUANTITY -> quantity(value, path);
            case TIME -> time(value, path);
        };
    }

    /** Bytes are written in base64 with its padding; line breaks do not count. */
    private static JsonValue bytes(JsonValue value, String path) {
        if (!(value instanceof JsonString(String text))) {
            throw wrong(value, path, "bytes");
        }
        String written = text.replace("\n", "").replace("\r", "");
        try {
            Base64.getDecoder().decode(written);
        } catch (IllegalArgumentException e) {
            throw new UnreadableBodyException("illegal base64 data in " + path, e);
        }
        if (written.length() % 4 != 0) {
            throw new UnreadableBodyException("illegal base64 data in " + path + ": no padding");
        }
        return value;
    }

    private static boolean isInt(JsonNumber number) {
        return number.isLong() && number.asDecimal().toBigInteger().bitLength() < MAX_INT;
    }

    private static JsonValue quantity(JsonValue value, String path) {
        String text =
                switch (value) {
                    case JsonString(String string) -> string;
                    case JsonNumber number -> number.toString();
                    default -> throw wrong(value, path, "quantity");
                };
        return Quantities.canonical(text)
                .map(JsonValue::of)
                .orElseThrow(() -> wrong(value, path, "quantity"));
    }

    private static JsonValue time(JsonValue value, String path) {
        if (!(value instanceof JsonString(String text))) {
            throw wrong(value, path, "time");
        }
        if (text.isEmpty() || text.endsWith("Z")) {
            return value;
        }
        try {
            return JsonValue.of(
                    OffsetDateTime.parse(text)
                            .withOffsetSameInstant(ZoneOffset.UTC)
                            .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME));
        } catch (DateTimeParseException _) {
            throw wrong(value, path, "time");
        }
    }

    private static JsonValue refuse(JsonValue value, String path, String expected) {
        throw wrong(value, path, expected);
    }

    private static UnreadableBodyException wrong(JsonValue value, String path, String expected) {
        String found =
                switch (value) {
                    case JsonObject _ -> "object";
                    case JsonArray _ -> "array";
                    case JsonString _ -> "string";
                    case JsonNumber _ -> "number";
                    case JsonBoolean _ -> "bool";
                    case JsonNull _ -> "null";
                };
        return new UnreadableBodyException(
                "json: cannot unmarshal " + found + " into field " + path + " of type " + expected);
    }

    private JsonValue completeValue(JsonValue value, FieldSchema schema, boolean defaulting) {
        if (value instanceof JsonObject object
                && schema instanceof OpenApiObject struct
                && (!struct.fields().isEmpty() || struct.additional().isPresent())) {
            return complete(object, struct, defaulting);
        }
        if (value instanceof JsonArray array && schema instanceof OpenApiArray items) {
            FieldSchema item = items.item();
            if (item instanceof FieldSchema.Scalar) {
                return array;
            }
            List<JsonValue> out = new ArrayList<>(array.size());
            array.forEach(inner -> out.add(completeValue(inner, item, defaulting)));
            return new JsonArray(out);
        }
        return value;
    }

    private JsonObject complete(JsonObject given, OpenApiObject struct, boolean defaulting) {
        JsonObject object = given;
        UnaryOperator<JsonObject> rule = defaulting ? defaults.get(struct.definition()) : null;
        if (rule != null) {
            object = rule.apply(object);
        }
        StructForm form = form(struct);
        JsonObject.Builder out = JsonObject.builder();
        for (int i = 0; i < object.size(); i++) {
            String name = object.nameAt(i);
            JsonValue value = object.valueAt(i);
            FieldForm field = form.fields().get(name);
            FieldSchema schema = field == null ? form.free() : field.schema();
            if (schema == null) {
                continue;
            }
            if (field != null && (value instanceof JsonNull || drops(field, value))) {
                continue;
            }
            out.put(name, completeValue(value, schema, defaulting));
        }
        form.unprompted()
                .forEach(
                        (name, field) -> {
                            JsonValue value =
                                    defaulting && field.preset() != null
                                            ? field.preset()
                                            : field.zero();
                            if (value != null && !out.has(name)) {
                                out.put(name, completeValue(value, field.schema(), defaulting));
                            }
                        });
        return out.build();
    }

    /** Returns the object as it comes back from the store, where an empty array is no array. */
    JsonObject persisted(JsonObject object, OpenApiObject struct) {
        StructForm form = form(struct);
        JsonObject out = object;
        for (int i = 0; i < object.size(); i++) {
            String name = object.nameAt(i);
            FieldForm field = form.fields().get(name);
            FieldSchema schema = field == null ? form.free() : field.schema();
            if (schema == null) {
                continue;
            }
            JsonValue value = object.valueAt(i);
            JsonValue kept = persistedValue(value, schema, field);
            if (!sameInstance(kept, value)) {
                out = out.with(name, kept);
            }
        }
        return out;
    }

    private JsonValue persistedValue(
            JsonValue value, FieldSchema schema, @Nullable FieldForm field) {
        return switch (value) {
            case JsonObject object when schema instanceof OpenApiObject inner -> {
                boolean map = inner.fields().isEmpty();
                if (map && field != null && object.isEmpty() && field.zero() != null) {
                    yield field.zero();
                }
                yield map && inner.additional().isEmpty() ? object : persisted(object, inner);
            }
            case JsonArray array when array.isEmpty() && field != null && field.zero() != null ->
                    field.zero();
            case JsonArray array
                    when schema instanceof OpenApiArray items
                            && items.item() instanceof OpenApiObject inner
                            && !inner.fields().isEmpty() -> {
                JsonArray out = array;
                for (int i = 0; i < array.size(); i++) {
                    if (array.get(i) instanceof JsonObject object) {
                        JsonObject kept = persisted(object, inner);
                        if (!sameInstance(kept, object)) {
                            out = out.with(i, kept);
                        }
                    }
                }
                yield out;
            }
            default -> value;
        };
    }

    @SuppressWarnings("ReferenceEquality") // Only to avoid copies where nothing changed.
    private static boolean sameInstance(JsonValue one, JsonValue other) {
        return one == other;
    }

    private static boolean drops(FieldForm field, JsonValue value) {
        return field.dropZero() && StructForm.isZero(value);
    }
}
