package dev.leeway.engine.edit;

import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.fields.PathElement;
import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One step on the way from an old collection to a new one; to be made in order. */
sealed interface MemberChange {
    /** Sets a member. */
    record Set(FieldPath path, JsonValue value) implements MemberChange {}

    /** Removes a member. */
    record Drop(FieldPath path) implements MemberChange {}

    /** Adds an item at a position. */
    record Add(FieldPath list, JsonValue item, int position) implements MemberChange {}

    /** The fields that tell list items apart, where all items have one of them, each another. */
    List<String> IDENTITIES =
            List.of(
                    "name",
                    "key",
                    "mountPath",
                    "containerPort",
                    "port",
                    "ip",
                    "host",
                    "path",
                    "id");

    /**
     * Returns the steps that keep what both have; empty when one of the two is no collection, the
     * kinds differ, or they have so little in common that the new one is better written anew.
     */
    static Optional<List<MemberChange>> between(
            FieldPath path, @Nullable JsonValue old, JsonValue wanted) {
        if (old instanceof JsonObject a && wanted instanceof JsonObject b) {
            return a.isEmpty() || b.isEmpty() ? Optional.empty() : Optional.of(members(path, a, b));
        }
        if (old instanceof JsonArray a && wanted instanceof JsonArray b) {
            return a.isEmpty() || b.isEmpty() ? Optional.empty() : items(path, a, b);
        }
        return Optional.empty();
    }

    private static List<MemberChange> members(FieldPath path, JsonObject old, JsonObject wanted) {
        List<MemberChange> changes = new ArrayList<>();
        wanted.forEach(
                (name, value) -> {
                    if (!value.equals(old.get(name))) {
                        changes.add(new Set(path.then(PathElement.name(name)), value));
                    }
                });
        for (String name : old.names()) {
            if (!wanted.has(name)) {
                changes.add(new Drop(path.then(PathElement.name(name))));
            }
        }
        return changes;
    }

    private static Optional<List<MemberChange>> items(
            FieldPath path, JsonArray old, JsonArray wanted) {
        List<JsonValue> oldNames = identities(old, wanted);
        List<JsonValue> newNames = identities(wanted, old);
        List<JsonValue> kept = oldNames.stream().filter(newNames::contains).toList();
        boolean distinct =
                new HashSet<>(oldNames).size() == oldNames.size()
                        && new HashSet<>(newNames).size() == newNames.size();
        if (distinct
                && !kept.isEmpty()
                && kept.equals(newNames.stream().filter(oldNames::contains).toList())) {
            return Optional.of(aligned(path, old, wanted, oldNames, newNames));
        }
        if (old.size() != wanted.size()) {
            return Optional.empty();
        }
        List<MemberChange> changes = new ArrayList<>();
        for (int i = 0; i < old.size(); i++) {
            if (!old.get(i).equals(wanted.get(i))) {
                changes.add(new Set(path.then(new PathElement.Index(i)), wanted.get(i)));
            }
        }
        return Optional.of(changes);
    }

    private static List<MemberChange> aligned(
            FieldPath path,
            JsonArray old,
            JsonArray wanted,
            List<JsonValue> oldNames,
            List<JsonValue> newNames) {
        List<MemberChange> changes = new ArrayList<>();
        for (int i = old.size() - 1; i >= 0; i--) {
            if (!newNames.contains(oldNames.get(i))) {
                changes.add(new Drop(path.then(new PathElement.Index(i))));
            }
        }
        for (int i = 0; i < wanted.size(); i++) {
            int was = oldNames.indexOf(newNames.get(i));
            if (was < 0) {
                changes.add(new Add(path, wanted.get(i), i));
            } else if (!old.get(was).equals(wanted.get(i))) {
                changes.add(new Set(path.then(new PathElement.Index(i)), wanted.get(i)));
            }
        }
        return changes;
    }

    /** Returns what tells each item apart: one field that all have, otherwise the item itself. */
    private static List<JsonValue> identities(JsonArray array, JsonArray other) {
        for (String name : IDENTITIES) {
            if (names(array, name) && names(other, name)) {
                return array.objects().map(item -> item.require(name)).toList();
            }
        }
        return array.items();
    }

    private static boolean names(JsonArray array, String name) {
        var seen = new HashSet<JsonValue>();
        return array.stream()
                .allMatch(
                        item ->
                                item instanceof JsonObject object
                                        && object.find(name).filter(seen::add).isPresent());
    }
}
