package dev.leeway.engine.compare;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import java.util.ArrayList;
import java.util.List;

/** JSON pointers, RFC 6901. */
final class JsonPointer {
    private JsonPointer() {}

    /** Returns a member's name as a step of a pointer. */
    static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    /**
     * Returns the object without what the pointer points at; the object itself if that is nothing.
     */
    static JsonObject remove(JsonObject object, String pointer) {
        if (!pointer.startsWith("/")) {
            return object;
        }
        List<String> steps =
                List.of(pointer.substring(1).split("/", -1)).stream()
                        .map(step -> step.replace("~1", "/").replace("~0", "~"))
                        .toList();
        return (JsonObject) remove(object, steps);
    }

    private static JsonValue remove(JsonValue value, List<String> steps) {
        String step = steps.getFirst();
        List<String> rest = steps.subList(1, steps.size());
        if (value instanceof JsonObject object) {
            JsonValue inner = object.get(step);
            if (inner == null) {
                return object;
            }
            return rest.isEmpty() ? object.without(step) : object.with(step, remove(inner, rest));
        }
        if (value instanceof JsonArray array && step.matches("\\d{1,9}")) {
            int at = Integer.parseInt(step);
            if (at >= array.size()) {
                return array;
            }
            if (!rest.isEmpty()) {
                return array.with(at, remove(array.get(at), rest));
            }
            List<JsonValue> items = new ArrayList<>(array.items());
            items.remove(at);
            return new JsonArray(items);
        }
        return value;
    }
}
