package dev.leeway.engine.render.kustomize.build;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** A field path of a replacement: {@code spec.template.spec.containers.[name=api].env.*.value}. */
record ReplacementPath(List<Step> steps) {
    /** One step of a path. */
    sealed interface Step {
        /** A field, or a position in a list. */
        record Name(String name) implements Step {}

        /** The items of a list whose field has a value; an empty field means the item itself. */
        record Where(String field, String value) implements Step {}

        /** Every item of a list or every field of an object. */
        record Every() implements Step {}
    }

    static ReplacementPath parse(String text, String file) throws KustomizeException {
        List<Step> steps = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                part.append(text.charAt(++i));
            } else if (c == '.' && depth == 0) {
                add(steps, part);
            } else {
                depth += c == '[' ? 1 : c == ']' ? -1 : 0;
                part.append(c);
            }
        }
        add(steps, part);
        if (steps.isEmpty() || depth != 0) {
            throw KustomizeException.wrong(file, KustomizePhrase.NO_FIELD_PATH.of(text));
        }
        return new ReplacementPath(steps);
    }

    private static void add(List<Step> steps, StringBuilder part) {
        String text = part.toString();
        part.setLength(0);
        if (text.isEmpty()) {
            return;
        }
        if (text.equals("*")) {
            steps.add(new Step.Every());
        } else if (text.startsWith("[") && text.endsWith("]")) {
            String inner = text.substring(1, text.length() - 1);
            int equals = inner.indexOf('=');
            steps.add(
                    equals < 0
                            ? new Step.Name(inner)
                            : new Step.Where(
                                    inner.substring(0, equals), inner.substring(equals + 1)));
        } else {
            steps.add(new Step.Name(text));
        }
    }

    /** Returns the values that the path leads to. */
    List<JsonValue> find(JsonObject object) {
        List<JsonValue> found = new ArrayList<>();
        update(
                object,
                0,
                false,
                value -> {
                    found.add(value);
                    return value;
                });
        return found;
    }

    /** Returns the object with every value that the path leads to changed. */
    JsonObject write(JsonObject object, boolean create, UnaryOperator<JsonValue> change) {
        return (JsonObject) update(object, 0, create, change);
    }

    private JsonValue update(
            JsonValue here, int at, boolean create, UnaryOperator<JsonValue> change) {
        if (at == steps.size()) {
            return change.apply(here);
        }
        return switch (steps.get(at)) {
            case Step.Name name -> updateName(here, name.name(), at, create, change);
            case Step.Every _ -> updateWhere(here, at, create, change, _ -> true);
            case Step.Where where -> updateItem(here, where, at, create, change);
        };
    }

    private JsonValue updateName(
            JsonValue here, String name, int at, boolean create, UnaryOperator<JsonValue> change) {
        if (here instanceof JsonArray array && name.matches("\\d{1,6}")) {
            int index = Integer.parseInt(name);
            return index < array.size()
                    ? array.with(index, update(array.get(index), at + 1, create, change))
                    : here;
        }
        if (!(here instanceof JsonObject object)) {
            return here;
        }
        JsonValue next = object.get(name);
        if (next == null) {
            if (!create) {
                return here;
            }
            next = at + 1 == steps.size() ? new JsonString("") : JsonObject.EMPTY;
        }
        return object.with(name, update(next, at + 1, create, change));
    }

    private JsonValue updateItem(
            JsonValue here,
            Step.Where where,
            int at,
            boolean create,
            UnaryOperator<JsonValue> change) {
        return updateWhere(
                here,
                at,
                create,
                change,
                item ->
                        where.field().isEmpty()
                                ? item.equals(JsonValue.of(where.value()))
                                : item instanceof JsonObject object
                                        && where.value().equals(text(object, where.field())));
    }

    private static String text(JsonObject object, String field) {
        JsonValue value = object.get(field);
        return value instanceof JsonString string
                ? string.value()
                : value == null ? "" : value.toJson();
    }

    private JsonValue updateWhere(
            JsonValue here,
            int at,
            boolean create,
            UnaryOperator<JsonValue> change,
            Predicate<JsonValue> chosen) {
        if (here instanceof JsonObject object) {
            JsonObject result = object;
            for (String name : object.names()) {
                if (chosen.test(object.require(name))) {
                    result =
                            result.with(name, update(object.require(name), at + 1, create, change));
                }
            }
            return result;
        }
        if (!(here instanceof JsonArray array)) {
            return here;
        }
        List<JsonValue> items = new ArrayList<>();
        for (JsonValue item : array) {
            items.add(chosen.test(item) ? update(item, at + 1, create, change) : item);
        }
        return new JsonArray(items);
    }
}
