package dev.leeway.engine.live;

import dev.leeway.engine.resource.ResourceKey;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What exists, of what is desired or was applied by Leeway: one answer for each object asked for.
 *
 * @param cluster the cluster's name in the workspace
 * @param states the state of each object, by key
 * @param inventory what Leeway applied earlier
 * @param asOf when the reading was finished
 */
public record LiveSet(
        String cluster,
        SortedMap<ResourceKey, LiveState> states,
        InventoryState inventory,
        Instant asOf) {
    public LiveSet {
        states = Collections.unmodifiableSortedMap(new TreeMap<>(states));
    }

    /**
     * Returns the state of an object; of one that was not asked for, that it could not be read: an
     * object that nobody asked about is not absent.
     */
    public LiveState state(ResourceKey key) {
        LiveState state = states.get(key);
        return state != null
                ? state
                : new LiveState.Unreadable(
                        LiveState.Unreadable.Reason.SERVER_ERROR,
                        ClusterPhrase.NOT_READ_FROM.of(key.toString(), cluster));
    }
}
