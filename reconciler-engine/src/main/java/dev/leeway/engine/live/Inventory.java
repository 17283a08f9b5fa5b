package dev.leeway.engine.live;

import dev.leeway.engine.resource.ResourceKey;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What Leeway applied for one application and has not pruned: the only source of a deletion. It
 * lives in the cluster and may remember too much, never too little.
 *
 * @param entries the objects, sorted by key, keys unique
 */
public record Inventory(List<InventoryEntry> entries) {
    /** The inventory of an application that was never synced. */
    public static final Inventory EMPTY = new Inventory(List.of());

    public Inventory {
        entries = isSorted(entries) ? List.copyOf(entries) : sorted(entries);
    }

    private static boolean isSorted(List<InventoryEntry> entries) {
        for (int i = 1; i < entries.size(); i++) {
            if (entries.get(i - 1).key().compareTo(entries.get(i).key()) >= 0) {
                return false;
            }
        }
        return true;
    }

    private static List<InventoryEntry> sorted(List<InventoryEntry> entries) {
        return List.copyOf(
                entries.stream()
                        .collect(
                                Collectors.toMap(
                                        InventoryEntry::key,
                                        Function.identity(),
                                        (_, later) -> later,
                                        TreeMap::new))
                        .values());
    }

    /** Returns the entry of an object, or empty. */
    public Optional<InventoryEntry> find(ResourceKey key) {
        return entries.stream().filter(entry -> entry.key().equals(key)).findFirst();
    }

    /** Returns the entries by their keys, sorted. */
    public Map<ResourceKey, InventoryEntry> byKey() {
        Map<ResourceKey, InventoryEntry> map = new TreeMap<>();
        entries.forEach(entry -> map.put(entry.key(), entry));
        return map;
    }

    /** Returns an inventory with more entries; where both have an object, the new one counts. */
    public Inventory plus(Collection<InventoryEntry> more) {
        Map<ResourceKey, InventoryEntry> all = byKey();
        more.forEach(entry -> all.put(entry.key(), entry));
        return new Inventory(List.copyOf(all.values()));
    }

    /** Returns an inventory without these objects. */
    public Inventory minus(Collection<ResourceKey> gone) {
        Set<ResourceKey> without = Set.copyOf(gone);
        return new Inventory(
                entries.stream().filter(entry -> !without.contains(entry.key())).toList());
    }
}
