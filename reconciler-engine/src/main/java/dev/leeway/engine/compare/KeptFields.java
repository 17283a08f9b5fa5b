package dev.leeway.engine.compare;

import dev.leeway.engine.desired.SecretTexts;
import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.resource.Manifest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lets fields that a rule leaves alone keep their live values in a sync. Without it an apply would
 * set them back, since a rule counts when comparing only.
 *
 * <p>A field that others own and Leeway does not, or that another manager applied, is left out of
 * the request, so that it stays theirs; any other is sent with its live value, so that it is not
 * taken away. What is owned as one, like a list without keys, is sent or left out as one: a part of
 * it that is left alone stands in the request with its live value.
 */
public final class KeptFields {
    private KeptFields() {}

    /**
     * Returns the body to apply instead of the desired one.
     *
     * @param desired the desired body
     * @param live the live object that the changes were seen on
     * @param ignored the changed fields that a rule leaves alone
     * @param manager the field manager that applies
     */
    public static Manifest in(
            Manifest desired, Manifest live, List<FieldChange> ignored, String manager) {
        if (ignored.isEmpty()) {
            return desired;
        }
        FieldOwners owners = FieldOwners.of(live);
        JsonObject body = SecretTexts.of(desired);
        Map<FieldPath, List<FieldPath>> parts = new LinkedHashMap<>();
        // From the last one on, so that positions in lists stay what they are.
        for (FieldChange change : ignored.reversed()) {
            FieldPath whole = owners.inseparable(change.path());
            if (whole.equals(change.path())) {
                body = kept(body, live.root(), whole, owners, manager);
            } else {
                parts.computeIfAbsent(whole, _ -> new ArrayList<>()).addFirst(change.path());
            }
        }
        for (Map.Entry<FieldPath, List<FieldPath>> one : parts.entrySet()) {
            body = merged(body, live.root(), one.getKey(), one.getValue(), owners, manager);
        }
        return new Manifest(body);
    }

    /** Gives parts of what is owned as one their live values. */
    private static JsonObject merged(
            JsonObject body,
            JsonObject live,
            FieldPath whole,
            List<FieldPath> parts,
            FieldOwners owners,
            String manager) {
        if (FieldAt.get(body, whole).isEmpty()) {
            return kept(body, live, whole, owners, manager);
        }
        JsonObject result = body;
        for (FieldPath part : parts) {
            Optional<JsonValue> now = FieldAt.get(live, part);
            if (now.isPresent()) {
                result = FieldAt.with(result, part, now.get());
            }
        }
        for (FieldPath part : parts.reversed()) {
            if (FieldAt.get(live, part).isEmpty()) {
                result = FieldAt.without(result, part);
            }
        }
        return FieldAt.get(result, whole).equals(FieldAt.get(live, whole))
                ? kept(result, live, whole, owners, manager)
                : result;
    }

    private static JsonObject kept(
            JsonObject body, JsonObject live, FieldPath path, FieldOwners owners, String manager) {
        Optional<JsonValue> now = FieldAt.get(live, path);
        boolean asked = FieldAt.get(body, path).isPresent();
        if (now.isEmpty()
                || owners.appliedByOthers(manager, path)
                || owners.ownedByOthersAlone(manager, path)) {
            return asked ? FieldAt.without(body, path) : body;
        }
        // What neither Git asks for nor Leeway applied earlier stays without being sent.
        return asked || owners.ownedBy(manager, path) ? FieldAt.with(body, path, now.get()) : body;
    }
}
