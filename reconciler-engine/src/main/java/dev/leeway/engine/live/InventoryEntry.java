package dev.leeway.engine.live;

import dev.leeway.engine.resource.ResourceKey;
import java.time.Instant;

/**
 * One object in an application's inventory.
 *
 * @param key the object
 * @param version the API version in which it was applied, for example {@code v1}
 * @param uid the uid that the server gave it; empty while an apply was announced and its answer is
 *     not known
 * @param revision the commit that it was applied from
 * @param appliedAt when that was, or was about to be
 */
public record InventoryEntry(
        ResourceKey key, String version, String uid, String revision, Instant appliedAt) {}
