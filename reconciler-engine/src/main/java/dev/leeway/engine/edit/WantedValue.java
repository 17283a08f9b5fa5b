package dev.leeway.engine.edit;

import dev.leeway.engine.fields.PathElement;
import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonNull;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a document's value is to be after an edit: the edit made on the tree, which the edited text
 * is held against. Paths consist of names and positions.
 */
final class WantedValue {
    private WantedValue() {}

    /** Returns the tree with a value set; objects missing on the way, or null there, are made. */
    static JsonValue set(@Nullable JsonValue root, List<PathElement> steps, JsonValue value) {
        if (steps.isEmpty()) {
            return value;
        }
        List<PathElement> rest = steps.subList(1, steps.size());
        return switch (steps.getFirst()) {
            case PathElement.Name(String name) -> {
                JsonObject object = root instanceof JsonObject known ? known : JsonObject.EMPTY;
                yield object.with(name, set(object.get(name), rest, value));
            }
            case PathElement.Index(int at) when root instanceof JsonArray array ->
                    array.with(at, set(array.get(at), rest, value));
            case PathElement.Index _, PathElement.Key _, PathElement.Value _ ->
                    throw new IllegalArgumentException("no list for " + steps.getFirst());
        };
    }

    /** Returns whether only objects, nulls and gaps stand where names lead. */
    static boolean canSet(@Nullable JsonValue root, List<PathElement> steps) {
        JsonValue here = root;
        for (PathElement step : steps) {
            boolean fits =
                    switch (step) {
                        case PathElement.Name _ ->
                                here == null || here == JsonNull.NULL || here instanceof JsonObject;
                        case PathElement.Index(int at) ->
                                here instanceof JsonArray array && at < array.size();
                        case PathElement.Key _, PathElement.Value _ -> false;
                    };
            if (!fits) {
                return false;
            }
            here = here == null ? null : FieldSteps.valueAt(here, List.of(step));
        }
        return true;
    }

    /** Returns the tree without what stands at the path. */
    static JsonValue remove(JsonValue root, List<PathElement> steps) {
        List<PathElement> parent = steps.subList(0, steps.size() - 1);
        JsonValue holder = FieldSteps.valueAt(root, parent);
        JsonValue without =
                switch (steps.getLast()) {
                    case PathElement.Name(String name) when holder instanceof JsonObject object ->
                            object.without(name);
                    case PathElement.Index(int at) when holder instanceof JsonArray array -> {
                        List<JsonValue> items = new ArrayList<>(array.items());
                        items.remove(at);
                        yield new JsonArray(items);
                    }
                    case PathElement.Name _,
                            PathElement.Index _,
                            PathElement.Key _,
                            PathElement.Value _ ->
                            throw new IllegalArgumentException("nothing at " + steps.getLast());
                };
        return set(root, parent, without);
    }

    /** Returns the tree with one more item in the list at the path. */
    static JsonValue add(JsonValue root, List<PathElement> steps, JsonValue item, int at) {
        List<JsonValue> items = new ArrayList<>();
        if (FieldSteps.valueAt(root, steps) instanceof JsonArray array) {
            items.addAll(array.items());
        }
        items.add(at, item);
        return set(root, steps, new JsonArray(items));
    }
}
