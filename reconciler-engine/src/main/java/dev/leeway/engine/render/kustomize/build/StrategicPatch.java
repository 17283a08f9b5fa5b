package dev.leeway.engine.render.kustomize.build;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonNull;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.resource.Gvk;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Applies a strategic merge patch as Kustomize does: objects are merged, lists with keys item by
 * item with the patch's items first, null removes, {@code $patch} deletes or replaces. What only the program does is refused by its name. Pure.
 */
final class StrategicPatch {
    private static final String DIRECTIVE = "$patch";

    private final Gvk gvk;
    private final String file;

    /**
     * Makes a patch.
     *
     * @param gvk the kind of what is patched
     * @param file where the patch stands, for errors
     */
    StrategicPatch(Gvk gvk, String file) {
        this.gvk = gvk;
        this.file = file;
    }

    /**
     * Returns the patched object, or empty when the patch deletes it.
     *
     * @throws KustomizeException when the patch asks for what only the program does
     */
    Optional<JsonObject> apply(JsonObject object, JsonObject patch) throws KustomizeException {
        requireKnownDirectives(patch, false);
        if (patch.string(DIRECTIVE, "").equals("delete")) {
            return Optional.empty();
        }
        if (patch.has(DIRECTIVE) && !patch.string(DIRECTIVE, "").equals("merge")) {
            throw KustomizeException.notBuiltIn(file, "the directive $patch at the root");
        }
        return Optional.of(merge(object, patch, List.of()));
    }

    private void requireKnownDirectives(JsonValue value, boolean item) throws KustomizeException {
        if (value instanceof JsonArray array) {
            for (JsonValue inner : array) {
                requireKnownDirectives(inner, true);
            }
        }
        if (!(value instanceof JsonObject object)) {
            return;
        }
        for (String name : object.names()) {
            boolean known =
                    name.equals(DIRECTIVE)
                            && object.get(name) instanceof JsonString(String word)
                            && (word.equals("delete")
                                    || word.equals("replace")
                                    || (word.equals("merge") && !item));
            if (name.startsWith("$") && !known) {
                throw KustomizeException.notBuiltIn(
                        file, "the directive " + name + ": " + object.require(name).toJson());
            }
            requireKnownDirectives(object.require(name), false);
        }
    }

    private JsonObject merge(JsonObject base, JsonObject patch, List<String> path)
            throws KustomizeException {
        if (patch.string(DIRECTIVE, "").equals("replace")) {
            return clean(patch.without(DIRECTIVE));
        }
        JsonObject result = base;
        for (String name : patch.names()) {
            if (name.equals(DIRECTIVE)) {
                continue;
            }
            JsonValue wanted = patch.require(name);
            JsonValue old = result.get(name);
            if (wanted instanceof JsonNull || isDeletion(wanted)) {
                result = result.without(name);
            } else {
                result =
                        result.with(
                                name,
                                old == null ? clean(wanted) : merge(old, wanted, plus(path, name)));
            }
        }
        return result;
    }

    private static boolean isDeletion(JsonValue wanted) {
        return wanted instanceof JsonObject object && object.string(DIRECTIVE, "").equals("delete");
    }

    private JsonValue merge(JsonValue base, JsonValue patch, List<String> path)
            throws KustomizeException {
        if (base instanceof JsonObject object && patch instanceof JsonObject changes) {
            return merge(object, changes, path);
        }
        if (base instanceof JsonArray items && patch instanceof JsonArray changes) {
            return merge(items, changes, path);
        }
        return clean(patch);
    }

    private JsonArray merge(JsonArray base, JsonArray patch, List<String> path)
            throws KustomizeException {
        if (MergeKeys.isIntricate(gvk, path)) {
            throw KustomizeException.notBuiltIn(file, "a patch of the list " + path.getLast());
        }
        List<String> keys = MergeKeys.of(gvk, path);
        if (patch.objects().anyMatch(item -> item.string(DIRECTIVE, "").equals("replace"))) {
            return replacing(patch);
        }
        if (keys.isEmpty()) {
            if (patch.objects().anyMatch(item -> item.has(DIRECTIVE))) {
                throw KustomizeException.notBuiltIn(
                        file, "$patch in the list " + path.getLast() + ", which has no merge key,");
            }
            return (JsonArray) clean(patch);
        }
        requireTellable(base, keys, path);
        requireTellable(patch, keys, path);
        if (keys.size() > 1 && has(base, keys.getLast()) != has(patch, keys.getLast())) {
            throw KustomizeException.notBuiltIn(
                    file,
                    "a patch of "
                            + path.getLast()
                            + " of which only one side has the field "
                            + keys.getLast());
        }
        return mergeByKeys(base, patch, keys, path);
    }

    /** Refuses lists whose items the keys do not tell apart without doubt. */
    private void requireTellable(JsonArray list, List<String> keys, List<String> path)
            throws KustomizeException {
        Set<JsonValue> seen = new HashSet<>();
        for (JsonValue item : list) {
            JsonValue key = item instanceof JsonObject object ? object.get(keys.getFirst()) : null;
            if (key == null || !seen.add(key)) {
                throw KustomizeException.notBuiltIn(
                        file,
                        "a patch of "
                                + path.getLast()
                                + " with items that "
                                + keys.getFirst()
                                + " does not tell apart");
            }
        }
        if (keys.size() > 1) {
            long given = list.objects().filter(item -> item.has(keys.getLast())).count();
            if (given > 0 && given < list.size()) {
                throw KustomizeException.notBuiltIn(
                        file,
                        "a patch of "
                                + path.getLast()
                                + " of which only some have the field "
                                + keys.getLast());
            }
        }
    }

    private static boolean has(JsonArray list, String field) {
        return list.objects().anyMatch(item -> item.has(field));
    }

    /**
     * A list item that says {@code $patch: replace} stands for: take the patch's other items and
     * nothing else.
     */
    private static JsonArray replacing(JsonArray patch) {
        List<JsonValue> items = new ArrayList<>();
        for (JsonValue item : patch) {
            JsonValue cleaned = clean(item);
            if (!(cleaned instanceof JsonObject object && object.isEmpty())) {
                items.add(cleaned);
            }
        }
        return new JsonArray(items);
    }

    private JsonArray mergeByKeys(
            JsonArray base, JsonArray patch, List<String> keys, List<String> path)
            throws KustomizeException {
        List<JsonValue> remaining = new ArrayList<>(base.items());
        List<JsonValue> result = new ArrayList<>();
        for (JsonValue item : patch) {
            if (!(item instanceof JsonObject wanted)) {
                continue;
            }
            Optional<JsonObject> old =
                    remaining.stream()
                            .filter(JsonObject.class::isInstance)
                            .map(JsonObject.class::cast)
                            .filter(candidate -> sameItem(candidate, wanted, keys))
                            .findFirst();
            old.ifPresent(remaining::remove);
            if (wanted.string(DIRECTIVE, "").equals("delete")) {
                continue;
            }
            result.add(old.isPresent() ? merge(old.get(), wanted, path) : clean(wanted));
        }
        result.addAll(remaining);
        return new JsonArray(result);
    }

    private static boolean sameItem(JsonObject one, JsonObject other, List<String> keys) {
        for (String key : keys) {
            JsonValue mine = one.get(key);
            JsonValue theirs = other.get(key);
            boolean given = mine != null && theirs != null;
            boolean differs = given ? !mine.equals(theirs) : key.equals(keys.getFirst());
            if (differs) {
                return false;
            }
        }
        return true;
    }

    /**
     * Returns what a patch adds where nothing was: without directives and without the nulls that
     * only remove.
     */
    private static JsonValue clean(JsonValue value) {
        return switch (value) {
            case JsonObject object -> clean(object);
            case JsonArray array -> {
                List<JsonValue> items = new ArrayList<>();
                for (JsonValue item : array) {
                    if (!(item instanceof JsonObject object
                            && object.string(DIRECTIVE, "").equals("delete"))) {
                        items.add(clean(item));
                    }
                }
                yield new JsonArray(items);
            }
            default -> value;
        };
    }

    private static JsonObject clean(JsonObject object) {
        JsonObject.Builder result = JsonObject.builder();
        object.forEach(
                (name, value) -> {
                    boolean directive = name.equals(DIRECTIVE) && value instanceof JsonString;
                    if (!directive && !(value instanceof JsonNull)) {
                        result.put(name, clean(value));
                    }
                });
        return result.build();
    }

    private static List<String> plus(List<String> path, String name) {
        List<String> longer = new ArrayList<>(path);
        longer.add(name);
        return longer;
    }
}
