package dev.leeway.engine.live;

import dev.leeway.engine.resource.Manifest;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what stood in the objects that hold inventories, so that one that was not written since
 * is not unpacked again. An object counts as unwritten while its uid and resource version are the
 * same. Safe for use from several threads.
 */
public final class InventoryMemo {
    /** More than anybody has open at once; each is as large as its inventory. */
    private static final int MOST = 256;

    private final Map<Version, InventoryShards.Content> contents =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(
                        Map.Entry<Version, InventoryShards.Content> eldest) {
                    return size() > MOST;
                }
            };

    private record Version(String uid, String resourceVersion) {}

    /**
     * Returns what stands in a parent or a shard.
     *
     * @throws IOException when it cannot be read; the same runtime exceptions as reading it throws
     */
    InventoryShards.Content read(Manifest object) throws IOException {
        Version version = new Version(object.uid(), object.resourceVersion());
        if (version.uid().isEmpty() || version.resourceVersion().isEmpty()) {
            return InventoryShards.read(object);
        }
        InventoryShards.@Nullable Content known = find(version);
        if (known == null) {
            known = InventoryShards.read(object);
            keep(version, known);
        }
        return known;
    }

    private synchronized InventoryShards.@Nullable Content find(Version version) {
        return contents.get(version);
    }

    private synchronized void keep(Version version, InventoryShards.Content content) {
        contents.put(version, content);
    }
}
