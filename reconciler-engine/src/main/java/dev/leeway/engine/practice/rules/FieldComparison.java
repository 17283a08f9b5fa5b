package dev.leeway.engine.practice.rules;

import dev.leeway.engine.fields.FieldSet;
import dev.leeway.engine.fields.FieldSets;
import dev.leeway.engine.fields.PathElement;
import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.schema.FieldSchema;
import dev.leeway.engine.schema.FieldSchema.ListKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which fields one object has that another has not, or has with another value, by schema.
 *
 * <p>Source of the rules: Kubernetes' structured merge. A part that only one side has counts with
 * itself and everything in it; a null counts as present.
 *
 * @param added fields only in the newer object
 * @param modified fields in both with different values
 * @param removed fields only in the older object
 */
record FieldComparison(FieldSet added, FieldSet modified, FieldSet removed) {
    private static final FieldSchema UNKNOWN = new FieldSchema.Unknown();

    /** Compares two objects of one kind. */
    static FieldComparison of(JsonObject older, JsonObject newer, FieldSchema schema) {
        Walk walk =
                new Walk(new FieldSet.Builder(), new FieldSet.Builder(), new FieldSet.Builder());
        walk.compare(older, newer, schema);
        return new FieldComparison(
                walk.added().build(), walk.modified().build(), walk.removed().build());
    }

    /** Returns the fields that the newer object brought or changed. */
    FieldSet changed() {
        return modified.union(added);
    }

    /** Returns this without the fields of a set and all below them. */
    FieldComparison without(FieldSet fields) {
        return fields.isEmpty()
                ? this
                : new FieldComparison(
                        added.minusCovered(fields),
                        modified.minusCovered(fields),
                        removed.minusCovered(fields));
    }

    /** One place in the tree, in all three results. */
    private record Walk(
            FieldSet.Builder added, FieldSet.Builder modified, FieldSet.Builder removed) {

        Walk below(PathElement step) {
            return new Walk(added.child(step), modified.child(step), removed.child(step));
        }

        void compare(@Nullable JsonValue older, @Nullable JsonValue newer, FieldSchema schema) {
            switch (schema) {
                case FieldSchema.Scalar _ -> leaf(older, newer);
                case FieldSchema.Struct struct -> {
                    if (struct.atomic()) {
                        leaf(older, newer);
                    } else {
                        objects(older, newer, struct);
                    }
                }
                case FieldSchema.Items items -> {
                    if (items.kind() == ListKind.ATOMIC) {
                        leaf(older, newer);
                    } else {
                        arrays(older, newer, items);
                    }
                }
                case FieldSchema.Unknown _ -> {
                    boolean objects =
                            (older == null || older instanceof JsonObject)
                                    && (newer == null || newer instanceof JsonObject);
                    if (objects) {
                        objects(older, newer, null);
                    } else {
                        leaf(older, newer);
                    }
                }
            }
        }

        private void leaf(@Nullable JsonValue older, @Nullable JsonValue newer) {
            if (older == null) {
                added.addSelf();
            } else if (newer == null) {
                removed.addSelf();
            } else if (!older.equals(newer)) {
                modified.addSelf();
            }
        }

        private void branch(@Nullable JsonValue older, @Nullable JsonValue newer) {
            if (older == null) {
                added.addSelf();
            } else if (newer == null) {
                removed.addSelf();
            }
        }

        private void objects(
                @Nullable JsonValue older,
                @Nullable JsonValue newer,
                FieldSchema.@Nullable Struct struct) {
            JsonObject left = older instanceof JsonObject object ? object : JsonObject.EMPTY;
            JsonObject right = newer instanceof JsonObject object ? object : JsonObject.EMPTY;
            if (left.isEmpty() && right.isEmpty()) {
                leaf(older, newer);
                return;
            }
            for (int i = 0; i < left.size(); i++) {
                String name = left.nameAt(i);
                member(name, left.valueAt(i), right.get(name), struct);
            }
            for (int i = 0; i < right.size(); i++) {
                String name = right.nameAt(i);
                if (!left.has(name)) {
                    member(name, null, right.valueAt(i), struct);
                }
            }
            branch(older, newer);
        }

        private void member(
                String name,
                @Nullable JsonValue left,
                @Nullable JsonValue right,
                FieldSchema.@Nullable Struct struct) {
            if (left != null && left.equals(right)) {
                return;
            }
            FieldSchema schema =
                    struct == null ? UNKNOWN : StructuredMerge.memberSchema(struct, name);
            below(PathElement.name(name)).compare(left, right, schema);
        }

        private void arrays(
                @Nullable JsonValue older, @Nullable JsonValue newer, FieldSchema.Items items) {
            JsonArray left = older instanceof JsonArray array ? array : JsonArray.EMPTY;
            JsonArray right = newer instanceof JsonArray array ? array : JsonArray.EMPTY;
            if (left.isEmpty() && right.isEmpty()) {
                leaf(older, newer);
                return;
            }
            Map<PathElement, List<JsonValue>> leftItems = byStep(left, items);
            Map<PathElement, List<JsonValue>> rightItems = byStep(right, items);
            leftItems.forEach(
                    (step, mine) ->
                            item(step, mine, rightItems.getOrDefault(step, List.of()), items));
            rightItems.forEach(
                    (step, theirs) -> {
                        if (!leftItems.containsKey(step)) {
                            item(step, List.of(), theirs, items);
                        }
                    });
            branch(older, newer);
        }

        private static Map<PathElement, List<JsonValue>> byStep(
                JsonArray array, FieldSchema.Items items) {
            Map<PathElement, List<JsonValue>> byStep = new LinkedHashMap<>();
            for (JsonValue item : array) {
                byStep.computeIfAbsent(FieldSets.itemStep(items, item), _ -> new ArrayList<>(1))
                        .add(item);
            }
            return byStep;
        }

        private void item(
                PathElement step,
                List<JsonValue> mine,
                List<JsonValue> theirs,
                FieldSchema.Items items) {
            Walk below = below(step);
            if (mine.size() <= 1 && theirs.size() <= 1) {
                below.compare(first(mine), first(theirs), items.item());
            } else if (mine.size() > 1 && theirs.size() > 1) {
                if (!mine.equals(theirs)) {
                    below.modified.addSelf();
                }
            } else if (mine.size() > 1) {
                if (!theirs.isEmpty()) {
                    below.compare(null, theirs.getFirst(), items.item());
                }
                below.removed.addSelf();
            } else {
                if (!mine.isEmpty()) {
                    below.compare(mine.getFirst(), null, items.item());
                }
                below.added.addSelf();
            }
        }

        private static @Nullable JsonValue first(List<JsonValue> values) {
            return values.isEmpty() ? null : values.getFirst();
        }
    }
}
