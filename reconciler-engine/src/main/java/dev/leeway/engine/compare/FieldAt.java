package dev.leeway.engine.compare;

import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.fields.PathElement;
import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.schema.FieldSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads and changes one field of a tree by its path. */
final class FieldAt {
    private static final int NOWHERE = -1;

    private FieldAt() {}

    /** Returns the value, empty where there is none. */
    static Optional<JsonValue> get(JsonObject root, FieldPath path) {
        JsonValue here = root;
        for (PathElement step : path.elements()) {
            here = child(here, step);
            if (here == null) {
                return Optional.empty();
            }
        }
        return Optional.of(here);
    }

    /** Returns the tree with a value, made with the objects that lead to it where they lack. */
    static JsonObject with(JsonObject root, FieldPath path, JsonValue value) {
        return (JsonObject) with(root, path.elements(), value);
    }

    /** Returns the tree without a field; the tree itself where there is none. */
    static JsonObject without(JsonObject root, FieldPath path) {
        return (JsonObject) without(root, path.elements());
    }

    /** Returns the field as a JSON pointer, empty where there is no such field. */
    static Optional<String> pointer(JsonObject root, FieldPath path) {
        JsonValue here = root;
        StringBuilder pointer = new StringBuilder();
        for (PathElement step : path.elements()) {
            JsonValue below = child(here, step);
            if (below == null) {
                return Optional.empty();
            }
            pointer.append('/')
                    .append(
                            step instanceof PathElement.Name(String name)
                                    ? JsonPointer.escape(name)
                                    : Integer.toString(position((JsonArray) here, step)));
            here = below;
        }
        return Optional.of(pointer.toString());
    }

    /** Returns the shape of a field. */
    static FieldSchema schema(FieldSchema root, FieldPath path) {
        FieldSchema here = root;
        for (PathElement step : path.elements()) {
            here =
                    switch (here) {
                        case FieldSchema.Struct struct ->
                                step instanceof PathElement.Name(String name)
                                        ? MergeProof.member(struct, name)
                                        : new FieldSchema.Unknown();
                        case FieldSchema.Items items -> items.item();
                        case FieldSchema.Scalar _, FieldSchema.Unknown _ ->
                                new FieldSchema.Unknown();
                    };
        }
        return here;
    }

    private static @Nullable JsonValue child(JsonValue parent, PathElement step) {
        return switch (parent) {
            case JsonObject object when step instanceof PathElement.Name(String name) ->
                    object.get(name);
            case JsonArray array -> {
                int at = position(array, step);
                yield at == NOWHERE ? null : array.get(at);
            }
            default -> null;
        };
    }

    private static JsonValue with(JsonValue here, List<PathElement> steps, JsonValue value) {
        if (steps.isEmpty()) {
            return value;
        }
        PathElement step = steps.getFirst();
        List<PathElement> rest = steps.subList(1, steps.size());
        if (step instanceof PathElement.Name(String name)) {
            JsonObject object = here instanceof JsonObject there ? there : JsonObject.EMPTY;
            JsonValue below = object.get(name);
            return object.with(name, with(below == null ? empty(rest) : below, rest, value));
        }
        JsonArray array = here instanceof JsonArray there ? there : JsonArray.EMPTY;
        int at = position(array, step);
        return at == NOWHERE
                ? array.plus(with(item(step, rest), rest, value))
                : array.with(at, with(array.get(at), rest, value));
    }

    private static JsonValue empty(List<PathElement> rest) {
        return rest.isEmpty() || rest.getFirst() instanceof PathElement.Name
                ? JsonObject.EMPTY
                : JsonArray.EMPTY;
    }

    /** A new item of a keyed list has its key. */
    private static JsonValue item(PathElement step, List<PathElement> rest) {
        return step instanceof PathElement.Key(JsonObject key) ? key : empty(rest);
    }

    private static JsonValue without(JsonValue here, List<PathElement> steps) {
        PathElement step = steps.getFirst();
        List<PathElement> rest = steps.subList(1, steps.size());
        JsonValue below = child(here, step);
        if (below == null) {
            return here;
        }
        if (here instanceof JsonObject object && step instanceof PathElement.Name(String name)) {
            return rest.isEmpty() ? object.without(name) : object.with(name, without(below, rest));
        }
        if (here instanceof JsonArray array) {
            int at = position(array, step);
            if (!rest.isEmpty()) {
                return array.with(at, without(below, rest));
            }
            List<JsonValue> items = new ArrayList<>(array.items());
            items.remove(at);
            return new JsonArray(items);
        }
        return here;
    }

    private static int position(JsonArray array, PathElement step) {
        return switch (step) {
            case PathElement.Name _ -> NOWHERE;
            case PathElement.Index(int at) -> at < array.size() ? at : NOWHERE;
            case PathElement.Value(JsonValue value) -> array.items().indexOf(value);
            case PathElement.Key(JsonObject key) -> keyed(array, key);
        };
    }

    /** The item with exactly this key; else the only one that lacks key fields with defaults. */
    private static int keyed(JsonArray array, JsonObject key) {
        List<Integer> likely = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            if (array.get(i) instanceof JsonObject item) {
                switch (match(item, key)) {
                    case EXACT -> {
                        return i;
                    }
                    case PARTIAL -> likely.add(i);
                    case NONE -> {}
                }
            }
        }
        return likely.size() == 1 ? likely.getFirst() : NOWHERE;
    }

    private enum Match {
        EXACT,
        PARTIAL,
        NONE
    }

    private static Match match(JsonObject item, JsonObject key) {
        int present = 0;
        for (int i = 0; i < key.size(); i++) {
            JsonValue value = item.get(key.nameAt(i));
            if (value != null && !value.equals(key.valueAt(i))) {
                return Match.NONE;
            }
            present += value == null ? 0 : 1;
        }
        if (present == key.size()) {
            return Match.EXACT;
        }
        return present == 0 ? Match.NONE : Match.PARTIAL;
    }
}
