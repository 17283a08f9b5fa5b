package dev.leeway.engine.compare;

import dev.leeway.engine.desired.SecretTexts;
import dev.leeway.engine.fields.FieldSets;
import dev.leeway.engine.fields.PathElement;
import dev.leeway.engine.fields.UnidentifiedItemException;
import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonNull;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.resource.GroupKind;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.schema.FieldSchema;
import dev.leeway.engine.schema.FieldSchema.ListKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Guesses what the server would store: the live object with the desired values merged in. Knows
 * neither admission nor what would be taken away, so it is shown as an estimate and never acted on.
 */
final class MergeEstimate {
    private static final FieldSchema UNKNOWN = new FieldSchema.Unknown();

    private MergeEstimate() {}

    /** Returns the guess. */
    static Manifest of(Subject subject, Manifest live) {
        Manifest desired = subject.desired().manifest();
        GroupKind kind = desired.gvk().groupKind();
        JsonObject wanted =
                MetadataProof.withoutIdle(SecretTexts.of(desired).without("status"), live.root());
        return new Manifest(
                (JsonObject)
                        merged(ServerDefaults.fill(kind, wanted), live.root(), subject.shape()));
    }

    private static JsonValue merged(JsonValue desired, JsonValue live, FieldSchema schema) {
        // Values that the server writes in another form are no difference.
        if (new MergeProof(true).sameWhole(desired, live, schema)) {
            return live;
        }
        return switch (schema) {
            case FieldSchema.Scalar _ -> desired;
            case FieldSchema.Struct struct ->
                    !struct.atomic()
                                    && desired instanceof JsonObject wanted
                                    && live instanceof JsonObject held
                            ? members(wanted, held, schema)
                            : desired;
            case FieldSchema.Items items ->
                    items.kind() != ListKind.ATOMIC
                                    && desired instanceof JsonArray wanted
                                    && live instanceof JsonArray held
                            ? items(wanted, held, items)
                            : desired;
            case FieldSchema.Unknown _ ->
                    desired instanceof JsonObject wanted && live instanceof JsonObject held
                            ? members(wanted, held, schema)
                            : desired;
        };
    }

    private static JsonObject members(JsonObject wanted, JsonObject held, FieldSchema schema) {
        JsonObject result = held;
        for (int i = 0; i < wanted.size(); i++) {
            String name = wanted.nameAt(i);
            JsonValue value = wanted.valueAt(i);
            JsonValue there = held.get(name);
            FieldSchema below =
                    schema instanceof FieldSchema.Struct struct
                            ? MergeProof.member(struct, name)
                            : UNKNOWN;
            if (there != null) {
                result = result.with(name, merged(value, there, below));
            } else if (!(value instanceof JsonNull)) {
                result = result.with(name, value);
            }
        }
        return result;
    }

    private static JsonArray items(JsonArray wanted, JsonArray held, FieldSchema.Items items) {
        try {
            Map<PathElement, Integer> places = new HashMap<>();
            for (int i = 0; i < held.size(); i++) {
                places.put(FieldSets.itemStep(items, held.get(i)), i);
            }
            List<JsonValue> result = new ArrayList<>(held.items());
            for (JsonValue item : wanted) {
                Integer place = places.get(FieldSets.itemStep(items, item));
                if (place == null) {
                    result.add(item);
                } else {
                    result.set(place, merged(item, held.get(place), items.item()));
                }
            }
            return new JsonArray(result);
        } catch (UnidentifiedItemException noKey) {
            return wanted;
        }
    }
}
