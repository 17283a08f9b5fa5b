package dev.leeway.engine.render.kustomize.build;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonNull;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.resource.Gvk;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A field that a transformer changes, in the objects of some kinds.
 *
 * @param group the API group, empty for every one
 * @param version the version, empty for every one
 * @param kind the kind, empty for every one
 * @param path the names on the way, lists being gone through
 * @param create whether the field is made where it is missing
 */
record FieldSpec(String group, String version, String kind, List<String> path, boolean create) {
    /** What a step of a path ends with when it leads into a list. */
    private static final String LIST = "[]";

    static FieldSpec everywhere(String path, boolean create) {
        return new FieldSpec("", "", "", List.of(path.split("/", -1)), create);
    }

    static FieldSpec in(String kind, String path, boolean create) {
        return new FieldSpec("", "", kind, List.of(path.split("/", -1)), create);
    }

    static FieldSpec in(String group, String kind, String path, boolean create) {
        return new FieldSpec(group, "", kind, List.of(path.split("/", -1)), create);
    }

    /** Reads a field spec as it is written in a kustomization. */
    static FieldSpec of(JsonObject written) {
        return new FieldSpec(
                written.string("group", ""),
                written.string("version", ""),
                written.string("kind", ""),
                names(written.string("path", "")),
                written.bool("create", false));
    }

    /** A backslash keeps a slash inside a name; brackets after one say that it is a list. */
    private static List<String> names(String path) {
        return Arrays.stream(path.split("(?<!\\\\)/", -1))
                .map(name -> name.replace("\\/", "/"))
                .toList();
    }

    static FieldSpec inVersion(String version, String kind, String path, boolean create) {
        return new FieldSpec("", version, kind, List.of(path.split("/", -1)), create);
    }

    boolean concerns(Gvk gvk) {
        return (group.isEmpty() || group.equals(gvk.group()))
                && (version.isEmpty() || version.equals(gvk.version()))
                && (kind.isEmpty() || kind.equals(gvk.kind()));
    }

    /**
     * Returns the object with the field changed; the change is given null for a field that is to be
     * made.
     */
    JsonObject apply(JsonObject object, Change change) {
        return (JsonObject) update(object, path, create, change);
    }

    /** Returns the object with a field that is there changed, wherever the path leads. */
    static JsonObject applyTo(
            JsonObject object, List<String> path, UnaryOperator<JsonValue> change) {
        return (JsonObject)
                update(
                        object,
                        path,
                        false,
                        value -> value == null ? JsonNull.NULL : change.apply(value));
    }

    /** Makes a new value of an old one. */
    @FunctionalInterface
    interface Change {
        JsonValue of(@Nullable JsonValue old);
    }

    private static JsonValue update(
            JsonValue here, List<String> path, boolean create, Change change) {
        if (here instanceof JsonArray array) {
            List<JsonValue> items = new ArrayList<>(array.size());
            for (JsonValue item : array) {
                items.add(update(item, path, create, change));
            }
            return new JsonArray(items);
        }
        if (!(here instanceof JsonObject object)) {
            return here;
        }
        String step = path.getFirst();
        boolean list = step.endsWith(LIST);
        String name = list ? step.substring(0, step.length() - LIST.length()) : step;
        JsonValue next = object.get(name);
        boolean missing = next == null || next instanceof JsonNull;
        if (path.size() == 1) {
            if (missing && !create) {
                return object;
            }
            return object.with(name, change.of(missing ? null : next));
        }
        if (next == null || next instanceof JsonNull) {
            // A list is never made: nobody could say of what.
            return create && !list
                    ? object.with(
                            name,
                            update(JsonObject.EMPTY, path.subList(1, path.size()), true, change))
                    : object;
        }
        return object.with(name, update(next, path.subList(1, path.size()), create, change));
    }
}
