package dev.leeway.engine.plan;

import dev.leeway.engine.desired.DesiredObject;
import dev.leeway.engine.desired.DesiredProblem;
import dev.leeway.engine.live.InventoryState;
import dev.leeway.engine.live.LeaseOutlook;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.resource.Revision;
import dev.leeway.engine.resource.ServedKind;
import dev.leeway.engine.wording.Wording;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
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
 * @param steps the steps in their order, at most one for an object, and one for each phase of a
 *     hook; objects in sync have none
 * @param seen the resource version of every object that was compared, empty for absent ones
 * @param desired every object that the revision asks for, in the renderer's order, whether the plan
 *     covers it or not: what the application's history keeps
 * @param unchanged the objects in sync; the inventory takes in the application's own with the next
 *     sync
 * @param problems the documents that Git asks for and no step stands for, because they could not be
 *     understood; empty when only chosen objects are planned
 * @param guards the deletions that must be confirmed by typing
 * @param notes what the operator should know about the plan
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
        List<DesiredProblem> problems,
        List<PruneGuard> guards,
        List<Wording> notes,
        InventoryState inventory,
        LeaseOutlook lease,
        String digest) {
    public Plan {
        steps = List.copyOf(steps);
        seen = Collections.unmodifiableSortedMap(new TreeMap<>(seen));
        desired = List.copyOf(desired);
        unchanged = List.copyOf(unchanged);
        problems = List.copyOf(problems);
        guards = List.copyOf(guards);
        notes = List.copyOf(notes);
    }

    /**
     * An object in sync.
     *
     * @param key the object
     * @param version the API version in which it is desired
     * @param uid its uid
     * @param ours whether it is the application's own; others are in sync and not taken in
     * @param kind its kind
     * @param place where it stands in the order: what comes later waits for it to be well
     * @param awaited whether anything waits for it
     */
    public record Kept(
            ResourceKey key,
            String version,
            String uid,
            boolean ours,
            ServedKind kind,
            StepPlace place,
            boolean awaited) {}

    /** Returns whether a step makes an object the application's own that was not, as was asked. */
    public boolean adopts(Step step) {
        return (step instanceof Step.Patch || step instanceof Step.Migrate)
                && options.adopt().contains(step.key());
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
                problems,
                guards,
                notes,
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

    /** Returns the phrase to be typed before guarded deletions are done; empty without any. */
    public Optional<String> confirmation() {
        return asked().map(Wording::text);
    }

    /**
     * Returns what {@link #confirmation} asks for, to be worded in another language. Whoever lets
     * it be typed in that language compares it there, and approves with the phrase itself.
     */
    public Optional<Wording> asked() {
        int count = deletions().size();
        return guards.isEmpty() || count == 0
                ? Optional.empty()
                // No number to a language: with marks of thousands it would be typed otherwise.
                : Optional.of(PlanPhrase.CONFIRM.of(Integer.toString(count), application));
    }

    /**
     * Approves the plan, but no guarded deletion in it: those are refused when it is carried out.
     *
     * @param approver who, as the operating system names the user; not blank
     * @param approvedAt when
     */
    public ApprovedPlan approve(String approver, Instant approvedAt) {
        return approved(approver, approvedAt, false);
    }

    /**
     * Approves the plan with its guarded deletions.
     *
     * @param approver who, as the operating system names the user; not blank
     * @param approvedAt when
     * @param typed what the operator typed; spaces around it do not count
     * @throws IllegalArgumentException when that is not {@link #confirmation}
     */
    public ApprovedPlan approve(String approver, Instant approvedAt, String typed) {
        if (!confirmation().orElse("").equals(typed.strip())) {
            throw new IllegalArgumentException(
                    "'" + typed + "' was typed instead of '" + confirmation().orElse("") + "'");
        }
        return approved(approver, approvedAt, true);
    }

    /**
     * Approves the plan by a rule of the workspace, without its guarded deletions.
     *
     * @param operator in whose name; not blank
     * @param approvedAt when
     * @param trigger what gave rise to it, in words; not blank
     */
    public ApprovedPlan approveByRule(String operator, Instant approvedAt, String trigger) {
        if (operator.isBlank() || trigger.isBlank()) {
            throw new IllegalArgumentException("an automated sync has an operator and a trigger");
        }
        return new ApprovedPlan(this, operator, approvedAt, false, trigger);
    }

    private ApprovedPlan approved(String approver, Instant approvedAt, boolean confirmed) {
        if (approver.isBlank()) {
            throw new IllegalArgumentException("a plan is approved by somebody");
        }
        return new ApprovedPlan(this, approver, approvedAt, confirmed, "");
    }
}
