package dev.leeway.engine.run;

import dev.leeway.engine.compare.Comparison;
import dev.leeway.engine.compare.ResourceComparison;
import dev.leeway.engine.live.Inventory;
import dev.leeway.engine.live.InventoryObject;
import dev.leeway.engine.live.InventoryState;
import dev.leeway.engine.live.LiveState;
import dev.leeway.engine.ownership.Ownership;
import dev.leeway.engine.ownership.Ownerships;
import dev.leeway.engine.resource.ResourceKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What judging a few objects of a comparison anew takes from the rest: nothing but their places.
 * Pure.
 */
final class Recomparing {
    private Recomparing() {}

    /**
     * Returns whether the changed objects can be judged by themselves. They cannot when the
     * inventory itself changed, or an object of it that the comparison does not hold came back.
     */
    static boolean standsAlone(Comparison before, Set<ResourceKey> changed) {
        if (changed.contains(InventoryObject.key(before.application(), before.namespace()))) {
            return false;
        }
        Set<ResourceKey> unheld = new HashSet<>(changed);
        before.resources().forEach(one -> unheld.remove(one.key()));
        return unheld.isEmpty()
                || before.inventory().known().entries().stream()
                        .noneMatch(entry -> unheld.contains(entry.key()));
    }

    /** Returns what an inventory holds of the changed objects. */
    static InventoryState only(InventoryState inventory, Set<ResourceKey> changed) {
        return switch (inventory) {
            case InventoryState.Found found ->
                    new InventoryState.Found(
                            new Inventory(
                                    found.inventory().entries().stream()
                                            .filter(entry -> changed.contains(entry.key()))
                                            .toList()),
                            found.holds(),
                            found.uid(),
                            found.resourceVersion());
            case InventoryState.NoneYet none -> none;
            case InventoryState.Unreadable unreadable -> unreadable;
        };
    }

    /**
     * Returns the comparison with new verdicts in their places.
     *
     * @param verdicts the new verdicts; an extra object without one is gone
     * @param states what was read of the changed objects
     */
    static Comparison merged(
            Comparison before,
            Instant at,
            Map<ResourceKey, ResourceComparison> verdicts,
            Map<ResourceKey, LiveState> states,
            Ownerships ownerships) {
        List<ResourceComparison> resources = new ArrayList<>(before.resources().size());
        for (ResourceComparison old : before.resources()) {
            ResourceComparison anew = verdicts.get(old.key());
            if (anew != null) {
                resources.add(anew);
            } else if (!states.containsKey(old.key())) {
                resources.add(old);
            }
        }
        return new Comparison(
                before.application(),
                before.cluster(),
                before.namespace(),
                before.revision(),
                before.stale(),
                before.renderedBy(),
                at,
                resources,
                before.hooks(),
                before.problems(),
                before.notices(),
                before.inventory(),
                merged(before.ownerships(), states.keySet(), ownerships));
    }

    private static Ownerships merged(Ownerships before, Set<ResourceKey> changed, Ownerships anew) {
        SortedMap<ResourceKey, Ownership> byObject = new TreeMap<>(before.byObject());
        SortedMap<ResourceKey, String> askedAs = new TreeMap<>(before.askedAs());
        byObject.keySet().removeAll(changed);
        askedAs.keySet().removeAll(changed);
        byObject.putAll(anew.byObject());
        askedAs.putAll(anew.askedAs());
        return new Ownerships(byObject, askedAs);
    }
}
