package dev.leeway.engine.history;

import dev.leeway.engine.resource.ResourceKey;
import java.time.Instant;
import java.util.Optional;

/**
 * A stretch of time in which an object was not what was deployed, although Git asked for nothing
 * else: as far as Leeway looked.
 *
 * @param application the application
 * @param cluster the cluster
 * @param object the object
 * @param since when the cluster recorded the change; else when Leeway first saw it
 * @param recorded whether the cluster recorded the time
 * @param gone when Leeway saw that it was gone; empty while it is there
 */
public record DriftSpan(
        String application,
        String cluster,
        ResourceKey object,
        Instant since,
        boolean recorded,
        Optional<Instant> gone) {}
