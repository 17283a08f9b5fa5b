package dev.leeway.engine.compare;

import dev.leeway.engine.desired.SecretTexts;
import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.fields.FieldSets;
import dev.leeway.engine.fields.PathElement;
import dev.leeway.engine.fields.UnidentifiedItemException;
import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonBoolean;
import dev.leeway.engine.json.JsonNull;
import dev.leeway.engine.json.JsonNumber;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.resource.GroupKind;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.Sensitive;
import dev.leeway.engine.schema.FieldSchema;
import dev.leeway.engine.schema.FieldSchema.ListKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds what admission made of a request: the places at which the server's answer to a forced apply
 * does not hold what was asked. What the answer holds beyond that is not looked at: defaults,
 * others' fields and additions of admission take nothing from what Git asks for.
 *
 * <p>Forms that the server writes anew (quantities, empty values that it drops) are no change.
 */
final class AdmissionChanges {
    private static final FieldSchema UNKNOWN = new FieldSchema.Unknown();

    private final MergeProof forms = new MergeProof(true);
    private final List<AdmissionChange> changes = new ArrayList<>();

    private AdmissionChanges() {}

    /**
     * Returns the places, in the order of the request.
     *
     * @param desired what was asked, without what rules leave alone
     * @param predicted what would be stored
     */
    static List<AdmissionChange> between(
            GroupKind kind, JsonObject desired, JsonObject predicted, FieldSchema schema) {
        JsonObject asked = Normalisation.of(kind, ServerDefaults.fill(kind, desired));
        AdmissionChanges search = new AdmissionChanges();
        search.compare(asked, predicted, schema, FieldPath.ROOT);
        return Sensitive.isSensitive(kind) ? masked(search.changes) : List.copyOf(search.changes);
    }

    /** Returns the body of a request as it is compared with the answer. */
    static JsonObject body(Manifest desired, JsonObject predicted) {
        return MetadataProof.withoutIdle(SecretTexts.of(desired).without("status"), predicted);
    }

    /** Returns whether a stored value holds what was asked, in whatever form it is written. */
    static boolean holds(JsonValue asked, @Nullable JsonValue stored, FieldSchema schema) {
        AdmissionChanges search = new AdmissionChanges();
        search.compare(asked, stored, schema, FieldPath.ROOT);
        return search.changes.isEmpty();
    }

    private static List<AdmissionChange> masked(List<AdmissionChange> changes) {
        return changes.stream()
                .map(
                        change ->
                                new AdmissionChange(
                                        change.path(),
                                        JsonValue.of(Sensitive.MASK),
                                        change.stored()
                                                .map(_ -> JsonValue.of(Sensitive.OTHER_MASK))))
                .toList();
    }

    private void compare(
            JsonValue asked, @Nullable JsonValue stored, FieldSchema schema, FieldPath path) {
        if (stored == null) {
            if (!isZero(asked)) {
                changes.add(new AdmissionChange(path, asked, Optional.empty()));
            }
            return;
        }
        if (forms.sameWhole(asked, stored, schema) || sameNumber(asked, stored)) {
            return;
        }
        if (asked instanceof JsonObject wanted && stored instanceof JsonObject held) {
            for (int i = 0; i < wanted.size(); i++) {
                String name = wanted.nameAt(i);
                compare(
                        wanted.valueAt(i),
                        held.get(name),
                        schema instanceof FieldSchema.Struct struct
                                ? MergeProof.member(struct, name)
                                : UNKNOWN,
                        path.then(PathElement.name(name)));
            }
        } else if (asked instanceof JsonArray wanted && stored instanceof JsonArray held) {
            items(wanted, held, schema, path);
        } else if (!isZero(asked) || !isZero(stored)) {
            changes.add(new AdmissionChange(path, asked, Optional.of(stored)));
        }
    }

    private void items(JsonArray wanted, JsonArray held, FieldSchema schema, FieldPath path) {
        if (schema instanceof FieldSchema.Items items && items.kind() != ListKind.ATOMIC) {
            try {
                Map<PathElement, JsonValue> places = new HashMap<>();
                for (JsonValue item : held) {
                    places.putIfAbsent(FieldSets.itemStep(items, item), item);
                }
                for (JsonValue item : wanted) {
                    PathElement step = FieldSets.itemStep(items, item);
                    compare(item, places.get(step), items.item(), path.then(step));
                }
                return;
            } catch (UnidentifiedItemException noKey) {
                // Then by position, as for a list that is owned as a whole.
            }
        }
        if (wanted.size() != held.size()) {
            changes.add(new AdmissionChange(path, wanted, Optional.of(held)));
            return;
        }
        FieldSchema item = schema instanceof FieldSchema.Items items ? items.item() : UNKNOWN;
        for (int i = 0; i < wanted.size(); i++) {
            compare(wanted.get(i), held.get(i), item, path.then(new PathElement.Index(i)));
        }
    }

    /** A server may write 1.0 as 1. */
    private static boolean sameNumber(JsonValue asked, JsonValue stored) {
        return asked instanceof JsonNumber one
                && stored instanceof JsonNumber other
                && one.asDecimal().compareTo(other.asDecimal()) == 0;
    }

    /** What the server may drop or write for nothing. */
    private static boolean isZero(JsonValue value) {
        return switch (value) {
            case JsonNull _ -> true;
            case JsonString(String text) -> text.isEmpty();
            case JsonBoolean flag -> !flag.value();
            case JsonNumber number -> number.asDecimal().compareTo(BigDecimal.ZERO) == 0;
            case JsonArray list -> list.stream().allMatch(AdmissionChanges::isZero);
            case JsonObject map -> map.toMap().values().stream().allMatch(AdmissionChanges::isZero);
        };
    }
}
