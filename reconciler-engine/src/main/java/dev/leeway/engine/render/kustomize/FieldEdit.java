package dev.leeway.engine.render.kustomize;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonNull;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Changes fields along a path; a list on the way stands for each of its items. */
final class FieldEdit {
    private FieldEdit() {}

    /**
     * Applies a change.
     *
     * @param path field names separated by {@code /}
     * @param create whether to make what is missing, as empty mappings
     */
    static JsonObject apply(
            JsonObject root, String path, boolean create, UnaryOperator<JsonValue> change) {
        return (JsonObject) step(root, List.of(path.split("/", -1)), create, change);
    }

    private static JsonValue step(
            JsonValue here, List<String> path, boolean create, UnaryOperator<JsonValue> change) {
        if (path.isEmpty()) {
            return change.apply(here);
        }
        if (here instanceof JsonArray array) {
            List<JsonValue> items = new ArrayList<>();
            for (JsonValue item : array) {
                items.add(step(item, path, create, change));
            }
            return new JsonArray(items);
        }
        JsonObject object;
        if (here instanceof JsonObject present) {
            object = present;
        } else if (create && here == JsonNull.NULL) {
            object = JsonObject.EMPTY;
        } else {
            return here;
        }
        String name = path.getFirst();
        JsonValue inner = object.get(name);
        if (inner == null) {
            if (!create) {
                return object;
            }
            inner = JsonObject.EMPTY;
        }
        return object.with(name, step(inner, path.subList(1, path.size()), create, change));
    }
}
