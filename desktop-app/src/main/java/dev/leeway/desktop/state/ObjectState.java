package dev.leeway.desktop.state;

import dev.leeway.engine.compare.ResourceComparison;
import dev.leeway.engine.ownership.Ownership;
import dev.leeway.engine.resource.ResourceKey;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One object of an application as the screens show it.
 *
 * @param key its identity
 * @param condition how it stands against Git
 * @param wellness how well it is
 * @param message what the health rule or the comparison says of it; empty when there is nothing to
 *     say
 * @param fields the fields that differ
 * @param verdict the engine's verdict with both states, secrets masked in its texts; empty for what
 *     was made in the cluster
 * @param owner the object that made it, empty at the top of the tree
 * @param origin file and line in the repository, empty when Git does not have it
 * @param estimated whether the server could not be asked, so that this is a calculation
 * @param ownership whose it is; empty when it does not exist, could not be read, or was made by
 *     another object
 * @param since when the newest of its differences came about, where that is known
 * @param added the fields that somebody added and Git does not ask for: no difference
 * @param facts what the object says of itself: age, pods, images
 */
public record ObjectState(
        ResourceKey key,
        Condition condition,
        Wellness wellness,
        String message,
        List<FieldRow> fields,
        Optional<ResourceComparison> verdict,
        Optional<ResourceKey> owner,
        String origin,
        boolean estimated,
        Optional<Ownership> ownership,
        Optional<Instant> since,
        List<FieldRow> added,
        ObjectFacts facts) {
    public ObjectState {
        fields = List.copyOf(fields);
        added = List.copyOf(added);
    }

    /** Returns whose it is when it is known not to be this application's own alone. */
    public Optional<Ownership> notOurs() {
        return ownership.filter(whose -> !whose.ours() || whose instanceof Ownership.Flapping);
    }

    /** Returns whether Git has it. */
    public boolean inGit() {
        return verdict.flatMap(ResourceComparison::desired).isPresent();
    }

    /** Returns whether the cluster is known to have it. */
    public boolean inCluster() {
        return verdict.isEmpty() || verdict.flatMap(ResourceComparison::liveManifest).isPresent();
    }
}
