package dev.leeway.engine.compare;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.resource.GroupKind;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.Sensitive;
import java.util.List;
import java.util.Optional;

/** Prepares the two states of an object for reading side by side. */
final class DriftReading {
    private static final List<String> LAST_APPLIED =
            List.of("metadata", "annotations", "kubectl.kubernetes.io/last-applied-configuration");

    private DriftReading() {}

    /** Returns the two texts of a verdict. */
    static DriftTexts of(ResourceComparison resource) {
        GroupKind kind = resource.key().groupKind();
        JsonObject live =
                resource.liveManifest()
                        .map(manifest -> shown(kind, manifest))
                        .orElse(JsonObject.EMPTY);
        JsonObject desired = desired(resource, kind, live);
        return new DriftTexts(
                Sensitive.mask(kind, desired), Sensitive.maskAgainst(kind, desired, live));
    }

    private static JsonObject desired(
            ResourceComparison resource, GroupKind kind, JsonObject live) {
        Optional<Manifest> wanted = resource.desired().map(desired -> desired.manifest());
        if (wanted.isEmpty()) {
            return JsonObject.EMPTY;
        }
        if (resource.judgement() == Judgement.LOCAL_PROOF) {
            // Proved: the server would store what it holds.
            return live;
        }
        return shown(kind, resource.predicted().orElse(wanted.get()));
    }

    /** kubectl's copy of the applied object is a second, older text of the same thing: noise. */
    private static JsonObject shown(GroupKind kind, Manifest manifest) {
        return Normalisation.of(kind, manifest.root()).withoutAt(LAST_APPLIED);
    }
}
