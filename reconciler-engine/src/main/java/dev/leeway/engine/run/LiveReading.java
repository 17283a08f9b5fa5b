package dev.leeway.engine.run;

import dev.leeway.engine.desired.DesiredObject;
import dev.leeway.engine.desired.DesiredSet;
import dev.leeway.engine.live.ClusterPhrase;
import dev.leeway.engine.live.ClusterReader;
import dev.leeway.engine.live.InventoryEntry;
import dev.leeway.engine.live.InventoryObject;
import dev.leeway.engine.live.InventoryState;
import dev.leeway.engine.live.LiveSet;
import dev.leeway.engine.live.LiveState;
import dev.leeway.engine.resource.Gvk;
import dev.leeway.engine.resource.KindCatalog;
import dev.leeway.engine.resource.ServedKind;
import dev.leeway.engine.resource.ResourceKey;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads what exists, of what is desired or was applied by Leeway. */
final class LiveReading {
    private LiveReading() {}

    /** Returns one answer for each object. */
    static LiveSet read(
            ClusterView cluster,
            KindCatalog kinds,
            DesiredSet desired,
            String application,
            String namespace,
            Instant now,
            Duration timeout)
            throws InterruptedException {
        Map<ResourceKey, ServedKind> wanted = new LinkedHashMap<>();
        SortedMap<ResourceKey, LiveState> states = new TreeMap<>();
        for (DesiredObject object : desired.objects()) {
            if (kinds.find(object.kind().gvk()).isPresent()
                    || kinds.unreadableGroups().contains(object.key().group())) {
                wanted.put(object.key(), object.kind());
            } else {
                // Nothing can exist of a kind that the cluster says it does not serve.
                states.put(object.key(), new LiveState.Absent(now));
            }
        }
        InventoryState inventory = inventory(cluster, kinds, application, namespace, timeout);
        for (InventoryEntry entry : inventory.known().entries()) {
            if (wanted.containsKey(entry.key()) || states.containsKey(entry.key())) {
                continue;
            }
            Optional<ServedKind> kind = kind(kinds, entry);
            if (kind.isPresent()) {
                wanted.put(entry.key(), kind.get());
            } else {
                states.put(entry.key(), unserved(kinds, entry, now));
            }
        }
        states.putAll(cluster.reader().read(wanted, timeout));
        return new LiveSet(cluster.reader().cluster(), states, inventory, now);
    }

    /** Reads what was applied earlier. */
    static InventoryState inventory(
            ClusterView cluster,
            KindCatalog kinds,
            String application,
            String namespace,
            Duration timeout)
            throws InterruptedException {
        ClusterReader reader = cluster.reader();
        ResourceKey key = InventoryObject.key(application, namespace);
        Optional<ServedKind> secrets = kinds.find(new Gvk("", "v1", "Secret"));
        if (secrets.isEmpty()) {
            return new InventoryState.Unreadable(ClusterPhrase.NO_SECRETS.of());
        }
        LiveState state =
                reader.read(Map.of(key, secrets.get()), timeout)
                        .getOrDefault(
                                key,
                                new LiveState.Unreadable(
                                        LiveState.Unreadable.Reason.SERVER_ERROR,
                                        ClusterPhrase.UNANSWERED_ABOUT.of(key.toString())));
        return InventoryObject.read(
                state,
                shards -> {
                    Map<ResourceKey, ServedKind> wanted = new LinkedHashMap<>();
                    shards.forEach(shard -> wanted.put(shard, secrets.get()));
                    return reader.read(wanted, timeout);
                },
                cluster.inventories());
    }

    /** Returns the kind of an object in the inventory, as the cluster serves it now. */
    static Optional<ServedKind> kind(KindCatalog kinds, InventoryEntry entry) {
        ResourceKey key = entry.key();
        return kinds.find(new Gvk(key.group(), entry.version(), key.kind()))
                .or(() -> kinds.preferred(key.groupKind()));
    }

    /** When a kind is not served any more, its objects are gone; unless that could not be read. */
    private static LiveState unserved(KindCatalog kinds, InventoryEntry entry, Instant now) {
        return kinds.unreadableGroups().contains(entry.key().group())
                ? new LiveState.Unreadable(
                        LiveState.Unreadable.Reason.UNKNOWN_KIND,
                        ClusterPhrase.NOT_SAID.of(entry.key().groupKind().toString()))
                : new LiveState.Absent(now);
    }
}
