package dev.leeway.engine.compare;

import dev.leeway.engine.desired.DesiredHook;
import dev.leeway.engine.desired.DesiredProblem;
import dev.leeway.engine.live.HoldMark;
import dev.leeway.engine.live.InventoryState;
import dev.leeway.engine.ownership.Ownerships;
import dev.leeway.engine.render.RenderedManifests;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.resource.Revision;
import dev.leeway.engine.source.SourceTree;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One application at one revision against one cluster.
 *
 * @param application the application's name
 * @param cluster the cluster's name
 * @param namespace the destination namespace
 * @param revision the revision that was rendered
 * @param stale since when the revision is old, and why; empty when the remote confirmed it as asked
 * @param renderedBy the renderer and its version
 * @param at when the comparison was finished
 * @param resources one verdict for each object, desired ones in the renderer's order, then extra
 *     ones by key; keys unique
 * @param hooks what runs at a moment of a sync; never compared
 * @param problems documents that did not become objects; nothing is pruned while there are any
 * @param notices what the operator should know about documents that were changed or passed over
 * @param inventory what Leeway applied earlier
 * @param ownerships whose the live objects are, and who was asked about in whose name
 */
public record Comparison(
        String application,
        String cluster,
        String namespace,
        Revision revision,
        Optional<SourceTree.Stale> stale,
        String renderedBy,
        Instant at,
        List<ResourceComparison> resources,
        List<DesiredHook> hooks,
        List<DesiredProblem> problems,
        List<RenderedManifests.Notice> notices,
        InventoryState inventory,
        Ownerships ownerships) {
    public Comparison {
        resources = List.copyOf(resources);
        hooks = List.copyOf(hooks);
        problems = List.copyOf(problems);
        notices = List.copyOf(notices);
    }

    /**
     * Returns a copy under other holds, to see what a plan would be with them. Only where the
     * inventory is known does it say anything about holds.
     */
    public Comparison holding(List<HoldMark> holds) {
        return inventory instanceof InventoryState.Found found
                ? new Comparison(
                        application,
                        cluster,
                        namespace,
                        revision,
                        stale,
                        renderedBy,
                        at,
                        resources,
                        hooks,
                        problems,
                        notices,
                        found.holding(holds),
                        ownerships)
                : this;
    }

    /** Returns a copy with other verdicts. */
    public Comparison with(List<ResourceComparison> verdicts) {
        return new Comparison(
                application,
                cluster,
                namespace,
                revision,
                stale,
                renderedBy,
                at,
                verdicts,
                hooks,
                problems,
                notices,
                inventory,
                ownerships);
    }

    /** Returns the verdict on an object, or empty. */
    public Optional<ResourceComparison> find(ResourceKey key) {
        return resources.stream().filter(one -> one.key().equals(key)).findFirst();
    }

    /**
     * Returns whether every object is known to be in sync, no document has a problem, and it is
     * known what Leeway applied earlier.
     */
    public boolean inSync() {
        return problems.isEmpty()
                && !(inventory instanceof InventoryState.Unreadable)
                && resources.stream().allMatch(ResourceComparison::inSync);
    }

    /** Returns whether any verdict is an estimate. */
    public boolean estimated() {
        return resources.stream().anyMatch(ResourceComparison::estimated);
    }

    /** Returns how many objects stand how. */
    public DifferenceCounts counts() {
        return DifferenceCounts.of(resources);
    }
}
