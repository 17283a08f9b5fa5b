package dev.leeway.engine.history;

import dev.leeway.engine.compare.Attribution;
import dev.leeway.engine.compare.Comparison;
import dev.leeway.engine.compare.Difference;
import dev.leeway.engine.compare.FieldChange;
import dev.leeway.engine.compare.ResourceComparison;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.resource.ResourceKey;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a comparison says about drift: differences that Git did not ask for.
 *
 * @param drifted the objects that are not what was deployed, though Git still asks for just that;
 *     each with when the cluster recorded the first of the changes, if it did
 * @param unknown the objects about which it says nothing
 */
public record DriftSeen(Map<ResourceKey, Optional<Instant>> drifted, Set<ResourceKey> unknown) {
    public DriftSeen {
        drifted = new TreeMap<>(drifted);
        unknown = Set.copyOf(unknown);
    }

    /** Returns whether anything differs, so that it must be looked up what was deployed. */
    public static boolean worthLooking(Comparison comparison) {
        return comparison.resources().stream()
                .anyMatch(
                        one ->
                                one.difference() instanceof Difference.Changed
                                        || one.difference() instanceof Difference.Mutated
                                        || one.difference() instanceof Difference.Missing);
    }

    /**
     * Tells drift from what Git moved on to. Pure.
     *
     * @param deployed what the last sync asked for
     */
    public static DriftSeen of(
            Comparison comparison, Collection<KeptManifest> deployed, SecretDigests digests) {
        Map<ResourceKey, JsonObject> then = new HashMap<>();
        deployed.forEach(manifest -> then.put(manifest.key(), manifest.body()));
        Map<ResourceKey, Optional<Instant>> drifted = new TreeMap<>();
        Set<ResourceKey> unknown = new HashSet<>();
        for (ResourceComparison resource : comparison.resources()) {
            switch (resource.difference()) {
                case Difference.InSync _, Difference.Extra _ -> {}
                case Difference.Undetermined _ -> unknown.add(resource.key());
                case Difference.Missing _ -> {
                    if (stillAsked(resource, then, digests)) {
                        drifted.put(resource.key(), Optional.empty());
                    }
                }
                case Difference.Changed changed -> {
                    if (stillAsked(resource, then, digests)) {
                        drifted.put(resource.key(), earliest(changed.fields()));
                    }
                }
                // What admission rewrites was never otherwise.
                case Difference.Mutated mutated -> {
                    if (!mutated.fields().isEmpty() && stillAsked(resource, then, digests)) {
                        drifted.put(resource.key(), earliest(mutated.fields()));
                    }
                }
            }
        }
        return new DriftSeen(drifted, unknown);
    }

    private static boolean stillAsked(
            ResourceComparison resource, Map<ResourceKey, JsonObject> then, SecretDigests digests) {
        JsonObject before = then.get(resource.key());
        return before != null
                && resource.desired()
                        .map(desired -> digests.withoutValues(desired.manifest()))
                        .filter(before::equals)
                        .isPresent();
    }

    private static Optional<Instant> earliest(List<FieldChange> fields) {
        return fields.stream()
                .map(FieldChange::attribution)
                .flatMap(
                        attribution ->
                                attribution instanceof Attribution.Known known
                                        ? known.owner().time().stream()
                                        : Stream.empty())
                .min(Instant::compareTo);
    }
}
