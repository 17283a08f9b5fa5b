package dev.leeway.engine.practice.rules;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonBoolean;
import dev.leeway.engine.json.JsonNull;
import dev.leeway.engine.json.JsonNumber;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Whether a custom object fits the schema of its definition: types, required fields, enumerations,
 * patterns, lengths, ranges, keyed lists. Rules in the expression language are not looked at.
 *
 * <p>Source of the rules: Kubernetes documentation, "Extend the Kubernetes API with
 * CustomResourceDefinitions", section "Validation".
 */
record CustomChecks(Findings findings) {
    private static final Set<String> ENVELOPE = Set.of("apiVersion", "kind", "metadata");

    static void check(JsonObject object, JsonObject schema, Findings findings) {
        CustomChecks checks = new CustomChecks(findings);
        JsonObject content = object;
        for (String name : ENVELOPE) {
            content = content.without(name);
        }
        checks.object(content, schema, "");
    }

    private void value(JsonValue value, JsonObject schema, String path) {
        if (value instanceof JsonNull) {
            if (!schema.bool("nullable", false) && schema.has("type")) {
                wrongType(value, schema, path);
            }
            return;
        }
        if (!fits(value, schema)) {
            wrongType(value, schema, path);
            return;
        }
        enumeration(value, schema, path);
        switch (value) {
            case JsonObject object -> object(object, schema, path);
            case JsonArray array -> array(array, schema, path);
            case JsonString(String text) -> text(text, schema, path);
            case JsonNumber number -> number(number, schema, path);
            case JsonBoolean _, JsonNull _ -> {
                // The type says it all.
            }
        }
        combinations(value, schema, path);
    }

    private static boolean fits(JsonValue value, JsonObject schema) {
        if (schema.bool("x-kubernetes-int-or-string", false)) {
            return value instanceof JsonString
                    || (value instanceof JsonNumber number && number.isLong());
        }
        return switch (schema.string("type", "")) {
            case "object" -> value instanceof JsonObject;
            case "array" -> value instanceof JsonArray;
            case "string" -> value instanceof JsonString;
            case "boolean" -> value instanceof JsonBoolean;
            case "integer" -> value instanceof JsonNumber number && number.isLong();
            case "number" -> value instanceof JsonNumber;
            default -> true;
        };
    }

    private void wrongType(JsonValue value, JsonObject schema, String path) {
        String found =
                switch (value) {
                    case JsonObject _ -> "object";
                    case JsonArray _ -> "array";
                    case JsonString _ -> "string";
                    case JsonNumber number -> number.isLong() ? "integer" : "number";
                    case JsonBoolean _ -> "boolean";
                    case JsonNull _ -> "null";
                };
        String wanted =
                schema.bool("x-kubernetes-int-or-string", false)
                        ? "integer,string"
                        : schema.string("type", "");
        findings.add(
                new FieldError(
                        FieldError.Reason.TYPE_INVALID,
                        path,
                        "Invalid value: "
                                + JsonValue.of(found).toJson()
                                + ": "
                                + path
                                + " in body must be of type "
                                + wanted
                                + ": "
                                + JsonValue.of(found).toJson()));
    }

    private void enumeration(JsonValue value, JsonObject schema, String path) {
        JsonArray known = schema.arrayAt("enum");
        if (!known.isEmpty() && !known.items().contains(value)) {
            List<String> texts =
                    known.stream()
                            .map(item -> item instanceof JsonString(String t) ? t : item.toJson())
                            .toList();
            String text = value instanceof JsonString(String t) ? t : value.toJson();
            findings.add(FieldError.unsupported(path, text, texts));
        }
    }

    private void object(JsonObject object, JsonObject schema, String path) {
        for (JsonValue name : schema.arrayAt("required")) {
            if (name instanceof JsonString(String text)
                    && !object.has(text)
                    && !(path.isEmpty() && ENVELOPE.contains(text))) {
                findings.add(FieldError.required(member(path, text), ""));
            }
        }
        size(object.size(), "minProperties", "maxProperties", schema, path, "properties");
        JsonObject properties = schema.objectAt("properties");
        JsonObject additional = schema.objectAt("additionalProperties");
        object.forEach(
                (name, inner) -> {
                    if (properties.get(name) instanceof JsonObject declared) {
                        value(inner, declared, member(path, name));
                    } else if (!additional.isEmpty()) {
                        value(inner, additional, member(path, name));
                    }
                });
    }

    private static String member(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private void array(JsonArray array, JsonObject schema, String path) {
        long most = schema.integer("maxItems", Long.MAX_VALUE);
        if (array.size() > most) {
            findings.add(FieldError.tooMany(path, (int) most, array.size()));
        }
        long least = schema.integer("minItems", 0);
        findings.invalidIf(
                array.size() < least,
                path,
                JsonValue.of(array.size()),
                path + " in body should have at least " + least + " items");
        JsonObject items = schema.objectAt("items");
        for (int i = 0; i < array.size(); i++) {
            value(array.get(i), items, path + "[" + i + "]");
        }
        repeats(array, schema, path);
    }

    private void repeats(JsonArray array, JsonObject schema, String path) {
        String kind = schema.string("x-kubernetes-list-type", "");
        if (!kind.equals("set") && !kind.equals("map")) {
            return;
        }
        Set<JsonValue> seen = new HashSet<>();
        for (int i = 0; i < array.size(); i++) {
            JsonValue identity = array.get(i);
            if (kind.equals("map") && identity instanceof JsonObject item) {
                JsonObject.Builder key = JsonObject.builder();
                for (JsonValue name : schema.arrayAt("x-kubernetes-list-map-keys")) {
                    if (name instanceof JsonString(String text)) {
                        item.find(text).ifPresent(part -> key.put(text, part));
                    }
                }
                identity = key.build();
            }
            if (!seen.add(identity)) {
                findings.add(FieldError.duplicate(path + "[" + i + "]", identity));
            }
        }
    }

    private void size(
            int size, String least, String most, JsonObject schema, String path, String what) {
        long min = schema.integer(least, 0);
        long max = schema.integer(most, Long.MAX_VALUE);
        findings.invalidIf(
                size < min,
                path,
                JsonValue.of(size),
                path + " in body should have at least " + min + " " + what);
        if (size > max) {
            findings.add(FieldError.tooMany(path, (int) max, size));
        }
    }

    private void text(String text, JsonObject schema, String path) {
        int length = text.codePointCount(0, text.length());
        long most = schema.integer("maxLength", Long.MAX_VALUE);
        if (length > most) {
            findings.add(FieldError.tooLong(path, (int) most));
        }
        long least = schema.integer("minLength", 0);
        findings.invalidIf(
                length < least,
                path,
                JsonValue.of(text),
                path + " in body should be at least " + least + " chars long");
        schema.string("pattern")
                .filter(pattern -> !matches(pattern, text))
                .ifPresent(
                        pattern ->
                                findings.add(
                                        FieldError.invalid(
                                                path,
                                                text,
                                                path + " in body should match '" + pattern + "'")));
    }

    /** A pattern that Java cannot read refuses nothing. */
    private static boolean matches(String pattern, String text) {
        try {
            return Pattern.compile(pattern).matcher(text).find();
        } catch (PatternSyntaxException _) {
            return true;
        }
    }

    private void number(JsonNumber number, JsonObject schema, String path) {
        BigDecimal value = number.asDecimal();
        if (schema.get("minimum") instanceof JsonNumber least) {
            boolean exclusive = schema.bool("exclusiveMinimum", false);
            int order = value.compareTo(least.asDecimal());
            findings.invalidIf(
                    order < 0 || (exclusive && order == 0),
                    path,
                    number,
                    path + " in body should be greater than or equal to " + least);
        }
        if (schema.get("maximum") instanceof JsonNumber most) {
            boolean exclusive = schema.bool("exclusiveMaximum", false);
            int order = value.compareTo(most.asDecimal());
            findings.invalidIf(
                    order > 0 || (exclusive && order == 0),
                    path,
                    number,
                    path + " in body should be less than or equal to " + most);
        }
        if (schema.get("multipleOf") instanceof JsonNumber unit && unit.asDecimal().signum() != 0) {
            findings.invalidIf(
                    value.remainder(unit.asDecimal()).signum() != 0,
                    path,
                    number,
                    path + " in body should be a multiple of " + unit);
        }
    }

    private void combinations(JsonValue value, JsonObject schema, String path) {
        schema.arrayAt("allOf").objects().forEach(part -> value(value, part, path));
        for (String name : List.of("anyOf", "oneOf")) {
            List<JsonObject> parts = schema.arrayAt(name).objects().toList();
            if (parts.isEmpty()) {
                continue;
            }
            long fitting = parts.stream().filter(part -> isValid(value, part, path)).count();
            boolean wrong = name.equals("anyOf") ? fitting == 0 : fitting != 1;
            findings.invalidIf(
                    wrong,
                    path,
                    value,
                    path
                            + " in body must validate "
                            + (name.equals("anyOf")
                                    ? "at least one schema (anyOf)"
                                    : "one and only one schema (oneOf)"));
        }
        JsonObject not = schema.objectAt("not");
        findings.invalidIf(
                !not.isEmpty() && isValid(value, not, path),
                path,
                value,
                path + " in body must not validate the schema (not)");
    }

    private static boolean isValid(JsonValue value, JsonObject schema, String path) {
        Findings trial = new Findings();
        new CustomChecks(trial).value(value, schema, path);
        return trial.errors().isEmpty();
    }
}
