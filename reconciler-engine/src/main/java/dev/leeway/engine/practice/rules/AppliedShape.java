package dev.leeway.engine.practice.rules;

import dev.leeway.engine.fields.FieldSets;
import dev.leeway.engine.fields.PathElement;
import dev.leeway.engine.fields.UnidentifiedItemException;
import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonBoolean;
import dev.leeway.engine.json.JsonNull;
import dev.leeway.engine.json.JsonNumber;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.schema.FieldSchema;
import dev.leeway.engine.schema.FieldSchema.ListKind;
import dev.leeway.engine.schema.FieldSchema.ScalarType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether an applied object fits its schema: declared fields only, values of the right kind, no
 * repeated keys. Words and strictness are those of the API server's structured merge.
 */
final class AppliedShape {
    private AppliedShape() {}

    /** Returns what does not fit, each with its path; empty when all fits. */
    static List<String> problems(JsonObject applied, FieldSchema schema) {
        List<String> problems = new ArrayList<>();
        check(applied, schema, "", problems);
        return problems;
    }

    private static void check(
            JsonValue value, FieldSchema schema, String path, List<String> problems) {
        if (value instanceof JsonNull) {
            return;
        }
        switch (schema) {
            case FieldSchema.Scalar(ScalarType type) -> scalar(value, type, path, problems);
            case FieldSchema.Struct struct -> struct(value, struct, path, problems);
            case FieldSchema.Items items -> items(value, items, path, problems);
            case FieldSchema.Unknown _ -> {
                // Anything fits.
            }
        }
    }

    private static void scalar(
            JsonValue value, ScalarType type, String path, List<String> problems) {
        String expected =
                switch (type) {
                    case INTEGER, NUMBER ->
                            value instanceof JsonNumber ? "" : "numeric (int or float)";
                    case BOOLEAN -> value instanceof JsonBoolean ? "" : "boolean";
                    case STRING, TIME, BYTES -> value instanceof JsonString ? "" : "string";
                    case INT_OR_STRING, QUANTITY ->
                            value instanceof JsonObject || value instanceof JsonArray
                                    ? "any scalar"
                                    : "";
                };
        if (!expected.isEmpty()) {
            problems.add(path + ": expected " + expected + ", got " + value.toJson());
        }
    }

    private static void struct(
            JsonValue value, FieldSchema.Struct struct, String path, List<String> problems) {
        if (!(value instanceof JsonObject object)) {
            problems.add(path + ": expected map, got " + value.toJson());
            return;
        }
        for (int i = 0; i < object.size(); i++) {
            String name = object.nameAt(i);
            FieldSchema member = struct.field(name).or(struct::additional).orElse(null);
            if (member != null) {
                check(object.valueAt(i), member, path + "." + name, problems);
            } else if (!struct.preservesUnknown()) {
                problems.add(path + "." + name + ": field not declared in schema");
            }
        }
    }

    private static void items(
            JsonValue value, FieldSchema.Items items, String path, List<String> problems) {
        if (!(value instanceof JsonArray array)) {
            problems.add(path + ": expected list, got " + value.toJson());
            return;
        }
        Set<PathElement> seen = new HashSet<>();
        for (int i = 0; i < array.size(); i++) {
            String at = path + "[" + i + "]";
            if (items.kind() != ListKind.ATOMIC) {
                try {
                    PathElement step = FieldSets.itemStep(items, array.get(i));
                    at = path + step;
                    if (!seen.add(step)) {
                        problems.add(path + ": duplicate entries for key " + step);
                    }
                } catch (UnidentifiedItemException e) {
                    problems.add(path + ": element " + i + ": " + e.getMessage());
                    continue;
                }
            }
            check(array.get(i), items.item(), at, problems);
        }
    }
}
