package dev.leeway.engine.practice.rules;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonNull;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** JSON patches (RFC 6902) and JSON merge patches (RFC 7386). */
final class JsonPatch {
    private static final int MAX_OPERATIONS = 10_000;

    private JsonPatch() {}

    /**
     * Returns the document after every operation of a JSON patch.
     *
     * @throws PatchFailedException when the patch is malformed or a step does not fit
     */
    static JsonValue apply(JsonValue document, JsonValue patch) {
        if (!(patch instanceof JsonArray operations)) {
            throw PatchFailedException.malformed("a JSON patch is an array of operations");
        }
        if (operations.size() > MAX_OPERATIONS) {
            throw PatchFailedException.malformed("too many operations in a JSON patch");
        }
        JsonValue here = document;
        for (JsonValue operation : operations) {
            if (!(operation instanceof JsonObject object)) {
                throw PatchFailedException.malformed("an operation of a JSON patch is an object");
            }
            here = step(here, object);
        }
        return here;
    }

    private static JsonValue step(JsonValue document, JsonObject operation) {
        List<String> path = pointer(operation, "path");
        return switch (operation.string("op", "")) {
            case "add" -> add(document, path, value(operation));
            case "remove" -> remove(document, path);
            case "replace" -> replace(document, path, value(operation));
            case "move" -> {
                List<String> from = pointer(operation, "from");
                JsonValue moved = get(document, from);
                yield add(remove(document, from), path, moved);
            }
            case "copy" -> add(document, path, get(document, pointer(operation, "from")));
            case "test" -> {
                JsonValue found = find(document, path);
                JsonValue expected = operation.find("value").orElse(JsonNull.NULL);
                if (!expected.equals(found == null ? JsonNull.NULL : found)) {
                    throw PatchFailedException.unfit("testing path " + path + " failed");
                }
                yield document;
            }
            default ->
                    throw PatchFailedException.unfit(
                            "Unexpected kind: " + operation.string("op", ""));
        };
    }

    private static JsonValue value(JsonObject operation) {
        return operation
                .find("value")
                .orElseThrow(() -> PatchFailedException.unfit("an operation has no value"));
    }

    private static List<String> pointer(JsonObject operation, String name) {
        String text =
                operation
                        .string(name)
                        .orElseThrow(
                                () -> PatchFailedException.unfit("an operation has no " + name));
        if (text.isEmpty()) {
            return List.of();
        }
        if (text.charAt(0) != '/') {
            throw PatchFailedException.unfit("'" + text + "' is not a JSON pointer");
        }
        List<String> steps = new ArrayList<>();
        for (String part : text.substring(1).split("/", -1)) {
            steps.add(part.replace("~1", "/").replace("~0", "~"));
        }
        return steps;
    }

    private static @Nullable JsonValue find(JsonValue document, List<String> path) {
        JsonValue here = document;
        for (String step : path) {
            JsonValue next =
                    switch (here) {
                        case JsonObject object -> object.get(step);
                        case JsonArray array -> {
                            int at = index(step, array.size() - 1);
                            yield at < 0 ? null : array.get(at);
                        }
                        default -> null;
                    };
            if (next == null) {
                return null;
            }
            here = next;
        }
        return here;
    }

    private static JsonValue get(JsonValue document, List<String> path) {
        JsonValue found = find(document, path);
        if (found == null) {
            throw PatchFailedException.unfit("missing path " + path);
        }
        return found;
    }

    private static JsonValue add(JsonValue document, List<String> path, JsonValue value) {
        if (path.isEmpty()) {
            return value;
        }
        String last = path.getLast();
        return edit(
                document,
                path.subList(0, path.size() - 1),
                parent ->
                        switch (parent) {
                            case JsonObject object -> object.with(last, value);
                            case JsonArray array -> {
                                int at =
                                        last.equals("-") ? array.size() : index(last, array.size());
                                if (at < 0) {
                                    throw PatchFailedException.unfit("no position " + last);
                                }
                                List<JsonValue> items = new ArrayList<>(array.items());
                                items.add(at, value);
                                yield new JsonArray(items);
                            }
                            default -> throw PatchFailedException.unfit("missing path " + path);
                        });
    }

    /**
     * Unlike the RFC, and as API servers do it, replaces a member that is not there by adding it.
     */
    private static JsonValue replace(JsonValue document, List<String> path, JsonValue value) {
        if (path.isEmpty()) {
            return value;
        }
        String last = path.getLast();
        return edit(
                document,
                path.subList(0, path.size() - 1),
                parent ->
                        switch (parent) {
                            case JsonObject object -> object.with(last, value);
                            case JsonArray array when index(last, array.size() - 1) >= 0 ->
                                    array.with(index(last, array.size() - 1), value);
                            default -> throw PatchFailedException.unfit("missing path " + path);
                        });
    }

    private static JsonValue remove(JsonValue document, List<String> path) {
        get(document, path);
        if (path.isEmpty()) {
            return JsonNull.NULL;
        }
        String last = path.getLast();
        return edit(
                document,
                path.subList(0, path.size() - 1),
                parent ->
                        switch (parent) {
                            case JsonObject object -> object.without(last);
                            case JsonArray array -> {
                                List<JsonValue> items = new ArrayList<>(array.items());
                                items.remove(index(last, array.size() - 1));
                                yield new JsonArray(items);
                            }
                            default -> throw PatchFailedException.unfit("missing path " + path);
                        });
    }

    private static JsonValue edit(
            JsonValue document, List<String> path, Function<JsonValue, JsonValue> change) {
        if (path.isEmpty()) {
            return change.apply(document);
        }
        String first = path.getFirst();
        List<String> rest = path.subList(1, path.size());
        return switch (document) {
            case JsonObject object when object.has(first) ->
                    object.with(first, edit(object.require(first), rest, change));
            case JsonArray array when index(first, array.size() - 1) >= 0 -> {
                int at = index(first, array.size() - 1);
                yield array.with(at, edit(array.get(at), rest, change));
            }
            default -> throw PatchFailedException.unfit("missing path " + path);
        };
    }

    /** Returns a position from 0 to the given last one, or -1. */
    private static int index(String text, int last) {
        boolean digits = !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!digits || text.length() > 9 || (text.length() > 1 && text.charAt(0) == '0')) {
            return -1;
        }
        int index = Integer.parseInt(text);
        return index <= last ? index : -1;
    }

    /** Returns the target with a merge patch laid over it; nulls take members away. */
    static JsonValue merge(JsonValue target, JsonValue patch) {
        if (!(patch instanceof JsonObject changes)) {
            return patch;
        }
        JsonObject out = target instanceof JsonObject object ? object : JsonObject.EMPTY;
        for (int i = 0; i < changes.size(); i++) {
            String name = changes.nameAt(i);
            JsonValue change = changes.valueAt(i);
            if (change instanceof JsonNull) {
                out = out.without(name);
            } else {
                JsonValue before = out.find(name).orElse(JsonNull.NULL);
                out = out.with(name, merge(before, change));
            }
        }
        return out;
    }
}
