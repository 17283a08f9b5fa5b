package dev.leeway.engine.bypass;

import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.fields.PathElement;
import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds fields in a live object and turns edits into the operations of a JSON patch. Pure. */
final class FieldTree {
    private FieldTree() {}

    /** Returns the value of a field, or empty when it is not there. */
    static Optional<JsonValue> value(JsonObject object, FieldPath path) {
        return value(object, path.elements());
    }

    /** Returns what steps lead to from a value, or empty when they lead nowhere. */
    static Optional<JsonValue> value(JsonValue root, List<PathElement> steps) {
        JsonValue here = root;
        for (PathElement step : steps) {
            JsonValue next = child(here, step);
            if (next == null) {
                return Optional.empty();
            }
            here = next;
        }
        return Optional.of(here);
    }

    private static @Nullable JsonValue child(JsonValue parent, PathElement step) {
        if (parent instanceof JsonObject object && step instanceof PathElement.Name(String name)) {
            return object.get(name);
        }
        if (parent instanceof JsonArray array) {
            int at = position(array, step);
            return at < 0 ? null : array.get(at);
        }
        return null;
    }

    /** Returns where an item is, or -1. */
    private static int position(JsonArray array, PathElement step) {
        for (int i = 0; i < array.size(); i++) {
            boolean found =
                    switch (step) {
                        case PathElement.Index(int at) -> at == i;
                        case PathElement.Value(JsonValue value) -> array.get(i).equals(value);
                        case PathElement.Key(JsonObject keys) -> keyed(array.get(i), keys);
                        case PathElement.Name _ -> false;
                    };
            if (found) {
                return i;
            }
        }
        return -1;
    }

    /** A key that the item leaves out has its default, which only the other keys can contradict. */
    private static boolean keyed(JsonValue item, JsonObject keys) {
        if (!(item instanceof JsonObject object)) {
            return false;
        }
        boolean any = false;
        for (String name : keys.names()) {
            JsonValue value = object.get(name);
            if (value != null && !value.equals(keys.require(name))) {
                return false;
            }
            any |= value != null;
        }
        return any;
    }

    /** Returns the object after the edits. */
    static JsonObject edited(JsonObject object, List<FieldEdit> edits) throws FixException {
        return run(object, edits, new ArrayList<>());
    }

    /**
     * Returns the operations that make the edits on this very object.
     *
     * @throws FixException when a field is not where the edits say
     */
    static JsonArray operations(JsonObject object, List<FieldEdit> edits) throws FixException {
        List<JsonValue> operations = new ArrayList<>();
        run(object, edits, operations);
        return new JsonArray(operations);
    }

    private static JsonObject run(
            JsonObject object, List<FieldEdit> edits, List<JsonValue> operations)
            throws FixException {
        JsonValue here = object;
        for (FieldEdit edit : edits) {
            here =
                    step(
                            here,
                            edit.path().elements(),
                            edit.after().orElse(null),
                            edit,
                            "",
                            operations);
        }
        return (JsonObject) here;
    }

    private static JsonValue step(
            JsonValue here,
            List<PathElement> rest,
            @Nullable JsonValue value,
            FieldEdit edit,
            String pointer,
            List<JsonValue> operations)
            throws FixException {
        PathElement first = rest.getFirst();
        boolean last = rest.size() == 1;
        return switch (here) {
            case JsonObject object when first instanceof PathElement.Name(String name) -> {
                String below = pointer + "/" + escape(name);
                JsonValue held = object.get(name);
                if (last && value == null) {
                    operations.addAll(held == null ? List.of() : List.of(remove(below)));
                    yield object.without(name);
                }
                if (last && value != null) {
                    operations.add(operation(held == null ? "add" : "replace", below, value));
                    yield object.with(name, value);
                }
                if (held == null) {
                    if (value == null) {
                        yield object;
                    }
                    JsonValue whole = grown(rest.subList(1, rest.size()), value, edit);
                    operations.add(operation("add", below, whole));
                    yield object.with(name, whole);
                }
                yield object.with(
                        name,
                        step(held, rest.subList(1, rest.size()), value, edit, below, operations));
            }
            case JsonArray array -> items(array, rest, value, edit, pointer, operations);
            default -> throw notThere(edit);
        };
    }

    private static JsonValue items(
            JsonArray array,
            List<PathElement> rest,
            @Nullable JsonValue value,
            FieldEdit edit,
            String pointer,
            List<JsonValue> operations)
            throws FixException {
        int at = position(array, rest.getFirst());
        boolean last = rest.size() == 1;
        if (at < 0) {
            if (!last) {
                throw notThere(edit);
            }
            if (value == null) {
                return array;
            }
            operations.add(operation("add", pointer + "/-", value));
            return array.plus(value);
        }
        String below = pointer + "/" + at;
        if (!last) {
            return array.with(
                    at,
                    step(
                            array.get(at),
                            rest.subList(1, rest.size()),
                            value,
                            edit,
                            below,
                            operations));
        }
        if (value != null) {
            operations.add(operation("replace", below, value));
            return array.with(at, value);
        }
        operations.add(remove(below));
        List<JsonValue> fewer = new ArrayList<>(array.items());
        fewer.remove(at);
        return new JsonArray(fewer);
    }

    /** Returns the value with the objects, and the list, around it that are missing. */
    private static JsonValue grown(List<PathElement> rest, JsonValue value, FieldEdit edit)
            throws FixException {
        JsonValue whole = value;
        for (int i = rest.size() - 1; i >= 0; i--) {
            if (rest.get(i) instanceof PathElement.Name(String name)) {
                whole = JsonObject.of(name, whole);
            } else if (i == rest.size() - 1) {
                // The server drops a list with its last item.
                whole = JsonArray.of(whole);
            } else {
                throw notThere(edit);
            }
        }
        return whole;
    }

    private static FixException notThere(FieldEdit edit) {
        return new FixException(
                BypassPhrase.NO_PLACE.of(edit.path().toString()), BypassPhrase.NO_PLACE_NEXT.of());
    }

    static JsonObject remove(String pointer) {
        return JsonObject.builder().put("op", "remove").put("path", pointer).build();
    }

    static JsonObject operation(String name, String pointer, JsonValue value) {
        return JsonObject.builder()
                .put("op", name)
                .put("path", pointer)
                .put("value", value)
                .build();
    }

    static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
