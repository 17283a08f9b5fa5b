package dev.leeway.engine.compare;

import dev.leeway.engine.fields.FieldSet;
import dev.leeway.engine.fields.PathElement;
import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.schema.FieldSchema;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The part of a local proof that is about fields which the manager applied earlier: those that it
 * would not apply now are taken away, unless another manager owns them too.
 */
final class RemovalProof {
    private static final FieldSchema UNKNOWN = new FieldSchema.Unknown();

    private RemovalProof() {}

    /**
     * Returns whether nothing would be taken away.
     *
     * @param ours what the manager applied earlier
     * @param others what all other managers own together
     */
    static boolean holds(
            FieldSet ours,
            FieldSet others,
            JsonObject desired,
            JsonObject live,
            FieldSchema schema) {
        return keeps(ours, others, desired, live, schema);
    }

    private static boolean keeps(
            FieldSet ours,
            FieldSet others,
            @Nullable JsonValue desired,
            JsonValue live,
            FieldSchema schema) {
        boolean[] kept = {true};
        ours.forEachStep(
                (step, isMember, below) -> {
                    JsonValue held = child(live, step, schema);
                    if (!kept[0] || held == null) {
                        // What is not there cannot be taken away.
                        return;
                    }
                    JsonValue wanted = desired == null ? null : child(desired, step, schema);
                    boolean dropped = wanted == null && isMember && !others.containsStep(step);
                    kept[0] =
                            !dropped
                                    && keeps(
                                            below,
                                            others.below(step),
                                            wanted,
                                            held,
                                            schemaBelow(schema, step));
                });
        return kept[0];
    }

    private static FieldSchema schemaBelow(FieldSchema schema, PathElement step) {
        return switch (schema) {
            case FieldSchema.Struct struct ->
                    step instanceof PathElement.Name(String name)
                            ? MergeProof.member(struct, name)
                            : UNKNOWN;
            case FieldSchema.Items items -> items.item();
            case FieldSchema.Scalar _, FieldSchema.Unknown _ -> UNKNOWN;
        };
    }

    private static @Nullable JsonValue child(
            JsonValue parent, PathElement step, FieldSchema schema) {
        return switch (step) {
            case PathElement.Name(String name) ->
                    parent instanceof JsonObject object ? object.get(name) : null;
            case PathElement.Key(JsonObject fields) ->
                    parent instanceof JsonArray array ? itemByKey(array, fields, schema) : null;
            case PathElement.Value(JsonValue value) ->
                    parent instanceof JsonArray array && array.items().contains(value)
                            ? value
                            : null;
            case PathElement.Index(int position) ->
                    parent instanceof JsonArray array && position < array.size()
                            ? array.get(position)
                            : null;
        };
    }

    private static @Nullable JsonValue itemByKey(
            JsonArray array, JsonObject key, FieldSchema schema) {
        Map<String, JsonValue> defaults =
                schema instanceof FieldSchema.Items items ? items.keyDefaults() : Map.of();
        return array.objects().filter(item -> hasKey(item, key, defaults)).findFirst().orElse(null);
    }

    private static boolean hasKey(
            JsonObject item, JsonObject key, Map<String, JsonValue> defaults) {
        for (int i = 0; i < key.size(); i++) {
            String name = key.nameAt(i);
            JsonValue value = item.get(name);
            if (!key.valueAt(i).equals(value == null ? defaults.get(name) : value)) {
                return false;
            }
        }
        return true;
    }
}
