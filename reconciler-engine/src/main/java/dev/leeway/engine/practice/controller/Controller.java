package dev.leeway.engine.practice.controller;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.resource.GroupKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Brings the objects of one kind nearer to what they ask for, one object and one small step at a
 * time.
 */
interface Controller {
    /** Returns the kind that this controller looks after. */
    GroupKind kind();

    /**
     * Takes one step for one object.
     *
     * @param object the object as it is now
     * @return when to look again though nothing changed; empty for only when something changes
     */
    Optional<Duration> reconcile(JsonObject object, ClusterObjects cluster, Instant now);

    /**
     * Returns the objects of {@link #kind()} that a change of another object concerns; by default
     * the one that controls it.
     */
    default Collection<ObjectName> concernedBy(
            GroupKind changedKind, JsonObject changed, ClusterObjects cluster) {
        return Owners.controllerOf(changed)
                .filter(owner -> Owners.isOfKind(owner, kind()))
                .map(
                        owner ->
                                List.of(
                                        new ObjectName(
                                                ObjectName.of(changed).namespace(),
                                                owner.string("name", ""))))
                .orElse(List.of());
    }
}
