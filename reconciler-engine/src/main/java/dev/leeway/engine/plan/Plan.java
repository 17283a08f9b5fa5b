package dev.leeway.engine.plan;

import dev.leeway.engine.desired.DesiredObject;
import dev.leeway.engine.live.InventoryState;
import dev.leeway.engine.live.LeaseOutlook;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.resource.Revision;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What would be done to bring live to desired, in order. Only an approved plan can be carried out.
 *
 * @param application the application's name
 * @param cluster the cluster's name
 * @param namespace the destination namespace
 * @param revision the revision that would be applied
 * @param at when the plan was made
 * @param options what was asked
 * @param steps the steps in their order, at most one for an object; objects in sync have none
 * @param seen the resource version of every object that was compared, empty for absent ones
 * @param desired every object that the revision asks for, in the renderer's order, whether the plan
 *     covers it or not: what the application's history keeps
 * @param unchanged the objects in sync; the inventory takes in the application's own with the next
 *     sync
 * @param inventory what Leeway applied earlier; a sync refuses when it changed since
 * @param lease what can be said of the right to sync; may be another a moment later
 * @param digest the SHA-256, in hexadecimal, over everything above but the time and the lease
 */
public record Plan(
        String application,
        String cluster,
        String namespace,
        Revision revision,
        Instant at,
        PlanOptions options,
        List<Step> steps,
        SortedMap<ResourceKey, String> seen,
        List<DesiredObject> desired,
        List<Kept> unchanged,
        InventoryState inventory,
        LeaseOutlook lease,
        String digest) {
    public Plan {
        steps = List.copyOf(steps);
        seen = Collections.unmodifiableSortedMap(new TreeMap<>(seen));
        desired = List.copyOf(desired);
        unchanged = List.copyOf(unchanged);
    }

    /**
     * An object in sync.
     *
     * @param key the object
     * @param version the API version in which it is desired
     * @param uid its uid
     * @param ours whether it is the application's own; others are in sync and not taken in
     */
    public record Kept(ResourceKey key, String version, String uid, boolean ours) {}

    /** Returns whether a step makes an object the application's own that was not, as was asked. */
    public boolean adopts(Step step) {
        return step instanceof Step.Patch && options.adopt().contains(step.key());
    }

    /** Returns a copy that says what stands against a sync right now. */
    public Plan withLease(LeaseOutlook outlook) {
        return new Plan(
                application,
                cluster,
                namespace,
                revision,
                at,
                options,
                steps,
                seen,
                desired,
                unchanged,
                inventory,
                outlook,
                digest);
    }

    /**
     * Returns whether an object is the application's own, to be marked, kept in the inventory and
     * pruned one day. A destination namespace that is only made because it is missing is not: Git
     * does not ask for it, and everything in it would go with it.
     */
    public boolean owns(ResourceKey key) {
        return seen.containsKey(key);
    }

    /** Returns whether carrying it out would send nothing. */
    public boolean isEmpty() {
        return steps.stream().noneMatch(Step::writes);
    }

    /** Returns the objects that would be deleted for good. */
    public List<Step.Prune> deletions() {
        return steps.stream()
                .filter(Step.Prune.class::isInstance)
                .map(Step.Prune.class::cast)
                .toList();
    }

    /** Returns the objects that are left alone although they are not in sync. */
    public List<Step.Hold> holds() {
        return steps.stream()
                .filter(Step.Hold.class::isInstance)
                .map(Step.Hold.class::cast)
                .toList();
    }

    /**
     * Approves the plan.
     *
     * @param approver who, as the operating system names the user; not blank
     * @param approvedAt when
     */
    public ApprovedPlan approve(String approver, Instant approvedAt) {
        if (approver.isBlank()) {
            throw new IllegalArgumentException("a plan is approved by somebody");
        }
        return new ApprovedPlan(this, approver, approvedAt);
    }
}
