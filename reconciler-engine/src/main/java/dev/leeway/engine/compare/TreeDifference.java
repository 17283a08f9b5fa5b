package dev.leeway.engine.compare;

import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.fields.FieldSets;
import dev.leeway.engine.fields.PathElement;
import dev.leeway.engine.fields.UnidentifiedItemException;
import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.schema.FieldSchema;
import dev.leeway.engine.schema.FieldSchema.ListKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the places at which two trees differ: the smallest ones, list items paired by key where the
 * shape tells the keys, by position otherwise. Equal trees, and only they, have no such place.
 */
public final class TreeDifference {
    private static final FieldSchema UNKNOWN = new FieldSchema.Unknown();

    private final List<RawChange> changes = new ArrayList<>();

    private TreeDifference() {}

    /**
     * Returns the places, in the order of the desired tree, what only the live one has after it.
     */
    public static List<RawChange> between(JsonObject desired, JsonObject live, FieldSchema schema) {
        TreeDifference difference = new TreeDifference();
        difference.values(desired, live, schema, FieldPath.ROOT, "");
        return List.copyOf(difference.changes);
    }

    private void values(
            @Nullable JsonValue desired,
            @Nullable JsonValue live,
            FieldSchema schema,
            FieldPath path,
            String pointer) {
        if (desired == null ? live == null : desired.equals(live)) {
            return;
        }
        if (desired instanceof JsonObject wanted && live instanceof JsonObject held) {
            members(wanted, held, schema, path, pointer);
        } else if (desired instanceof JsonArray wanted && live instanceof JsonArray held) {
            arrays(wanted, held, schema, path, pointer);
        } else {
            changes.add(new RawChange(path, pointer, desired, live));
        }
    }

    private void members(
            JsonObject wanted,
            JsonObject held,
            FieldSchema schema,
            FieldPath path,
            String pointer) {
        Set<String> names = new LinkedHashSet<>(wanted.names());
        names.addAll(held.names());
        for (String name : names) {
            values(
                    wanted.get(name),
                    held.get(name),
                    member(schema, name),
                    path.then(PathElement.name(name)),
                    pointer + "/" + JsonPointer.escape(name));
        }
    }

    private static FieldSchema member(FieldSchema schema, String name) {
        return schema instanceof FieldSchema.Struct struct
                ? MergeProof.member(struct, name)
                : UNKNOWN;
    }

    private void arrays(
            JsonArray wanted, JsonArray held, FieldSchema schema, FieldPath path, String pointer) {
        int before = changes.size();
        Optional<Map<PathElement, Integer>> wantedPlaces = places(wanted, schema);
        Optional<Map<PathElement, Integer>> heldPlaces = places(held, schema);
        if (wantedPlaces.isPresent()
                && heldPlaces.isPresent()
                && schema instanceof FieldSchema.Items items) {
            keyed(wanted, held, wantedPlaces.get(), heldPlaces.get(), items, path, pointer);
        } else {
            positions(wanted, held, schema, path, pointer);
        }
        if (changes.size() == before) {
            // The same items in another order.
            changes.add(new RawChange(path, pointer, wanted, held));
        }
    }

    private void keyed(
            JsonArray wanted,
            JsonArray held,
            Map<PathElement, Integer> wantedPlaces,
            Map<PathElement, Integer> heldPlaces,
            FieldSchema.Items items,
            FieldPath path,
            String pointer) {
        Set<PathElement> steps = new LinkedHashSet<>(wantedPlaces.keySet());
        steps.addAll(heldPlaces.keySet());
        for (PathElement step : steps) {
            Integer wantedAt = wantedPlaces.get(step);
            Integer heldAt = heldPlaces.get(step);
            values(
                    wantedAt == null ? null : wanted.get(wantedAt),
                    heldAt == null ? null : held.get(heldAt),
                    items.item(),
                    path.then(step),
                    pointer + "/" + (heldAt == null ? wantedAt : heldAt));
        }
    }

    private void positions(
            JsonArray wanted, JsonArray held, FieldSchema schema, FieldPath path, String pointer) {
        FieldSchema item = schema instanceof FieldSchema.Items items ? items.item() : UNKNOWN;
        for (int i = 0; i < Math.max(wanted.size(), held.size()); i++) {
            values(
                    i < wanted.size() ? wanted.get(i) : null,
                    i < held.size() ? held.get(i) : null,
                    item,
                    path.then(new PathElement.Index(i)),
                    pointer + "/" + i);
        }
    }

    /** Returns the place of each item by its name; empty where items cannot be told apart. */
    private static Optional<Map<PathElement, Integer>> places(JsonArray array, FieldSchema schema) {
        if (!(schema instanceof FieldSchema.Items items) || items.kind() == ListKind.ATOMIC) {
            return Optional.empty();
        }
        Map<PathElement, Integer> places = new LinkedHashMap<>();
        Set<PathElement> twice = new HashSet<>();
        try {
            for (int i = 0; i < array.size(); i++) {
                PathElement step = FieldSets.itemStep(items, array.get(i));
                if (places.put(step, i) != null) {
                    twice.add(step);
                }
            }
        } catch (UnidentifiedItemException noKey) {
            return Optional.empty();
        }
        return twice.isEmpty() ? Optional.of(places) : Optional.empty();
    }
}
