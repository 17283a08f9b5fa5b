package dev.leeway.engine.practice.store;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.resource.GroupKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which objects name which object as their controller, so that finding the pods of a set does not
 * read every pod of its namespace. Not safe for use from several threads; its store locks.
 */
final class ControlledObjects {
    private record Place(String owner, GroupKind type) {}

    private final Map<Place, TreeMap<String, JsonObject>> held = new HashMap<>();

    /**
     * Takes what became of one object.
     *
     * @param before what was stored under the key, null for nothing
     * @param after what is stored now, null for nothing
     */
    void replace(
            GroupKind type, String key, @Nullable JsonObject before, @Nullable JsonObject after) {
        if (before != null) {
            controller(before).ifPresent(owner -> forget(new Place(owner, type), key));
        }
        if (after != null) {
            controller(after)
                    .ifPresent(
                            owner ->
                                    held.computeIfAbsent(
                                                    new Place(owner, type), _ -> new TreeMap<>())
                                            .put(key, after));
        }
    }

    /**
     * Returns the objects of a type that name this uid as their controller, by namespace and name.
     */
    List<JsonObject> of(String owner, GroupKind type) {
        TreeMap<String, JsonObject> found = held.get(new Place(owner, type));
        return found == null ? List.of() : List.copyOf(found.values());
    }

    private void forget(Place place, String key) {
        TreeMap<String, JsonObject> known = held.get(place);
        if (known != null) {
            known.remove(key);
            if (known.isEmpty()) {
                held.remove(place);
            }
        }
    }

    private static Optional<String> controller(JsonObject object) {
        return ObjectMeta.controller(object).map(owner -> owner.string("uid", ""));
    }
}
