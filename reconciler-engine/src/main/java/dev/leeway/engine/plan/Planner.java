package dev.leeway.engine.plan;

import dev.leeway.engine.compare.Comparison;
import dev.leeway.engine.compare.Difference;
import dev.leeway.engine.compare.ResourceComparison;
import dev.leeway.engine.desired.DesiredObject;
import dev.leeway.engine.desired.ObjectOptions;
import dev.leeway.engine.live.LeaseOutlook;
import dev.leeway.engine.live.OutlookPhrase;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.wording.Wording;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Works out the steps that bring live to desired. Pure: the same comparison and the same answers of
 * the server give the same plan, with the same digest.
 */
public final class Planner {
    private static final Comparator<Step> ORDER =
            Comparator.comparing(Step::place).thenComparing(Step::key).thenComparing(Step::action);
    private static final String NO_HEALTH_CHECK = "argocd.argoproj.io/ignore-healthcheck";

    private final Comparison comparison;
    private final PlanOptions options;
    private final PlanEvidence evidence;
    private final SyncOrder order;
    private final ApplySteps applies;
    private final PruneSteps prunes;

    private Planner(
            Comparison comparison, PlanOptions options, PlanEvidence evidence, SyncOrder order) {
        this.comparison = comparison;
        this.options = options;
        this.evidence = evidence;
        this.order = order;
        this.applies = new ApplySteps(comparison, options, evidence, order);
        this.prunes = new PruneSteps(comparison, options, order);
    }

    /**
     * Makes the plan.
     *
     * @param options what the operator asks
     * @param evidence what the cluster says about it
     * @param at when the plan is made
     */
    public static Plan plan(
            Comparison comparison, PlanOptions options, PlanEvidence evidence, Instant at) {
        List<DesiredObject> desired =
                comparison.resources().stream()
                        .flatMap(resource -> resource.desired().stream())
                        .toList();
        SyncOrder order =
                SyncOrder.of(
                        desired,
                        comparison.hooks(),
                        options.sync().argoOrder() ? KindOrder.ARGO : KindOrder.LEEWAY);
        return new Planner(comparison, options, evidence, order).planned(at);
    }

    private Plan planned(Instant at) {
        List<Step> steps = new ArrayList<>(evidence.prepare());
        for (ResourceComparison resource : comparison.resources()) {
            if (options.covers(resource.key())) {
                migrating(resource, step(resource))
                        .map(step -> HeldBack.step(step, resource, comparison))
                        .ifPresent(steps::add);
            }
        }
        List<Wording> notes = new ArrayList<>(ChosenFields.notes(comparison, options));
        addHooks(steps, notes);
        notes.addAll(ServerNotes.of(steps, evidence));
        steps.sort(ORDER);
        return finished(steps, notes, at);
    }

    private Optional<Step> step(ResourceComparison resource) {
        return switch (resource.difference()) {
            case Difference.InSync _ -> applies.marked(resource);
            case Difference.Missing _ ->
                    resource.desired().map(desired -> applies.step(resource, desired));
            case Difference.Changed _ -> changed(resource);
            // With no field to change it is as in sync as it can be: the rest is admission's doing.
            case Difference.Mutated mutated ->
                    mutated.fields().isEmpty() ? applies.marked(resource) : changed(resource);
            case Difference.Extra extra -> Optional.of(prunes.step(resource, extra));
            case Difference.Undetermined undetermined ->
                    Optional.of(
                            resource.desired()
                                    .map(
                                            desired ->
                                                    applies.doubted(
                                                            resource,
                                                            desired,
                                                            undetermined.doubt()))
                                    .orElseGet(
                                            () ->
                                                    new Step.Hold(
                                                            resource.key(),
                                                            prunes.place(resource),
                                                            new HoldReason.Undetermined(
                                                                    undetermined.doubt()))));
        };
    }

    private Optional<Step> migrating(ResourceComparison resource, Optional<Step> step) {
        Optional<DesiredObject> desired = resource.desired();
        return desired.isEmpty()
                ? step
                : Migrating.step(step, resource, comparison, options, applies.place(desired.get()));
    }

    private Optional<Step> changed(ResourceComparison resource) {
        return resource.toSend()
                .map(
                        desired ->
                                OwnerLeave.refusalToWrite(comparison, resource, options)
                                        .<Step>map(
                                                reason ->
                                                        new Step.Hold(
                                                                resource.key(),
                                                                applies.place(desired),
                                                                reason))
                                        .orElseGet(() -> applies.step(resource, desired)));
    }

    /**
     * Hooks belong to a sync that changes something. Where everything is in sync already they run
     * only when asked for, so that a plan after a sync is empty.
     */
    private void addHooks(List<Step> steps, List<Wording> notes) {
        List<Step> hooks = HookSteps.of(comparison, order);
        if (hooks.isEmpty()) {
            return;
        }
        boolean changes = steps.stream().anyMatch(Step::writes);
        if (!options.only().isEmpty()) {
            notes.add(PlanPhrase.HOOKS_SELECTION.of(hooks.size()));
        } else if (options.hooks() == HookWish.NEVER) {
            notes.add(PlanPhrase.HOOKS_AS_ASKED.of(hooks.size()));
        } else if (changes || options.hooks() == HookWish.ALWAYS) {
            for (Step hook : hooks) {
                steps.add(HeldBack.step(hook, comparison));
            }
        } else {
            notes.add(PlanPhrase.HOOKS_UNCHANGED.of(hooks.size()));
        }
    }

    private Plan finished(List<Step> steps, List<Wording> notes, Instant at) {
        SortedMap<ResourceKey, String> seen = new TreeMap<>();
        List<Plan.Kept> unchanged = new ArrayList<>();
        Set<ResourceKey> asking = new HashSet<>();
        for (ResourceComparison resource : comparison.resources()) {
            if (!options.covers(resource.key())) {
                continue;
            }
            seen.put(resource.key(), resource.liveVersion());
            if (resource.settled() && resource.desired().isPresent()) {
                unchanged.add(kept(resource, resource.desired().get()));
            }
            if (prunes.asked(resource).pruning() == ObjectOptions.Pruning.CONFIRMED) {
                asking.add(resource.key());
            }
        }
        List<Step.Prune> deletions = new ArrayList<>();
        for (Step step : steps) {
            if (step instanceof Step.Prune prune) {
                deletions.add(prune);
            }
        }
        return new Plan(
                comparison.application(),
                comparison.cluster(),
                comparison.namespace(),
                comparison.revision(),
                at,
                options,
                steps,
                seen,
                comparison.resources().stream().flatMap(one -> one.desired().stream()).toList(),
                unchanged,
                options.only().isEmpty() ? comparison.problems() : List.of(),
                PruneGuards.of(
                        deletions,
                        comparison.inventory().known().entries().size(),
                        asking,
                        evidence.cascades()),
                notes,
                comparison.inventory(),
                new LeaseOutlook.NotKnown(OutlookPhrase.NOT_ASKED.of()),
                PlanDigest.of(comparison, options, steps, seen));
    }

    private Plan.Kept kept(ResourceComparison resource, DesiredObject desired) {
        return new Plan.Kept(
                resource.key(),
                desired.kind().gvk().version(),
                resource.liveManifest().map(Manifest::uid).orElse(""),
                OwnerLeave.ours(comparison, resource),
                desired.kind(),
                applies.place(desired),
                isAwaited(desired));
    }

    /** Returns whether what comes later waits for an object to be well. */
    public static boolean isAwaited(DesiredObject desired) {
        return desired.manifest().annotation(NO_HEALTH_CHECK).filter("true"::equals).isEmpty();
    }
}
