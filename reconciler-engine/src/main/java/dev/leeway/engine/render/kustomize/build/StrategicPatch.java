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
import java.util.stream.Stream;

/**
 * Applies a strategic merge patch as Kustomize does: objects are merged, lists with keys item by
 * item with the patch's items first, null removes, {@code $patch} deletes or replaces. What only
 * the program does is refused by its name. Pure.
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
            throw KustomizeException.notBuiltIn(file, KustomizePhrase.DIRECTIVE_ROOT.of());
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
                        file, KustomizePhrase.DIRECTIVE.of(name, object.require(name).toJson()));
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
            throw KustomizeException.notBuiltIn(
                    file, KustomizePhrase.LIST_PATCH.of(path.getLast()));
        }
        List<String> keys = MergeKeys.of(gvk, path);
        if (patch.objects().anyMatch(item -> item.string(DIRECTIVE, "").equals("replace"))) {
            return replacing(patch);
        }
        if (keys.isEmpty()) {
            if (patch.objects().anyMatch(item -> item.has(DIRECTIVE))) {
                throw KustomizeException.notBuiltIn(
                        file, KustomizePhrase.NO_MERGE_KEY.of(path.getLast()));
            }
            return (JsonArray) clean(patch);
        }
        List<String> used = usedKeys(base, patch, keys, path);
        requireTellable(base, used, path);
        requireTellable(patch, used, path);
        return mergeByKeys(base, patch, used, path);
    }

    /** Returns the keys that all items have; a second key that only some have decides otherwise. */
    private List<String> usedKeys(
            JsonArray base, JsonArray patch, List<String> keys, List<String> path)
            throws KustomizeException {
        if (keys.size() == 1) {
            return keys;
        }
        String second = keys.getLast();
        long given =
                Stream.concat(base.objects(), patch.objects())
                        .filter(item -> item.has(second))
                        .count();
        if (given == 0) {
            return keys.subList(0, 1);
        }
        if (given < base.size() + patch.size()) {
            throw KustomizeException.notBuiltIn(
                    file, KustomizePhrase.SOME_KEYS.of(path.getLast(), second));
        }
        return keys;
    }

    /** Refuses lists whose items the keys do not tell apart without doubt. */
    private void requireTellable(JsonArray list, List<String> keys, List<String> path)
            throws KustomizeException {
        Set<List<Optional<JsonValue>>> seen = new HashSet<>();
        for (JsonValue item : list) {
            boolean told =
                    item instanceof JsonObject object
                            && object.has(keys.getFirst())
                            && seen.add(keys.stream().map(object::find).toList());
            if (!told) {
                throw KustomizeException.notBuiltIn(
                        file,
                        KustomizePhrase.SAME_KEYS.of(path.getLast(), String.join(" and ", keys)));
            }
        }
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

    /**
     * With one key the patch's items come first, in its order; with two only those that are new,
     * and the others stay where they were. This is what the program does.
     */
    private JsonArray mergeByKeys(
            JsonArray base, JsonArray patch, List<String> keys, List<String> path)
            throws KustomizeException {
        List<JsonValue> old = new ArrayList<>(base.items());
        List<JsonValue> first = new ArrayList<>();
        for (JsonObject wanted : patch.objects().toList()) {
            int at = position(old, wanted, keys);
            if (wanted.string(DIRECTIVE, "").equals("delete")) {
                if (at >= 0) {
                    old.remove(at);
                }
            } else if (at < 0) {
                first.add(clean(wanted));
            } else if (keys.size() > 1) {
                old.set(at, merge(old.get(at), wanted, path));
            } else {
                first.add(merge(old.remove(at), wanted, path));
            }
        }
        first.addAll(old);
        return new JsonArray(first);
    }

    private static int position(List<JsonValue> items, JsonObject wanted, List<String> keys) {
        for (int i = 0; i < items.size(); i++) {
            boolean same =
                    items.get(i) instanceof JsonObject item
                            && keys.stream()
                                    .allMatch(key -> item.find(key).equals(wanted.find(key)));
            if (same) {
                return i;
            }
        }
        return -1;
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
