package dev.leeway.engine.render.kustomize;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.render.Origin;
import dev.leeway.engine.render.RenderException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Applies a JSON patch (RFC 6902). */
final class JsonPatch {
    private final Origin origin;

    private JsonPatch(Origin origin) {
        this.origin = origin;
    }

    static JsonObject apply(JsonObject object, JsonArray operations, Origin origin)
            throws RenderException {
        JsonPatch patch = new JsonPatch(origin);
        JsonValue result = object;
        for (JsonObject operation : operations.objects().toList()) {
            result = patch.one(result, operation);
        }
        if (result instanceof JsonObject changed) {
            return changed;
        }
        throw new RenderException(origin, "the patch replaces the whole object", "Correct it.");
    }

    private JsonValue one(JsonValue root, JsonObject operation) throws RenderException {
        List<String> path = path(operation.string("path", ""));
        String op = operation.string("op", "");
        return switch (op) {
            case "add" -> edit(root, path, 0, operation.get("value"));
            case "replace" -> {
                require(root, path);
                JsonValue value = operation.get("value");
                yield value == null ? root : replace(root, path, 0, value);
            }
            case "remove" -> {
                require(root, path);
                yield edit(root, path, 0, null);
            }
            case "copy", "move" -> {
                List<String> from = path(operation.string("from", ""));
                JsonValue value = require(root, from);
                JsonValue base = op.equals("move") ? edit(root, from, 0, null) : root;
                yield edit(base, path, 0, value);
            }
            case "test" -> {
                if (!require(root, path).equals(operation.get("value"))) {
                    throw failed("the test of " + operation.string("path", "") + " fails");
                }
                yield root;
            }
            default -> throw failed("there is no operation '" + op + "'");
        };
    }

    private RenderException failed(String why) {
        return new RenderException(
                origin, "the JSON patch cannot be applied: " + why, "Correct it.");
    }

    private static List<String> path(String pointer) {
        List<String> parts = new ArrayList<>();
        if (!pointer.isEmpty()) {
            for (String part : pointer.substring(1).split("/", -1)) {
                parts.add(part.replace("~1", "/").replace("~0", "~"));
            }
        }
        return parts;
    }

    private JsonValue require(JsonValue root, List<String> path) throws RenderException {
        JsonValue here = root;
        for (String part : path) {
            JsonValue next = null;
            if (here instanceof JsonObject object) {
                next = object.get(part);
            } else if (here instanceof JsonArray array) {
                int index = index(part, array.size() - 1);
                next = array.get(index);
            }
            if (next == null) {
                throw failed("there is no /" + String.join("/", path));
            }
            here = next;
        }
        return here;
    }

    private int index(String part, int last) throws RenderException {
        try {
            int index = Integer.parseInt(part);
            int real = index < 0 ? last + 1 + index : index;
            if (real >= 0 && real <= last) {
                return real;
            }
        } catch (NumberFormatException e) {
            throw failed("'" + part + "' is no position in a list");
        }
        throw failed("the list has no position " + part);
    }

    private JsonValue replace(JsonValue here, List<String> path, int at, JsonValue value)
            throws RenderException {
        if (at == path.size()) {
            return value;
        }
        String part = path.get(at);
        if (here instanceof JsonObject object) {
            return object.with(part, replace(object.require(part), path, at + 1, value));
        }
        JsonArray array = (JsonArray) here;
        int index = index(part, array.size() - 1);
        return array.with(index, replace(array.get(index), path, at + 1, value));
    }

    /** Adds the value, or removes what is there when there is none. */
    private JsonValue edit(JsonValue here, List<String> path, int at, @Nullable JsonValue value)
            throws RenderException {
        if (path.isEmpty()) {
            if (value == null) {
                throw failed("the whole object cannot be removed");
            }
            return value;
        }
        String part = path.get(at);
        boolean last = at == path.size() - 1;
        if (here instanceof JsonObject object) {
            if (last) {
                return value == null ? object.without(part) : object.with(part, value);
            }
            JsonValue inner = object.get(part);
            if (inner == null) {
                throw failed("there is no /" + String.join("/", path.subList(0, at + 1)));
            }
            return object.with(part, edit(inner, path, at + 1, value));
        }
        if (!(here instanceof JsonArray array)) {
            throw failed("/" + String.join("/", path.subList(0, at)) + " is no collection");
        }
        if (!last) {
            int index = index(part, array.size() - 1);
            return array.with(index, edit(array.get(index), path, at + 1, value));
        }
        List<JsonValue> items = new ArrayList<>(array.items());
        if (value != null) {
            items.add(part.equals("-") ? items.size() : index(part, items.size()), value);
        } else {
            items.remove(index(part, items.size() - 1));
        }
        return new JsonArray(items);
    }
}
