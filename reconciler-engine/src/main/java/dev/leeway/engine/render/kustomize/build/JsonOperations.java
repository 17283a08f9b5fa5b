package dev.leeway.engine.render.kustomize.build;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonNull;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import java.util.ArrayList;
import java.util.List;

/** Applies the operations of a JSON patch (RFC 6902). Pure. */
final class JsonOperations {
    private final String file;

    JsonOperations(String file) {
        this.file = file;
    }

    JsonObject apply(JsonObject object, JsonArray operations) throws KustomizeException {
        JsonValue result = object;
        for (JsonValue item : operations) {
            if (!(item instanceof JsonObject operation)) {
                throw KustomizeException.wrong(file, KustomizePhrase.OPERATION_SHAPE.of());
            }
            result = apply(result, operation);
        }
        if (result instanceof JsonObject patched) {
            return patched;
        }
        throw KustomizeException.wrong(file, KustomizePhrase.NO_OBJECT_LEFT.of());
    }

    private JsonValue apply(JsonValue root, JsonObject operation) throws KustomizeException {
        List<String> path = pointer(operation.string("path", ""));
        return switch (operation.string("op", "")) {
            case "add" -> set(root, path, value(operation), true);
            // Kustomize's library sets a member that is not there yet, whatever RFC 6902 says.
            case "replace" -> set(root, path, value(operation), false);
            case "remove" -> remove(root, path);
            case "copy" -> set(root, path, find(root, pointer(operation.string("from", ""))), true);
            case "move" -> {
                List<String> from = pointer(operation.string("from", ""));
                JsonValue moved = find(root, from);
                yield set(remove(root, from), path, moved, true);
            }
            case "test" -> {
                if (!find(root, path).equals(value(operation))) {
                    throw KustomizeException.wrong(
                            file, KustomizePhrase.TEST_FAILS.of(operation.string("path", "")));
                }
                yield root;
            }
            default ->
                    throw KustomizeException.wrong(
                            file, KustomizePhrase.NO_OPERATION.of(operation.string("op", "")));
        };
    }

    private static JsonValue value(JsonObject operation) {
        return operation.find("value").orElse(JsonNull.NULL);
    }

    private List<String> pointer(String text) throws KustomizeException {
        if (text.isEmpty()) {
            return List.of();
        }
        if (!text.startsWith("/")) {
            throw KustomizeException.wrong(file, KustomizePhrase.NO_POINTER.of(text));
        }
        List<String> path = new ArrayList<>();
        for (String part : text.substring(1).split("/", -1)) {
            path.add(part.replace("~1", "/").replace("~0", "~"));
        }
        return path;
    }

    private JsonValue find(JsonValue here, List<String> path) throws KustomizeException {
        if (path.isEmpty()) {
            return here;
        }
        String name = path.getFirst();
        List<String> rest = path.subList(1, path.size());
        if (here instanceof JsonObject object) {
            return find(member(object, name), rest);
        }
        if (here instanceof JsonArray array) {
            return find(array.get(index(name, array.size() - 1)), rest);
        }
        throw missing(name);
    }

    private JsonValue member(JsonObject object, String name) throws KustomizeException {
        return object.find(name).orElseThrow(() -> missing(name));
    }

    private JsonValue set(JsonValue here, List<String> path, JsonValue value, boolean insert)
            throws KustomizeException {
        if (path.isEmpty()) {
            return value;
        }
        String name = path.getFirst();
        List<String> rest = path.subList(1, path.size());
        return switch (here) {
            case JsonObject object ->
                    object.with(
                            name,
                            rest.isEmpty()
                                    ? value
                                    : set(member(object, name), rest, value, insert));
            case JsonArray array -> {
                List<JsonValue> items = new ArrayList<>(array.items());
                if (rest.isEmpty() && insert) {
                    items.add(name.equals("-") ? items.size() : index(name, items.size()), value);
                } else {
                    int at = index(name, items.size() - 1);
                    items.set(at, set(items.get(at), rest, value, insert));
                }
                yield new JsonArray(items);
            }
            default -> throw missing(name);
        };
    }

    private JsonValue remove(JsonValue here, List<String> path) throws KustomizeException {
        if (path.isEmpty()) {
            throw KustomizeException.wrong(file, KustomizePhrase.REMOVES_ALL.of());
        }
        String name = path.getFirst();
        List<String> rest = path.subList(1, path.size());
        return switch (here) {
            case JsonObject object -> {
                JsonValue next = member(object, name);
                yield rest.isEmpty() ? object.without(name) : object.with(name, remove(next, rest));
            }
            case JsonArray array -> {
                List<JsonValue> items = new ArrayList<>(array.items());
                int at = index(name, items.size() - 1);
                if (rest.isEmpty()) {
                    items.remove(at);
                } else {
                    items.set(at, remove(items.get(at), rest));
                }
                yield new JsonArray(items);
            }
            default -> throw missing(name);
        };
    }

    private int index(String text, int highest) throws KustomizeException {
        int index = text.matches("\\d{1,6}") ? Integer.parseInt(text) : -1;
        if (index < 0 || index > highest) {
            throw missing(text);
        }
        return index;
    }

    private KustomizeException missing(String name) {
        return KustomizeException.wrong(file, KustomizePhrase.NO_PLACE.of(name));
    }
}
