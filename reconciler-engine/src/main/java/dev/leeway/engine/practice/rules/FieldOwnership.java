package dev.leeway.engine.practice.rules;

import dev.leeway.engine.fields.FieldSet;
import dev.leeway.engine.fields.FieldSets;
import dev.leeway.engine.fields.UnidentifiedItemException;
import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.practice.rules.ManagedFields.ManagerKey;
import dev.leeway.engine.schema.FieldSchema;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a write does to {@code metadata.managedFields}, and what an apply makes of the stored
 * object.
 *
 * <p>Source of the rules: Kubernetes documentation, "Server-Side Apply". An update owns what it
 * changed; an apply owns what it says, loses what it no longer says, and may not change what others
 * own unless forced. Fields that the write cannot reach ({@code reset}) are never owned through it.
 *
 * @param schema the shape of the kind
 * @param apiVersion the version that the write speaks
 * @param custom whether the kind is a custom one, whose versions share one shape
 * @param emptyObject an object of the kind without any content, in its stored form
 * @param reset the fields that the write cannot reach
 */
record FieldOwnership(
        FieldSchema.Struct schema,
        String apiVersion,
        boolean custom,
        JsonObject emptyObject,
        FieldSet reset) {
    private static final String BEFORE_FIRST_APPLY = "before-first-apply";

    /** What an apply comes to. */
    sealed interface Applied {
        /**
         * The merged object, still with nulls where the last field of a part was taken out, and its
         * managed fields.
         *
         * @param same whether the merge changed nothing
         */
        record Merged(JsonObject object, ManagedFields managed, boolean same) implements Applied {}

        /** Others own what would change. */
        record Conflicting(Map<ManagerKey, FieldSet> conflicts) implements Applied {}
    }

    /** Returns the updated object with the managed fields that it has after an update. */
    JsonObject afterUpdate(
            JsonObject stored, JsonObject updated, String manager, String subresource, String now) {
        ManagedFields managed = managedBefore(stored, updated, !subresource.isEmpty());
        boolean exists = stored.objectAt("metadata").string("uid").isPresent();
        if (managed.isEmpty() && exists) {
            return managed.writeInto(updated);
        }
        try {
            ManagerKey writer = ManagerKey.updater(manager, apiVersion, subresource);
            track(managed, bare(stored), bare(updated), writer, now);
            managed.capUpdaters();
            return managed.writeInto(updated);
        } catch (UnidentifiedItemException _) {
            // The server does not fail a write because its fields cannot be told apart; it keeps
            // what was known.
            return ManagedFields.of(stored).orElseGet(ManagedFields::none).writeInto(updated);
        }
    }

    private void track(
            ManagedFields managed,
            JsonObject stored,
            JsonObject updated,
            ManagerKey writer,
            String now) {
        FieldComparison changes = FieldComparison.of(stored, updated, schema).without(reset);
        FieldSet changed = changes.changed();
        take(managed, changed.union(changes.removed()), Optional.empty());
        FieldSet own = changed.minusCovered(reset).minus(ManagedFields.UNMANAGED);
        if (!own.isEmpty()) {
            managed.set(writer, own.union(managed.fields(writer)), apiVersion, now);
        }
    }

    private void take(ManagedFields managed, FieldSet fields, Optional<ManagerKey> except) {
        for (Map.Entry<ManagerKey, ManagedFields.Entry> entry :
                Map.copyOf(managed.entries()).entrySet()) {
            ManagedFields.Entry held = entry.getValue();
            if (speaks(held) && except.filter(entry.getKey()::equals).isEmpty()) {
                FieldSet left = held.fields().minus(fields);
                managed.set(entry.getKey(), left, held.apiVersion(), held.time());
            }
        }
    }

    /** Entries in the words of another version of a built-in kind cannot be compared. */
    private boolean speaks(ManagedFields.Entry entry) {
        return custom || entry.apiVersion().equals(apiVersion);
    }

    private static ManagedFields managedBefore(
            JsonObject stored, JsonObject updated, boolean subresource) {
        JsonValue given = updated.objectAt("metadata").get("managedFields");
        if (!subresource && given instanceof JsonArray array) {
            boolean wiped =
                    array.isEmpty() || (array.size() == 1 && array.get(0).equals(JsonObject.EMPTY));
            if (wiped) {
                return ManagedFields.none();
            }
            Optional<ManagedFields> managed = ManagedFields.of(updated);
            if (managed.isPresent() && !managed.get().isEmpty()) {
                return managed.get();
            }
        }
        return ManagedFields.of(stored).orElseGet(ManagedFields::none);
    }

    /**
     * Returns what applying an object makes of the stored one.
     *
     * @param stored the stored object, or {@link #emptyObject} when there is none
     * @param managed the stored object's managed fields; changed by this
     */
    Applied apply(
            JsonObject stored,
            ManagedFields managed,
            JsonObject applied,
            WriteOptions options,
            String now) {
        JsonObject live = bare(stored);
        if (managed.isEmpty()) {
            ManagerKey before =
                    ManagerKey.updater(BEFORE_FIRST_APPLY, apiVersion, options.subresource());
            track(managed, emptyObject, live, before, now);
        }
        ManagerKey applier = ManagerKey.applier(options.manager(), options.subresource());
        FieldSet last = managed.fields(applier);
        ManagedFields.Entry lastEntry = managed.entries().get(applier);
        FieldSet own = FieldSets.of(applied, schema).minusCovered(reset);

        managed.set(applier, own, apiVersion, lastEntry == null ? "" : lastEntry.time());
        JsonObject merged = StructuredMerge.merge(live, applied, schema);
        merged = prune(merged, managed, last, own);

        FieldComparison changes = FieldComparison.of(live, merged, schema).without(reset);
        Map<ManagerKey, FieldSet> conflicts = managed.conflicts(applier, changes.changed());
        conflicts.keySet().removeIf(manager -> !speaks(entry(managed, manager)));
        LastApplied copy = new LastApplied(schema, apiVersion);
        Map<ManagerKey, FieldSet> others = beyond(conflicts, copy.free(options.manager(), stored));
        if (!others.isEmpty() && !options.force()) {
            return new Applied.Conflicting(others);
        }
        conflicts.forEach(
                (manager, fields) -> {
                    ManagedFields.Entry held = entry(managed, manager);
                    managed.set(
                            manager, held.fields().minus(fields), held.apiVersion(), held.time());
                });
        take(managed, changes.removed(), Optional.of(applier));

        boolean same = merged.equals(live);
        String time = !same ? now : lastEntry == null ? "" : lastEntry.time();
        managed.set(applier, own.minus(ManagedFields.UNMANAGED), apiVersion, time);
        JsonObject renewed = copy.renewed(options.manager(), merged, applied);
        return new Applied.Merged(renewed, managed, renewed.equals(live));
    }

    private static Map<ManagerKey, FieldSet> beyond(
            Map<ManagerKey, FieldSet> conflicts, FieldSet free) {
        Map<ManagerKey, FieldSet> others = new LinkedHashMap<>();
        conflicts.forEach(
                (manager, fields) -> {
                    FieldSet left = fields.minus(free);
                    if (!left.isEmpty()) {
                        others.put(manager, left);
                    }
                });
        return others;
    }

    private static ManagedFields.Entry entry(ManagedFields managed, ManagerKey manager) {
        ManagedFields.Entry entry = managed.entries().get(manager);
        return entry == null ? new ManagedFields.Entry(FieldSet.EMPTY, "", "") : entry;
    }

    /**
     * Takes out what this applier said last time and says no longer, unless someone else manages
     * it, or it hangs below something that stays.
     */
    private JsonObject prune(
            JsonObject merged, ManagedFields managed, FieldSet last, FieldSet own) {
        // What is said again stays, so there is nothing to look for.
        if (last.minus(own).isEmpty()) {
            return merged;
        }
        FieldSet lastNamed = StructuredMerge.withNamedParents(last, schema);
        JsonObject pruned = StructuredMerge.without(merged, lastNamed, schema);

        FieldSet held = FieldSet.EMPTY;
        for (ManagedFields.Entry entry : managed.entries().values()) {
            held = held.union(entry.fields());
        }
        FieldSet mergedNamed =
                StructuredMerge.withNamedParents(FieldSets.of(merged, schema), schema);
        FieldSet kept =
                StructuredMerge.withNamedParents(FieldSets.of(pruned, schema), schema)
                        .union(StructuredMerge.withNamedParents(held, schema));
        JsonObject withOwned = StructuredMerge.without(merged, mergedNamed.minus(kept), schema);

        FieldSet ownedNamed =
                StructuredMerge.withNamedParents(FieldSets.of(withOwned, schema), schema);
        return StructuredMerge.without(
                merged, mergedNamed.minus(ownedNamed).intersection(lastNamed), schema);
    }

    private static JsonObject bare(JsonObject object) {
        JsonObject metadata = object.objectAt("metadata");
        return metadata.has("managedFields")
                ? object.with("metadata", metadata.without("managedFields"))
                : object;
    }
}
