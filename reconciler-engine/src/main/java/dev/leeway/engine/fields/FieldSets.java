package dev.leeway.engine.fields;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonNull;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.schema.FieldSchema;
import dev.leeway.engine.schema.FieldSchema.ListKind;
import java.util.HashSet;
import java.util.Set;

/**
 * The fields that stand in an object, by its schema.
 *
 * <p>Source of the rules: Kubernetes' structured merge: a scalar and an atomic part are one field;
 * an item of a keyed array or set is a field by itself; an empty or null object is claimed, an
 * empty array claims nothing; a free name of a map is a field, a declared name of an object is none
 * unless it is a leaf.
 */
public final class FieldSets {
    private FieldSets() {}

    /**
     * Returns the fields that an applied object would own, {@code apiVersion}, {@code kind} and
     * {@code metadata.name} included (the API server takes those out by itself).
     *
     * @throws UnidentifiedItemException when an item of a keyed array has none of its keys
     */
    public static FieldSet of(JsonObject object, FieldSchema schema) {
        FieldSet.Builder out = new FieldSet.Builder();
        collect(object, schema, out);
        return out.build();
    }

    private static void collect(JsonValue value, FieldSchema schema, FieldSet.Builder out) {
        switch (schema) {
            case FieldSchema.Scalar _ -> out.addSelf();
            case FieldSchema.Struct struct -> {
                if (struct.atomic()) {
                    out.addSelf();
                } else if (value instanceof JsonObject object) {
                    members(object, struct, out);
                }
            }
            case FieldSchema.Items items -> {
                if (items.kind() == ListKind.ATOMIC) {
                    out.addSelf();
                } else if (value instanceof JsonArray array) {
                    items(array, items, out);
                }
            }
            case FieldSchema.Unknown unknown -> {
                if (value instanceof JsonObject object) {
                    for (int i = 0; i < object.size(); i++) {
                        FieldSet.Builder child = out.child(PathElement.name(object.nameAt(i)));
                        collect(object.valueAt(i), unknown, child);
                        child.addSelf();
                    }
                } else {
                    out.addSelf();
                }
            }
        }
    }

    private static void members(
            JsonObject object, FieldSchema.Struct struct, FieldSet.Builder out) {
        for (int i = 0; i < object.size(); i++) {
            String name = object.nameAt(i);
            JsonValue value = object.valueAt(i);
            FieldSet.Builder child = out.child(PathElement.name(name));
            FieldSchema declared = struct.field(name).orElse(null);
            if (declared == null) {
                collect(value, struct.additional().orElse(UNKNOWN), child);
                child.addSelf();
                continue;
            }
            collect(value, declared, child);
            if (value instanceof JsonNull || (value instanceof JsonObject o && o.isEmpty())) {
                child.addSelf();
            }
        }
    }

    private static final FieldSchema UNKNOWN = new FieldSchema.Unknown();

    private static void items(JsonArray array, FieldSchema.Items items, FieldSet.Builder out) {
        Set<PathElement> seen = new HashSet<>();
        Set<PathElement> repeated = new HashSet<>();
        for (JsonValue item : array) {
            PathElement step = itemStep(items, item);
            if (!seen.add(step)) {
                repeated.add(step);
            }
        }
        for (JsonValue item : array) {
            PathElement step = itemStep(items, item);
            FieldSet.Builder child = out.child(step).addSelf();
            if (!repeated.contains(step)) {
                collect(item, items.item(), child);
            }
        }
    }

    /**
     * Returns the step that leads to an item of a keyed array or set. A key field that is missing
     * takes its default; without default it is left out.
     *
     * @throws UnidentifiedItemException when the item has none of the keys, or is no scalar in a
     *     set
     * @throws IllegalArgumentException when the array is atomic
     */
    public static PathElement itemStep(FieldSchema.Items items, JsonValue item) {
        return switch (items.kind()) {
            case ATOMIC ->
                    throw new IllegalArgumentException("items of an atomic array have no names");
            case SET -> setStep(item);
            case MAP -> keyStep(items, item);
        };
    }

    private static PathElement setStep(JsonValue item) {
        if (item instanceof JsonObject) {
            throw new UnidentifiedItemException(
                    "associative list without keys has an element that's a map type");
        }
        if (item instanceof JsonArray) {
            throw new UnidentifiedItemException(
                    "not supported: associative list with lists as elements");
        }
        if (item instanceof JsonNull) {
            throw new UnidentifiedItemException(
                    "associative list without keys has an element that's an explicit null");
        }
        return new PathElement.Value(item);
    }

    private static PathElement keyStep(FieldSchema.Items items, JsonValue item) {
        if (!(item instanceof JsonObject object)) {
            throw new UnidentifiedItemException(
                    item instanceof JsonNull
                            ? "associative list with keys may not have a null element"
                            : "associative list with keys may not have non-map elements");
        }
        JsonObject.Builder key = JsonObject.builder();
        boolean found = false;
        for (String name : items.keys()) {
            JsonValue value = object.get(name);
            if (value == null) {
                value = items.keyDefaults().get(name);
            }
            if (value != null) {
                key.put(name, value);
                found = true;
            }
        }
        if (!found) {
            throw new UnidentifiedItemException(
                    "associative list with keys has an element that omits all key fields "
                            + items.keys()
                            + " (and doesn't have default values for any key fields)");
        }
        return new PathElement.Key(key.build());
    }
}
