package dev.leeway.engine.history;

import dev.leeway.engine.compare.DriftTexts;
import dev.leeway.engine.compare.FieldChange;
import dev.leeway.engine.compare.TwoStates;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.resource.ResourceKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What Git asked for at one deploy against what it asked for at another: exact, nothing normalised,
 * Secrets masked.
 *
 * @param objects the objects that differ: in the order of the later deploy, then those that only
 *     the earlier one had
 * @param same how many objects are the same in both
 */
public record DeployDifference(List<DeployDifference.OfObject> objects, int same) {
    public DeployDifference {
        objects = List.copyOf(objects);
    }

    /** How an object differs. */
    public enum Kind {
        /** Only the later deploy asked for it. */
        ADDED,
        /** Only the earlier deploy asked for it. */
        REMOVED,
        /** Both asked for it, in different words. */
        CHANGED,
        /** It is a Secret, and the key that would tell whether its values changed is gone. */
        UNKNOWN
    }

    /**
     * One object that differs.
     *
     * @param key the object
     * @param kind how it differs
     * @param fields the fields of an object that both asked for: {@code desired} is the later
     *     value, {@code live} the earlier one
     * @param texts the two states for reading side by side: {@code desired} is the later one
     */
    public record OfObject(ResourceKey key, Kind kind, List<FieldChange> fields, DriftTexts texts) {
        public OfObject {
            fields = List.copyOf(fields);
        }
    }

    /** Returns whether both deploys asked for the same. */
    public boolean isEmpty() {
        return objects.isEmpty();
    }

    /** Works out the difference. Pure. */
    public static DeployDifference between(List<KeptManifest> earlier, List<KeptManifest> later) {
        Map<ResourceKey, JsonObject> before = new LinkedHashMap<>();
        earlier.forEach(manifest -> before.put(manifest.key(), manifest.body()));
        List<OfObject> objects = new ArrayList<>();
        int same = 0;
        for (KeptManifest manifest : later) {
            JsonObject was = before.remove(manifest.key());
            if (manifest.body().equals(was)) {
                same++;
            } else if (was == null) {
                objects.add(of(manifest.key(), Kind.ADDED, JsonObject.EMPTY, manifest.body()));
            } else {
                objects.add(of(manifest.key(), Kind.CHANGED, was, manifest.body()));
            }
        }
        before.forEach((key, body) -> objects.add(of(key, Kind.REMOVED, body, JsonObject.EMPTY)));
        return new DeployDifference(objects, same);
    }

    private static OfObject of(ResourceKey key, Kind kind, JsonObject earlier, JsonObject later) {
        MaskedPair pair = MaskedPair.of(key.groupKind(), earlier, later);
        return new OfObject(
                key,
                kind == Kind.CHANGED && pair.onlyDoubt() ? Kind.UNKNOWN : kind,
                kind == Kind.CHANGED ? TwoStates.changes(pair.earlier(), pair.later()) : List.of(),
                new DriftTexts(pair.later(), pair.earlier()));
    }
}
