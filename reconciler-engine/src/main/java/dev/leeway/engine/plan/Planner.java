package dev.leeway.engine.plan;

import dev.leeway.engine.compare.Comparison;
import dev.leeway.engine.compare.Difference;
import dev.leeway.engine.compare.Doubt;
import dev.leeway.engine.compare.ResourceComparison;
import dev.leeway.engine.desired.DesiredObject;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.live.InventoryState;
import dev.leeway.engine.live.LeaseOutlook;
import dev.leeway.engine.live.Prediction;
import dev.leeway.engine.plan.StepPlace.Stage;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Works out the steps that bring live to desired. Pure: the same comparison and the same answers of
 * the server give the same plan, with the same digest.
 */
public final class Planner {
    private static final Comparator<Step> ORDER =
            Comparator.comparing(Step::place).thenComparing(Step::key);
    private static final StepPlace FIRST = new StepPlace(Stage.PREPARE, 0, 0);

    private final Comparison comparison;
    private final PlanOptions options;
    private final Map<ResourceKey, Prediction> previews;
    private final SyncOrder order;

    private Planner(
            Comparison comparison,
            PlanOptions options,
            Map<ResourceKey, Prediction> previews,
            SyncOrder order) {
        this.comparison = comparison;
        this.options = options;
        this.previews = previews;
        this.order = order;
    }

    /**
     * Makes the plan.
     *
     * @param options what the operator asks
     * @param previews the server's answers to an unforced dry-run of what would be applied; an
     *     object that could not be asked about yet, because its namespace or its definition is
     *     still to be created, has none
     * @param namespace the destination namespace, to be created first; empty when it exists or is
     *     not Leeway's to make
     * @param at when the plan is made
     */
    public static Plan plan(
            Comparison comparison,
            PlanOptions options,
            Map<ResourceKey, Prediction> previews,
            Optional<DesiredObject> namespace,
            Instant at) {
        List<DesiredObject> desired =
                comparison.resources().stream()
                        .flatMap(resource -> resource.desired().stream())
                        .toList();
        Planner planner = new Planner(comparison, options, previews, SyncOrder.of(desired));
        List<Step> steps = new ArrayList<>();
        namespace.ifPresent(object -> steps.add(new Step.Create(object, FIRST, false)));
        for (ResourceComparison resource : comparison.resources()) {
            if (options.covers(resource.key())) {
                planner.migrating(resource, planner.step(resource))
                        .map(step -> HeldBack.step(step, resource, comparison))
                        .ifPresent(steps::add);
            }
        }
        steps.sort(ORDER);
        return planner.finished(steps, at);
    }

    private Plan finished(List<Step> steps, Instant at) {
        SortedMap<ResourceKey, String> seen = new TreeMap<>();
        List<Plan.Kept> unchanged = new ArrayList<>();
        for (ResourceComparison resource : comparison.resources()) {
            if (!options.covers(resource.key())) {
                continue;
            }
            seen.put(resource.key(), resource.liveVersion());
            if (resource.settled() && resource.desired().isPresent()) {
                unchanged.add(
                        new Plan.Kept(
                                resource.key(),
                                resource.desired().get().kind().gvk().version(),
                                resource.liveManifest().map(Manifest::uid).orElse(""),
                                OwnerLeave.ours(comparison, resource)));
            }
        }
        String digest = PlanDigest.of(comparison, options, steps, seen);
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
                comparison.inventory(),
                new LeaseOutlook.NotKnown("it was not asked about"),
                digest);
    }

    private Optional<Step> step(ResourceComparison resource) {
        return switch (resource.difference()) {
            case Difference.InSync _ -> adopted(resource);
            case Difference.Missing _ ->
                    resource.desired().map(desired -> applied(resource, desired));
            case Difference.Changed _ -> changed(resource);
            // With no field to change it is as in sync as it can be: the rest is admission's doing.
            case Difference.Mutated mutated ->
                    mutated.fields().isEmpty() ? adopted(resource) : changed(resource);
            case Difference.Extra extra -> Optional.of(pruned(resource, extra));
            case Difference.Undetermined undetermined ->
                    Optional.of(hold(resource, new HoldReason.Undetermined(undetermined.doubt())));
        };
    }

    /**
     * An object in sync that is to become the application's own is applied as it is, and marked.
     */
    private Optional<Step> adopted(ResourceComparison resource) {
        return OwnerLeave.adopts(comparison, resource, options)
                ? resource.toSend()
                        .map(
                                desired ->
                                        new Step.Patch(
                                                desired,
                                                order.applying(desired.key()),
                                                resource.liveManifest()
                                                        .map(Manifest::uid)
                                                        .orElse(""),
                                                resource.liveVersion(),
                                                List.of(),
                                                false))
                : Optional.empty();
    }

    private Optional<Step> migrating(ResourceComparison resource, Optional<Step> step) {
        return resource.desired().isEmpty()
                ? step
                : Migrating.step(
                        step, resource, comparison, options, order.applying(resource.key()));
    }

    private Optional<Step> changed(ResourceComparison resource) {
        return resource.toSend()
                .map(
                        desired ->
                                OwnerLeave.refusalToWrite(comparison, resource, options)
                                        .map(reason -> hold(resource, reason))
                                        .orElseGet(() -> applied(resource, desired)));
    }

    private Step applied(ResourceComparison resource, DesiredObject desired) {
        Prediction preview = previews.get(resource.key());
        boolean takesOver = options.takeOver().contains(resource.key());
        return switch (preview) {
            case null -> write(resource, desired, false, takesOver);
            case Prediction.Predicted _ -> write(resource, desired, true, takesOver);
            case Prediction.Conflicting conflicting ->
                    takesOver
                            ? write(resource, desired, true, true)
                            : hold(resource, new HoldReason.Conflicting(conflicting.conflicts()));
            case Prediction.Rejected rejected -> rejected(resource, desired, rejected);
            case Prediction.NotAllowed notAllowed ->
                    hold(resource, doubt(new Doubt.NotAllowed(notAllowed.message())));
            case Prediction.Outdated outdated ->
                    hold(
                            resource,
                            doubt(
                                    new Doubt.Moving(
                                            resource.key()
                                                    + " changed since it was compared: "
                                                    + outdated.message()
                                                    + " Compare again.")));
            case Prediction.Unanswered unanswered ->
                    hold(resource, doubt(new Doubt.Unanswered(unanswered.message())));
        };
    }

    private static HoldReason doubt(Doubt doubt) {
        return new HoldReason.Undetermined(doubt);
    }

    private Step write(
            ResourceComparison resource,
            DesiredObject desired,
            boolean verified,
            boolean takesOver) {
        // The inventory lies in the destination namespace and is written before the rest.
        StepPlace place = isDestination(desired.key()) ? FIRST : order.applying(desired.key());
        return resource.liveManifest().isPresent()
                ? new Step.Patch(
                        desired,
                        place,
                        resource.liveManifest().map(Manifest::uid).orElse(""),
                        resource.liveVersion(),
                        resource.changes(),
                        takesOver)
                : new Step.Create(desired, place, verified);
    }

    private boolean isDestination(ResourceKey key) {
        return key.equals(new ResourceKey("", "Namespace", "", comparison.namespace()));
    }

    private Step rejected(
            ResourceComparison resource, DesiredObject desired, Prediction.Rejected rejected) {
        boolean mayRecreate =
                resource.liveManifest().isPresent()
                        && options.recreate().contains(resource.key())
                        && ImmutableFields.explain(resource.key().groupKind(), rejected.causes());
        if (mayRecreate) {
            return new Step.Recreate(
                    desired,
                    order.applying(desired.key()),
                    resource.liveManifest().map(Manifest::uid).orElse(""),
                    resource.liveVersion(),
                    rejected.causes());
        }
        return hold(
                resource,
                new HoldReason.Rejected(
                        new Doubt.Rejected(
                                rejected.status(),
                                rejected.reason(),
                                rejected.message(),
                                rejected.causes())));
    }

    private Step pruned(ResourceComparison resource, Difference.Extra extra) {
        Optional<String> refusal = refusalToPrune(resource, extra);
        if (refusal.isPresent()) {
            return hold(resource, new HoldReason.PruneRefused(refusal.get()));
        }
        if (!options.prune()) {
            return hold(
                    resource,
                    new HoldReason.PruneNotAsked(
                            resource.key()
                                    + " is no longer in Git. It stays until a sync is asked to"
                                    + " prune."));
        }
        return new Step.Prune(
                resource.key(),
                resource.kind().orElseThrow(),
                prunePlace(resource),
                extra.uid(),
                extra.resourceVersion());
    }

    private Optional<String> refusalToPrune(ResourceComparison resource, Difference.Extra extra) {
        if (extra.kept().isPresent()) {
            return extra.kept();
        }
        Optional<String> claimed = OwnerLeave.refusalToPrune(comparison, resource);
        if (claimed.isPresent()) {
            return claimed;
        }
        if (isDestination(resource.key())) {
            return Optional.of(
                    resource.key()
                            + " is where the application lives: everything in it would go too, with"
                            + " Leeway's inventory. Delete it by hand if that is meant.");
        }
        if (!comparison.problems().isEmpty()) {
            return Optional.of(
                    "Nothing is pruned while documents have problems ("
                            + comparison.problems().size()
                            + "): what looks dropped may only be unreadable. Correct them first.");
        }
        if (comparison.resources().stream().allMatch(one -> one.desired().isEmpty())) {
            return Optional.of(
                    "Nothing is pruned while Git wants nothing at all: that is more often a wrong"
                            + " path than a wish. Delete by hand if it is meant.");
        }
        if (!(comparison.inventory() instanceof InventoryState.Found)) {
            return Optional.of("Nothing is pruned without Leeway's own inventory.");
        }
        return resource.kind().isEmpty()
                ? Optional.of("The cluster does not serve " + resource.key().groupKind() + " now.")
                : Optional.empty();
    }

    private Step hold(ResourceComparison resource, HoldReason reason) {
        StepPlace place =
                resource.desired().isPresent()
                        ? order.applying(resource.key())
                        : prunePlace(resource);
        return new Step.Hold(resource.key(), place, reason);
    }

    private static StepPlace prunePlace(ResourceComparison resource) {
        return SyncOrder.pruning(
                resource.key(), resource.liveManifest().orElse(new Manifest(JsonObject.EMPTY)));
    }
}
