package dev.leeway.engine.practice.rules;

import dev.leeway.engine.fields.FieldSet;
import dev.leeway.engine.fields.FieldSets;
import dev.leeway.engine.fields.PathElement;
import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonNull;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.schema.FieldSchema;
import dev.leeway.engine.schema.FieldSchema.ListKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Merges an applied object into a stored one, and takes fields out again, by schema.
 *
 * <p>Source of the rules: Kubernetes' structured merge. Where both sides of an object or array are
 * empty or null, the applied side's form stays; taking the last item out leaves a null, which
 * counts as present until the object is brought into its stored form.
 */
final class StructuredMerge {
    private static final FieldSchema UNKNOWN = new FieldSchema.Unknown();

    private StructuredMerge() {}

    /** Returns the shape of a member; free names of maps and unknown names included. */
    static FieldSchema memberSchema(FieldSchema.Struct struct, String name) {
        return struct.field(name).or(struct::additional).orElse(UNKNOWN);
    }

    /** Returns the stored object with the applied one laid over it. */
    static JsonObject merge(JsonObject stored, JsonObject applied, FieldSchema schema) {
        JsonValue merged = mergeValues(stored, applied, schema);
        return merged instanceof JsonObject object ? object : JsonObject.EMPTY;
    }

    private static @Nullable JsonValue mergeValues(
            @Nullable JsonValue left, @Nullable JsonValue right, FieldSchema schema) {
        return switch (schema) {
            case FieldSchema.Scalar _ -> right != null ? right : left;
            case FieldSchema.Struct struct when !struct.atomic() ->
                    mergeObjects(left, right, struct);
            case FieldSchema.Items items when items.kind() != ListKind.ATOMIC ->
                    mergeArrays(left, right, items);
            case FieldSchema.Unknown _
                    when left instanceof JsonObject && right instanceof JsonObject ->
                    mergeObjects(left, right, null);
            default -> right != null ? right : left;
        };
    }

    private static @Nullable JsonValue mergeObjects(
            @Nullable JsonValue left,
            @Nullable JsonValue right,
            FieldSchema.@Nullable Struct struct) {
        JsonObject mine = left instanceof JsonObject object ? object : JsonObject.EMPTY;
        JsonObject theirs = right instanceof JsonObject object ? object : JsonObject.EMPTY;
        if (mine.isEmpty() && theirs.isEmpty()) {
            return right != null ? right : left;
        }
        JsonObject.Builder out = JsonObject.builder();
        for (int i = 0; i < mine.size(); i++) {
            String name = mine.nameAt(i);
            FieldSchema schema = struct == null ? UNKNOWN : memberSchema(struct, name);
            put(out, name, mergeValues(mine.valueAt(i), theirs.get(name), schema));
        }
        for (int i = 0; i < theirs.size(); i++) {
            String name = theirs.nameAt(i);
            if (!mine.has(name)) {
                FieldSchema schema = struct == null ? UNKNOWN : memberSchema(struct, name);
                put(out, name, mergeValues(null, theirs.valueAt(i), schema));
            }
        }
        JsonObject merged = out.build();
        return merged.isEmpty() ? null : merged;
    }

    private static void put(JsonObject.Builder out, String name, @Nullable JsonValue value) {
        if (value != null) {
            out.put(name, value);
        }
    }

    private static @Nullable JsonValue mergeArrays(
            @Nullable JsonValue left, @Nullable JsonValue right, FieldSchema.Items items) {
        JsonArray mine = left instanceof JsonArray array ? array : JsonArray.EMPTY;
        JsonArray theirs = right instanceof JsonArray array ? array : JsonArray.EMPTY;
        if (mine.isEmpty() && theirs.isEmpty()) {
            return right != null ? right : left;
        }
        List<JsonValue> out = new ItemMerge(items, mine, theirs).run();
        return out.isEmpty() ? null : new JsonArray(out);
    }

    /**
     * Merges two keyed arrays: items only stored keep their place, items of both come in the
     * applied order.
     */
    private static final class ItemMerge {
        private final FieldSchema.Items items;
        private final JsonArray left;
        private final List<PathElement> leftSteps = new ArrayList<>();
        private final List<PathElement> rightSteps = new ArrayList<>();
        private final Map<PathElement, JsonValue> leftItems = new HashMap<>();
        private final Map<PathElement, JsonValue> rightItems = new LinkedHashMap<>();
        private final List<JsonValue> out = new ArrayList<>();

        ItemMerge(FieldSchema.Items items, JsonArray left, JsonArray right) {
            this.items = items;
            this.left = left;
            for (JsonValue item : left) {
                PathElement step = FieldSets.itemStep(items, item);
                leftSteps.add(step);
                // A stored item that is repeated is not merged with the applied one.
                leftItems.merge(step, item, (_, _) -> JsonNull.NULL);
            }
            for (JsonValue item : right) {
                PathElement step = FieldSets.itemStep(items, item);
                rightSteps.add(step);
                rightItems.put(step, item);
            }
        }

        List<JsonValue> run() {
            List<PathElement> shared = rightSteps.stream().filter(leftItems::containsKey).toList();
            Set<PathElement> merged = new HashSet<>();
            int next = 0;
            int l = 0;
            int r = 0;
            while (l < leftSteps.size() || r < rightSteps.size()) {
                if (l < leftSteps.size() && r < rightSteps.size()) {
                    PathElement step = leftSteps.get(l);
                    if (step.equals(rightSteps.get(r))) {
                        merged.add(step);
                        emit(leftItems.get(step), rightItems.get(step));
                        l++;
                        r++;
                        next++;
                        continue;
                    }
                    if (rightItems.containsKey(step)
                            && next < shared.size()
                            && !shared.get(next).equals(step)) {
                        l++;
                        continue;
                    }
                }
                if (l < leftSteps.size()) {
                    PathElement step = leftSteps.get(l);
                    if (!rightItems.containsKey(step)) {
                        emit(left.get(l), null);
                        l++;
                        continue;
                    }
                    if (merged.contains(step)) {
                        l++;
                    }
                }
                if (r < rightSteps.size()) {
                    PathElement step = rightSteps.get(r);
                    merged.add(step);
                    emit(leftItems.get(step), rightItems.get(step));
                    r++;
                    if (next < shared.size() && shared.get(next).equals(step)) {
                        next++;
                    }
                }
            }
            return out;
        }

        private void emit(@Nullable JsonValue mine, @Nullable JsonValue theirs) {
            JsonValue value = mergeValues(mine, theirs, items.item());
            if (value != null) {
                out.add(value);
            }
        }
    }

    /** Returns the object without the fields of a set, each with all that is below it. */
    static JsonObject without(JsonObject object, FieldSet remove, FieldSchema schema) {
        return withoutValue(object, remove, schema) instanceof JsonObject kept
                ? kept
                : JsonObject.EMPTY;
    }

    private static JsonValue withoutValue(JsonValue value, FieldSet remove, FieldSchema schema) {
        return switch (schema) {
            case FieldSchema.Scalar _ -> value;
            case FieldSchema.Struct struct ->
                    struct.atomic() ? JsonNull.NULL : withoutMembers(value, remove, struct);
            case FieldSchema.Items items ->
                    items.kind() == ListKind.ATOMIC
                            ? JsonNull.NULL
                            : withoutItems(value, remove, items);
            case FieldSchema.Unknown _ ->
                    switch (value) {
                        case JsonObject _ -> withoutMembers(value, remove, null);
                        case JsonArray _ -> JsonNull.NULL;
                        default -> value;
                    };
        };
    }

    private static JsonValue withoutMembers(
            JsonValue value, FieldSet remove, FieldSchema.@Nullable Struct struct) {
        if (!(value instanceof JsonObject object)) {
            return JsonNull.NULL;
        }
        JsonObject.Builder kept = JsonObject.builder();
        for (int i = 0; i < object.size(); i++) {
            String name = object.nameAt(i);
            PathElement step = PathElement.name(name);
            if (remove.containsStep(step)) {
                continue;
            }
            FieldSet below = remove.below(step);
            FieldSchema schema = struct == null ? UNKNOWN : memberSchema(struct, name);
            JsonValue member = object.valueAt(i);
            kept.put(name, below.isEmpty() ? member : withoutValue(member, below, schema));
        }
        JsonObject rest = kept.build();
        return rest.isEmpty() ? JsonNull.NULL : rest;
    }

    private static JsonValue withoutItems(
            JsonValue value, FieldSet remove, FieldSchema.Items items) {
        if (!(value instanceof JsonArray array)) {
            return JsonNull.NULL;
        }
        List<JsonValue> kept = new ArrayList<>();
        for (JsonValue item : array) {
            PathElement step = FieldSets.itemStep(items, item);
            if (!remove.containsStep(step)) {
                FieldSet below = remove.below(step);
                kept.add(below.isEmpty() ? item : withoutValue(item, below, items.item()));
            }
        }
        return kept.isEmpty() ? JsonNull.NULL : new JsonArray(kept);
    }

    /**
     * Returns the set with every declared name that leads to a member made a member too, so that a
     * comparison of what is set is not confused by objects that are there only because of a field
     * in them.
     */
    static FieldSet withNamedParents(FieldSet set, @Nullable FieldSchema schema) {
        FieldSet.Builder out = new FieldSet.Builder();
        addWithNamedParents(set, schema, out);
        return out.build();
    }

    private static void addWithNamedParents(
            FieldSet set, @Nullable FieldSchema schema, FieldSet.Builder out) {
        set.forEachStep(
                (step, isMember, below) -> {
                    FieldSet.Builder child = out.child(step);
                    boolean declared =
                            step instanceof PathElement.Name(String name)
                                    && schema instanceof FieldSchema.Struct struct
                                    && struct.field(name).isPresent();
                    if (isMember || declared) {
                        child.addSelf();
                    }
                    if (!below.isEmpty()) {
                        addWithNamedParents(below, childSchema(schema, step), child);
                    }
                });
    }

    private static @Nullable FieldSchema childSchema(
            @Nullable FieldSchema schema, PathElement step) {
        if (step instanceof PathElement.Name(String name)
                && schema instanceof FieldSchema.Struct struct) {
            return memberSchema(struct, name);
        }
        return step instanceof PathElement.Key && schema instanceof FieldSchema.Items items
                ? items.item()
                : null;
    }
}
