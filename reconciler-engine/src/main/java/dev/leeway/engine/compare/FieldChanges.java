package dev.leeway.engine.compare;

import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.resource.GroupKind;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.resource.Sensitive;
import dev.leeway.engine.schema.FieldSchema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fields in which an object would change, those that count and those that a rule leaves alone,
 * masked and attributed.
 *
 * @param counting the fields that count
 * @param ignored the fields that do not
 */
record FieldChanges(List<FieldChange> counting, List<FieldChange> ignored) {
    FieldChanges {
        counting = List.copyOf(counting);
        ignored = List.copyOf(ignored);
    }

    /**
     * Works them out.
     *
     * @param predicted the object as it would be
     * @param live the object now
     * @param schema the kind's shape
     * @param rules every rule of the application
     * @param expressions evaluates the rules' expressions
     * @throws RuleFailedException when the trees differ and a rule cannot tell what counts
     */
    static FieldChanges between(
            ResourceKey key,
            Manifest predicted,
            Manifest live,
            FieldSchema schema,
            List<IgnoreRule> rules,
            PathExpressions expressions)
            throws RuleFailedException, InterruptedException {
        GroupKind kind = key.groupKind();
        JsonObject wanted = Normalisation.of(kind, predicted.root());
        JsonObject held = Normalisation.of(kind, live.root());
        if (wanted.equals(held)) {
            return new FieldChanges(List.of(), List.of());
        }
        FieldOwners owners = FieldOwners.of(live);
        IgnoreRules ignoring = IgnoreRules.about(key, rules, expressions);
        List<RawChange> all = TreeDifference.between(wanted, held, schema);
        List<FieldChange> counting = new ArrayList<>();
        List<FieldChange> ignored = new ArrayList<>();
        if (ignoring.isEmpty()) {
            all.forEach(change -> counting.add(finished(kind, change, owners)));
            return new FieldChanges(counting, ignored);
        }
        List<RawChange> rest =
                TreeDifference.between(ignoring.without(wanted), ignoring.without(held), schema);
        Set<FieldPath> counted = new HashSet<>();
        for (RawChange change : rest) {
            if (!ignoring.ignoresOwner(change, owners)) {
                counting.add(finished(kind, change, owners));
                counted.add(change.path());
            }
        }
        for (RawChange change : all) {
            if (!counted.contains(change.path())) {
                ignored.add(finished(kind, change, owners));
            }
        }
        return new FieldChanges(counting, ignored);
    }

    /** Returns a change as it is shown: masked, with its owners. */
    static FieldChange finished(GroupKind kind, RawChange change, FieldOwners owners) {
        boolean secret = Sensitive.isSensitive(kind) && holdsSecret(change.pointer());
        return new FieldChange(
                change.path(),
                change.pointer(),
                shown(change.desired(), secret, Sensitive.MASK),
                shown(
                        change.live(),
                        secret,
                        change.desired() == null ? Sensitive.MASK : Sensitive.OTHER_MASK),
                owners.attribute(change.path(), change.live()));
    }

    private static Optional<JsonValue> shown(
            @Nullable JsonValue value, boolean secret, String mask) {
        if (value == null) {
            return Optional.empty();
        }
        return Optional.of(secret ? masked(value, mask) : value);
    }

    /** Keys stay, values go; whatever is not a map of values goes as a whole. */
    private static JsonValue masked(JsonValue value, String mask) {
        if (!(value instanceof JsonObject map)) {
            return JsonValue.of(mask);
        }
        JsonObject.Builder result = JsonObject.builder();
        map.names().forEach(name -> result.put(name, mask));
        return result.build();
    }

    private static boolean holdsSecret(String pointer) {
        return pointer.startsWith("/data")
                || pointer.startsWith("/stringData")
                // kubectl's own copy of the applied object repeats every value.
                || pointer.startsWith("/metadata/annotations");
    }
}
