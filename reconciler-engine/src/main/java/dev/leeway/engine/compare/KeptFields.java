package dev.leeway.engine.compare;

import dev.leeway.engine.desired.SecretTexts;
import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.resource.Manifest;
import java.util.List;
import java.util.Optional;

/**
 * Lets fields that a rule leaves alone keep their live values in a sync. Without it an apply would
 * set them back, since a rule counts when comparing only.
 *
 * <p>A field that others own and Leeway does not, or that another manager applied, is left out of
 * the request, so that it stays theirs; any other is sent with its live value, so that it is not
 * taken away.
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
        // From the last one on, so that positions in lists stay what they are.
        for (FieldChange change : ignored.reversed()) {
            body = kept(body, live.root(), change, owners, manager);
        }
        return new Manifest(body);
    }

    private static JsonObject kept(
            JsonObject body,
            JsonObject live,
            FieldChange change,
            FieldOwners owners,
            String manager) {
        FieldPath path = change.path();
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
