package dev.leeway.engine.practice.store;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.resource.GroupKind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One change of one stored object.
 *
 * @param version the resource version that the change made
 * @param change what happened
 * @param type the object's group and kind
 * @param object the object after the change; for a deletion its last state, carrying the deletion's
 *     version
 * @param previous the object before the change, null for an addition
 */
public record StoreEvent(
        long version,
        Change change,
        GroupKind type,
        JsonObject object,
        @Nullable JsonObject previous) {

    /** What happened to the object. */
    public enum Change {
        /** It came into being, or into sight. */
        ADDED,
        /** It was changed. */
        MODIFIED,
        /** It went away, or out of sight. */
        DELETED
    }

    /**
     * Returns the change as a watcher with a selection sees it: an object that begins to match was
     * added, one that ceases to match was deleted (with its last matching state, as Kubernetes
     * reports it); empty when it never matched.
     */
    public Optional<StoreEvent> seenThrough(Selection selection) {
        boolean matches = change != Change.DELETED && selection.matches(object);
        JsonObject before = previous;
        boolean matched = before != null && selection.matches(before);
        if (matches && matched) {
            return Optional.of(this);
        }
        if (matches) {
            return Optional.of(new StoreEvent(version, Change.ADDED, type, object, null));
        }
        if (matched && before != null) {
            JsonObject last = ObjectMeta.withVersion(before, version);
            return Optional.of(new StoreEvent(version, Change.DELETED, type, last, before));
        }
        return Optional.empty();
    }
}
