package dev.leeway.engine.practice.rules;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonNull;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.schema.FieldSchema;
import dev.leeway.engine.schema.OpenApiArray;
import dev.leeway.engine.schema.OpenApiObject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Kubernetes' strategic merge patch: lists with a merge key are merged item by item, and directives
 * in the patch delete, replace, retain and order.
 *
 * <p>Source of the rules: Kubernetes documentation, "Update API Objects in Place Using kubectl
 * patch", and the API's {@code x-kubernetes-patch-strategy} and {@code
 * x-kubernetes-patch-merge-key}.
 */
final class StrategicMerge {
    private static final String DIRECTIVE = "$patch";
    private static final String RETAIN_KEYS = "$retainKeys";
    private static final String DELETE_FROM = "$deleteFromPrimitiveList/";
    private static final String ORDER = "$setElementOrder/";

    private StrategicMerge() {}

    /**
     * Returns the original with the patch laid over it.
     *
     * @throws PatchFailedException when the patch is malformed
     */
    static JsonObject apply(JsonObject original, JsonObject patch, @Nullable FieldSchema schema) {
        Optional<String> directive = patch.string(DIRECTIVE);
        return directive.isPresent()
                ? directed(directive.get(), original, patch.without(DIRECTIVE), schema)
                : members(original, patch, schema);
    }

    private static JsonObject directed(
            String directive, JsonObject original, JsonObject patch, @Nullable FieldSchema schema) {
        return switch (directive) {
            case "replace" -> patch;
            case "delete" -> JsonObject.EMPTY;
            case "merge" -> members(original, patch, schema);
            default ->
                    throw PatchFailedException.malformed("unknown patch type found: " + directive);
        };
    }

    private static JsonObject members(
            JsonObject original, JsonObject patch, @Nullable FieldSchema schema) {
        JsonObject out = retainKeys(original, patch);
        Set<String> fields = new LinkedHashSet<>();
        for (String name : patch.names()) {
            if (name.startsWith(DELETE_FROM)) {
                out = deleteFromList(out, name.substring(DELETE_FROM.length()), patch.get(name));
            } else if (name.startsWith(ORDER)) {
                fields.add(name.substring(ORDER.length()));
            } else if (!name.equals(RETAIN_KEYS)) {
                fields.add(name);
            }
        }
        for (String name : fields) {
            out = member(out, name, patch, schema);
        }
        return out;
    }

    private static JsonObject retainKeys(JsonObject original, JsonObject patch) {
        JsonValue retain = patch.get(RETAIN_KEYS);
        if (retain == null) {
            return original;
        }
        if (!(retain instanceof JsonArray keys)) {
            throw PatchFailedException.malformed("invalid patch format of retainKeys list");
        }
        JsonObject out = original;
        for (String name : original.names()) {
            if (!keys.items().contains(new JsonString(name))) {
                out = out.without(name);
            }
        }
        return out;
    }

    private static JsonObject deleteFromList(
            JsonObject object, String name, @Nullable JsonValue values) {
        if (!(values instanceof JsonArray gone)) {
            throw PatchFailedException.malformed("invalid patch format of primitive list");
        }
        return object.get(name) instanceof JsonArray list
                ? object.with(
                        name,
                        new JsonArray(
                                list.stream()
                                        .filter(item -> !gone.items().contains(item))
                                        .toList()))
                : object;
    }

    private static JsonObject member(
            JsonObject object, String name, JsonObject patch, @Nullable FieldSchema schema) {
        JsonValue change = patch.get(name);
        if (change instanceof JsonNull) {
            return object.without(name);
        }
        JsonValue before = object.get(name);
        Merging merging = Merging.of(schema, name);
        JsonArray order = patch.get(ORDER + name) instanceof JsonArray array ? array : null;
        if (change == null) {
            return before instanceof JsonArray list && order != null
                    ? object.with(name, merging.ordered(list, list, order))
                    : object;
        }
        JsonValue after =
                switch (change) {
                    case JsonObject inner when before instanceof JsonObject old ->
                            merging.replaces()
                                    ? withoutDirectives(inner)
                                    : apply(old, inner, merging.schema());
                    case JsonArray inner when before instanceof JsonArray old ->
                            merging.lists(old, inner, order);
                    default -> withoutDirectives(change);
                };
        return object.with(name, after);
    }

    /** Returns a part of the patch that meets nothing in the original. */
    private static JsonValue withoutDirectives(JsonValue value) {
        return switch (value) {
            case JsonObject object -> {
                JsonObject.Builder out = JsonObject.builder();
                object.forEach(
                        (name, inner) -> {
                            boolean directive =
                                    name.equals(DIRECTIVE)
                                            || name.equals(RETAIN_KEYS)
                                            || name.startsWith(DELETE_FROM)
                                            || name.startsWith(ORDER);
                            if (!directive && !(inner instanceof JsonNull)) {
                                out.put(name, withoutDirectives(inner));
                            }
                        });
                yield out.build();
            }
            case JsonArray array ->
                    new JsonArray(
                            array.stream()
                                    .filter(item -> !isDirective(item))
                                    .map(StrategicMerge::withoutDirectives)
                                    .toList());
            default -> value;
        };
    }

    private static boolean isDirective(JsonValue item) {
        return item instanceof JsonObject object && object.has(DIRECTIVE);
    }

    /**
     * How one field is merged.
     *
     * @param schema its shape
     * @param merges whether a list is merged, rather than replaced
     * @param key the field that tells list items apart, empty for plain values
     * @param replaces whether an object is replaced as a whole
     */
    private record Merging(
            @Nullable FieldSchema schema, boolean merges, String key, boolean replaces) {

        static Merging of(@Nullable FieldSchema parent, String name) {
            if (!(parent instanceof OpenApiObject struct)) {
                return new Merging(null, false, "", false);
            }
            FieldSchema schema = StructuredMerge.memberSchema(struct, name);
            JsonObject source = struct.source().objectAt("properties", name);
            List<String> strategies =
                    List.of(source.string("x-kubernetes-patch-strategy", "").split(",", -1));
            return new Merging(
                    schema,
                    strategies.contains("merge"),
                    source.string("x-kubernetes-patch-merge-key", ""),
                    strategies.contains("replace"));
        }

        JsonArray lists(JsonArray old, JsonArray patch, @Nullable JsonArray order) {
            boolean replace =
                    patch.objects().anyMatch(o -> o.string(DIRECTIVE, "").equals("replace"));
            if (!merges || replace) {
                return (JsonArray) withoutDirectives(patch);
            }
            List<JsonValue> kept = new ArrayList<>(old.items());
            for (JsonValue item : patch) {
                if (isDirective(item)
                        && item instanceof JsonObject object
                        && object.string(DIRECTIVE, "").equals("delete")) {
                    kept.removeIf(known -> Objects.equals(id(known), id(item)));
                }
            }
            List<JsonValue> named = new ArrayList<>();
            for (JsonValue item : patch) {
                if (item instanceof JsonObject object
                        && object.string(DIRECTIVE, "").equals("delete")) {
                    continue;
                }
                named.add(item);
                merge(kept, item);
            }
            return ordered(new JsonArray(kept), old, order != null ? order : new JsonArray(named));
        }

        private void merge(List<JsonValue> kept, JsonValue item) {
            JsonValue id = id(item);
            for (int i = 0; i < kept.size(); i++) {
                if (Objects.equals(id(kept.get(i)), id)) {
                    if (kept.get(i) instanceof JsonObject mine
                            && item instanceof JsonObject theirs) {
                        FieldSchema inner =
                                schema instanceof OpenApiArray array ? array.item() : null;
                        kept.set(i, apply(mine, theirs, inner));
                    }
                    return;
                }
            }
            kept.add(withoutDirectives(item));
        }

        private JsonValue id(JsonValue item) {
            if (key.isEmpty() || !(item instanceof JsonObject object)) {
                return item;
            }
            JsonValue id = object.get(key);
            if (id == null) {
                throw PatchFailedException.keyless(
                        "map: " + object + " does not contain declared merge key: " + key);
            }
            return id;
        }

        /**
         * Returns the items so that those named in the order come in that order, and the others
         * stay before the first named item that they stood before.
         */
        JsonArray ordered(JsonArray merged, JsonArray before, JsonArray order) {
            List<JsonValue> wanted = order.stream().map(this::id).toList();
            List<JsonValue> known = before.stream().map(this::id).toList();
            List<JsonValue> named = new ArrayList<>();
            List<JsonValue> others = new ArrayList<>();
            merged.forEach(item -> (wanted.contains(id(item)) ? named : others).add(item));
            named.sort((a, b) -> Integer.compare(wanted.indexOf(id(a)), wanted.indexOf(id(b))));
            List<JsonValue> out = new ArrayList<>();
            int i = 0;
            int j = 0;
            while (i < others.size() || j < named.size()) {
                boolean other;
                if (i < others.size() && j < named.size()) {
                    int left = known.indexOf(id(others.get(i)));
                    int right = known.indexOf(id(named.get(j)));
                    other = left >= 0 && right >= 0 && left < right;
                } else {
                    other = i < others.size();
                }
                out.add(other ? others.get(i++) : named.get(j++));
            }
            return new JsonArray(out);
        }
    }
}
