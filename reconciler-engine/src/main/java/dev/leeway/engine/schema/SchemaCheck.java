package dev.leeway.engine.schema;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonBoolean;
import dev.leeway.engine.json.JsonNull;
import dev.leeway.engine.json.JsonNumber;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Holds an object against the shape of its kind, as the API server does before it stores one:
 * unknown fields, types, required fields, allowed values, limits of numbers, keys of list items.
 * What only the server knows (admission, formats, rules across fields) is left to its dry-run.
 * Pure.
 */
public final class SchemaCheck {
    private static final int NEAR = 2;

    private final List<SchemaProblem> problems = new ArrayList<>();

    private SchemaCheck() {}

    /** Returns every problem, in the order of the object's fields. */
    public static List<SchemaProblem> of(JsonObject object, FieldSchema schema) {
        SchemaCheck check = new SchemaCheck();
        check.value("", object, schema, JsonObject.EMPTY);
        return List.copyOf(check.problems);
    }

    /** A null is a field that is not there: the server prunes it. */
    private void value(String pointer, JsonValue value, FieldSchema schema, JsonObject source) {
        if (value instanceof JsonNull) {
            return;
        }
        switch (schema) {
            case FieldSchema.Unknown _ -> {}
            case FieldSchema.Scalar scalar -> scalar(pointer, value, scalar.type(), source);
            case FieldSchema.Items items -> {
                if (value instanceof JsonArray array) {
                    items(pointer, array, items);
                } else {
                    wrong(pointer, SchemaWords.of(schema), value);
                }
            }
            case FieldSchema.Struct struct -> {
                if (value instanceof JsonObject object) {
                    struct(pointer, object, struct);
                } else {
                    wrong(pointer, SchemaWords.of(schema), value);
                }
            }
        }
    }

    private void wrong(String pointer, String wanted, JsonValue value) {
        problems.add(new SchemaProblem.WrongType(pointer, wanted, SchemaWords.of(value)));
    }

    private void struct(String pointer, JsonObject object, FieldSchema.Struct struct) {
        JsonObject source =
                struct instanceof OpenApiObject described ? described.source() : JsonObject.EMPTY;
        object.forEach(
                (name, member) -> {
                    String path = pointer + "/" + escaped(name);
                    Optional<FieldSchema> shape = struct.field(name).or(struct::additional);
                    if (shape.isPresent()) {
                        value(
                                path,
                                member,
                                shape.get(),
                                source.objectAt("properties").objectAt(name));
                    } else if (!struct.preservesUnknown()) {
                        problems.add(
                                new SchemaProblem.UnknownField(
                                        path, name, nearest(name, struct.fields().keySet())));
                    }
                });
        for (JsonValue required : source.arrayAt("required")) {
            if (required instanceof JsonString name && !object.has(name.value())) {
                problems.add(new SchemaProblem.MissingField(pointer, name.value()));
            }
        }
    }

    private void items(String pointer, JsonArray array, FieldSchema.Items items) {
        Set<JsonObject> seen = new HashSet<>();
        for (int i = 0; i < array.size(); i++) {
            String path = pointer + "/" + i;
            value(path, array.get(i), items.item(), JsonObject.EMPTY);
            if (!items.keys().isEmpty() && array.get(i) instanceof JsonObject item) {
                JsonObject.Builder key = JsonObject.builder();
                for (String name : items.keys()) {
                    Optional<JsonValue> held =
                            item.find(name)
                                    .or(() -> Optional.ofNullable(items.keyDefaults().get(name)));
                    held.ifPresent(one -> key.put(name, one));
                }
                if (!seen.add(key.build())) {
                    problems.add(new SchemaProblem.RepeatedItem(path, items.keys()));
                }
            }
        }
    }

    private void scalar(
            String pointer, JsonValue value, FieldSchema.ScalarType type, JsonObject source) {
        boolean fits =
                switch (type) {
                    case STRING, TIME, BYTES -> value instanceof JsonString;
                    case INTEGER -> value instanceof JsonNumber number && isWhole(number);
                    case NUMBER -> value instanceof JsonNumber;
                    case BOOLEAN -> value instanceof JsonBoolean;
                    case INT_OR_STRING ->
                            value instanceof JsonString
                                    || (value instanceof JsonNumber number && isWhole(number));
                    case QUANTITY -> value instanceof JsonString || value instanceof JsonNumber;
                };
        if (!fits) {
            wrong(pointer, SchemaWords.of(new FieldSchema.Scalar(type)), value);
            return;
        }
        JsonArray allowed = source.arrayAt("enum");
        if (!allowed.isEmpty() && allowed.stream().noneMatch(value::equals)) {
            problems.add(new SchemaProblem.NotAllowed(pointer, written(allowed)));
        }
        if (value instanceof JsonNumber number) {
            range(pointer, number.asDecimal(), source);
        }
    }

    private static boolean isWhole(JsonNumber number) {
        return number.isLong() || number.asDecimal().stripTrailingZeros().scale() <= 0;
    }

    private void range(String pointer, BigDecimal number, JsonObject source) {
        Optional<BigDecimal> least = limit(source, "minimum");
        Optional<BigDecimal> most = limit(source, "maximum");
        boolean low = least.filter(limit -> number.compareTo(limit) < 0).isPresent();
        boolean high = most.filter(limit -> number.compareTo(limit) > 0).isPresent();
        if (low || high) {
            problems.add(
                    new SchemaProblem.OutOfRange(
                            pointer,
                            least.map(BigDecimal::toPlainString).orElse("")
                                    + ".."
                                    + most.map(BigDecimal::toPlainString).orElse("")));
        }
    }

    private static Optional<BigDecimal> limit(JsonObject source, String name) {
        return source.find(name)
                .filter(JsonNumber.class::isInstance)
                .map(value -> ((JsonNumber) value).asDecimal());
    }

    /** Returns values as YAML has them: texts without quotes. */
    static List<String> written(JsonArray values) {
        return values.stream()
                .map(one -> one instanceof JsonString text ? text.value() : one.toJson())
                .toList();
    }

    static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static String nearest(String name, Collection<String> declared) {
        String best = "";
        int least = NEAR + 1;
        for (String one : declared) {
            int steps = steps(name, one);
            if (steps < least) {
                least = steps;
                best = one;
            }
        }
        return best;
    }

    /** How many letters have to be changed, added or taken away, case left aside. */
    private static int steps(String one, String other) {
        if (Math.abs(one.length() - other.length()) > NEAR) {
            return NEAR + 1;
        }
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                boolean same =
                        Character.toLowerCase(one.charAt(i - 1))
                                == Character.toLowerCase(other.charAt(j - 1));
                int next = Math.min(Math.min(row[j], row[j - 1]) + 1, diagonal + (same ? 0 : 1));
                diagonal = row[j];
                row[j] = next;
            }
        }
        return row[other.length()];
    }
}
