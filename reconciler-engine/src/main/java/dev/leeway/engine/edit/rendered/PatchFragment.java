package dev.leeway.engine.edit.rendered;

import dev.leeway.engine.edit.FieldValues;
import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.fields.PathElement;
import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonNull;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;

import java.util.List;
import java.util.Optional;

/**
 * The strategic merge patch of one field. A list item that is known by its key becomes an item with
 * that key; a list without keys comes whole. Source: Kubernetes documentation, "Update API Objects
 * in Place Using kubectl patch".
 */
final class PatchFragment {
    private final JsonObject now;
    private final JsonObject wanted;

    PatchFragment(Wish wish) {
        this.now = wish.root();
        this.wanted = wish.wanted();
    }

    /**
     * Returns what stands at the first {@code depth} steps of a path in the patch; empty when a
     * list without keys would have to come whole and its items cannot be told.
     */
    Optional<JsonValue> at(FieldPath field, int depth) {
        List<PathElement> steps = field.elements();
        if (depth == steps.size()) {
            return Optional.of(FieldValues.find(wanted, field).orElse(JsonNull.NULL));
        }
        PathElement next = steps.get(depth);
        return switch (next) {
            case PathElement.Name(String name) ->
                    at(field, depth + 1).map(inner -> JsonObject.of(name, inner));
            case PathElement.Key(JsonObject keys) ->
                    item(field, depth, keys).map(item -> JsonArray.of(item));
            case PathElement.Index _, PathElement.Value _ -> list(field, depth);
        };
    }

    /** Returns the patch's item for a key. */
    private Optional<JsonValue> item(FieldPath field, int depth, JsonObject keys) {
        boolean last = depth + 1 == field.elements().size();
        if (last && FieldValues.find(wanted, field).isEmpty()) {
            return Optional.of(keys.with("$patch", JsonValue.of("delete")));
        }
        return at(field, depth + 1)
                .filter(JsonObject.class::isInstance)
                .map(
                        inner -> {
                            JsonObject item = keys;
                            for (String name : ((JsonObject) inner).names()) {
                                item = item.with(name, ((JsonObject) inner).require(name));
                            }
                            return item;
                        });
    }

    /** Returns a whole list as it is to be: as it is now, but for the field. */
    private Optional<JsonValue> list(FieldPath field, int depth) {
        FieldPath holder = new FieldPath(field.elements().subList(0, depth));
        Optional<JsonValue> value = FieldValues.find(wanted, field);
        Optional<JsonValue> changed =
                value.isPresent()
                        ? FieldValues.with(now, field, value.get())
                        : Optional.of(FieldValues.without(now, field));
        return changed.flatMap(root -> FieldValues.find(root, holder))
                // A new item of a list without keys: the list as it is live.
                .or(() -> FieldValues.find(wanted, holder))
                .filter(JsonArray.class::isInstance);
    }
}
