package dev.leeway.engine.apply;

import dev.leeway.engine.resource.ResourceKey;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Where an operator's decisions about a running sync lie until it takes them. Thread-safe. */
public final class SyncControl {
    private final Map<ResourceKey, WayOut> decisions = new ConcurrentHashMap<>();

    /** Decides about what a sync waits for; takes effect within a second. */
    public void decide(ResourceKey key, WayOut way) {
        decisions.put(key, way);
    }

    Optional<WayOut> take(ResourceKey key) {
        return Optional.ofNullable(decisions.remove(key));
    }
}
