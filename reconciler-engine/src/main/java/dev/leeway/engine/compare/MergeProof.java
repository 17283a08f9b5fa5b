package dev.leeway.engine.compare;

import dev.leeway.engine.fields.FieldSet;
import dev.leeway.engine.fields.FieldSets;
import dev.leeway.engine.fields.PathElement;
import dev.leeway.engine.fields.UnidentifiedItemException;
import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonNull;
import dev.leeway.engine.json.JsonNumber;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.schema.FieldSchema;
import dev.leeway.engine.schema.FieldSchema.ListKind;
import dev.leeway.engine.schema.FieldSchema.ScalarType;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The part of a local proof that is about values: merging them into the live object is no change.
 */
final class MergeProof {
    private static final FieldSchema UNKNOWN = new FieldSchema.Unknown();

    private final boolean dropsEmpty;

    /**
     * Makes a proof.
     *
     * @param dropsEmpty whether the server drops empty lists and maps of declared fields, as it
     *     does for its own kinds
     */
    MergeProof(boolean dropsEmpty) {
        this.dropsEmpty = dropsEmpty;
    }

    /**
     * Returns whether merging the desired value into the live one gives the live one.
     *
     * @param owned what any manager owns below this place
     */
    boolean holds(JsonValue desired, @Nullable JsonValue live, FieldSchema schema, FieldSet owned) {
        if (live == null || live instanceof JsonNull) {
            return isNothing(desired, live, schema);
        }
        return switch (schema) {
            case FieldSchema.Scalar(ScalarType type) -> same(desired, live, type);
            case FieldSchema.Struct struct ->
                    struct.atomic()
                            ? replaces(desired, live, struct)
                            : members(desired, live, struct, owned);
            case FieldSchema.Items items ->
                    items.kind() == ListKind.ATOMIC
                            ? replaces(desired, live, items)
                            : items(desired, live, items, owned);
            case FieldSchema.Unknown _ -> unknown(desired, live, owned);
        };
    }

    /** Returns whether a desired value leaves nothing behind where there is nothing. */
    private boolean isNothing(JsonValue desired, @Nullable JsonValue live, FieldSchema schema) {
        if (desired instanceof JsonNull) {
            return true;
        }
        if (live != null || !dropsEmpty) {
            return false;
        }
        return switch (schema) {
            case FieldSchema.Items _ -> desired instanceof JsonArray list && list.isEmpty();
            case FieldSchema.Struct struct ->
                    struct.fields().isEmpty()
                            && struct.additional().isPresent()
                            && desired instanceof JsonObject map
                            && map.isEmpty();
            case FieldSchema.Scalar _, FieldSchema.Unknown _ -> false;
        };
    }

    private boolean members(
            JsonValue desired, JsonValue live, FieldSchema.Struct struct, FieldSet owned) {
        if (!(desired instanceof JsonObject wanted) || !(live instanceof JsonObject held)) {
            return false;
        }
        for (int i = 0; i < wanted.size(); i++) {
            String name = wanted.nameAt(i);
            FieldSet below = owned.below(PathElement.name(name));
            if (!holds(wanted.valueAt(i), held.get(name), member(struct, name), below)) {
                return false;
            }
        }
        return true;
    }

    static FieldSchema member(FieldSchema.Struct struct, String name) {
        return struct.field(name).or(struct::additional).orElse(UNKNOWN);
    }

    /** Returns whether merging a whole object of a kind whose shape is not known is no change. */
    boolean holdsUnshaped(JsonObject desired, JsonObject live, FieldSet owned) {
        for (int i = 0; i < desired.size(); i++) {
            String name = desired.nameAt(i);
            JsonValue value = desired.valueAt(i);
            JsonValue held = live.get(name);
            FieldSet below = owned.below(PathElement.name(name));
            // Metadata is merged member by member in every kind.
            boolean isMetadata = name.equals("metadata");
            boolean holds;
            if (isMetadata
                    && value instanceof JsonObject wanted
                    && held instanceof JsonObject there) {
                holds = holdsUnshaped(wanted, there, below);
            } else {
                holds = holds(value, held, UNKNOWN, below);
            }
            if (!holds) {
                return false;
            }
        }
        return true;
    }

    private boolean unknown(JsonValue desired, JsonValue live, FieldSet owned) {
        if (desired.equals(live)) {
            return true;
        }
        // A list of unknown kind is proved only when it is the very same list; an object, when
        // somebody owns a part of it alone: one without may be owned and replaced as a whole.
        if (!(desired instanceof JsonObject wanted)
                || !(live instanceof JsonObject held)
                || owned.isEmpty()) {
            return false;
        }
        for (int i = 0; i < wanted.size(); i++) {
            FieldSet below = owned.below(PathElement.name(wanted.nameAt(i)));
            if (!holds(wanted.valueAt(i), held.get(wanted.nameAt(i)), UNKNOWN, below)) {
                return false;
            }
        }
        return true;
    }

    /** Items told apart by key or value: each is there, and in the same order among themselves. */
    private boolean items(
            JsonValue desired, JsonValue live, FieldSchema.Items items, FieldSet owned) {
        if (!(desired instanceof JsonArray wanted) || !(live instanceof JsonArray held)) {
            return false;
        }
        Map<PathElement, Integer> places = new HashMap<>();
        try {
            for (int i = 0; i < held.size(); i++) {
                if (places.put(FieldSets.itemStep(items, held.get(i)), i) != null) {
                    return false;
                }
            }
            int last = -1;
            for (JsonValue item : wanted) {
                PathElement step = FieldSets.itemStep(items, item);
                Integer place = places.get(step);
                // Not after the one before: another order, or the same item twice.
                if (place == null || place <= last) {
                    return false;
                }
                last = place;
                if (!holds(item, held.get(place), items.item(), owned.below(step))) {
                    return false;
                }
            }
            return true;
        } catch (UnidentifiedItemException noKey) {
            return false;
        }
    }

    /** Returns whether the desired value is the live one, in whatever form it is written. */
    boolean sameWhole(JsonValue desired, JsonValue live, FieldSchema schema) {
        return replaces(desired, live, schema);
    }

    /** What is owned as a whole is replaced as a whole: it must be the same in every part. */
    private boolean replaces(JsonValue desired, JsonValue live, FieldSchema schema) {
        return switch (schema) {
            case FieldSchema.Scalar(ScalarType type) -> same(desired, live, type);
            case FieldSchema.Struct struct -> {
                if (!(desired instanceof JsonObject wanted) || !(live instanceof JsonObject held)) {
                    yield false;
                }
                yield wholeObject(wanted, held, struct);
            }
            case FieldSchema.Items items -> {
                if (!(desired instanceof JsonArray wanted)
                        || !(live instanceof JsonArray held)
                        || wanted.size() != held.size()) {
                    yield false;
                }
                boolean same = true;
                for (int i = 0; i < wanted.size() && same; i++) {
                    same = replaces(wanted.get(i), held.get(i), items.item());
                }
                yield same;
            }
            case FieldSchema.Unknown _ -> desired.equals(live);
        };
    }

    private boolean wholeObject(JsonObject wanted, JsonObject held, FieldSchema.Struct struct) {
        int found = 0;
        for (int i = 0; i < wanted.size(); i++) {
            String name = wanted.nameAt(i);
            JsonValue value = wanted.valueAt(i);
            JsonValue there = held.get(name);
            if (there == null) {
                if (!isNothing(value, null, member(struct, name))) {
                    return false;
                }
                continue;
            }
            found++;
            if (!replaces(value, there, member(struct, name))) {
                return false;
            }
        }
        return found == held.size();
    }

    private static boolean same(JsonValue desired, JsonValue live, ScalarType type) {
        if (type == ScalarType.QUANTITY) {
            return live instanceof JsonString(String stored)
                    && quantity(desired).filter(stored::equals).isPresent();
        }
        return desired.equals(live);
    }

    private static Optional<String> quantity(JsonValue value) {
        return switch (value) {
            case JsonString(String text) -> CanonicalQuantity.of(text);
            case JsonNumber number -> CanonicalQuantity.of(number.toString());
            default -> Optional.empty();
        };
    }
}
