package dev.leeway.engine.plan;

import dev.leeway.engine.compare.Comparison;
import dev.leeway.engine.compare.Difference;
import dev.leeway.engine.compare.ResourceComparison;
import dev.leeway.engine.desired.ObjectOptions;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.live.InventoryState;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import java.util.Optional;

/** Works out what happens to objects that Leeway applied and Git no longer asks for. Pure. */
final class PruneSteps {
    private final Comparison comparison;
    private final PlanOptions options;
    private final SyncOrder order;

    PruneSteps(Comparison comparison, PlanOptions options, SyncOrder order) {
        this.comparison = comparison;
        this.options = options;
        this.order = order;
    }

    Step step(ResourceComparison resource, Difference.Extra extra) {
        ObjectOptions asked = asked(resource);
        StepPlace place = place(resource);
        if (asked.pruning() == ObjectOptions.Pruning.REFUSED) {
            return new Step.Hold(
                    resource.key(),
                    place,
                    new HoldReason.AskedFor(
                            resource.key()
                                    + " is no longer in Git and asks to be kept ("
                                    + asked.keepReason()
                                    + "). Delete it by hand if it is not wanted."));
        }
        Optional<String> refusal = refusal(resource, extra);
        if (refusal.isPresent()) {
            return new Step.Hold(resource.key(), place, new HoldReason.PruneRefused(refusal.get()));
        }
        if (!options.prune()) {
            return new Step.Hold(
                    resource.key(),
                    place,
                    new HoldReason.PruneNotAsked(
                            resource.key()
                                    + " is no longer in Git. It stays until a sync is asked to"
                                    + " prune."));
        }
        return new Step.Prune(
                resource.key(),
                resource.kind().orElseThrow(),
                place,
                live(resource),
                asked.dependents());
    }

    /** Returns where an object that is not desired stands. */
    StepPlace place(ResourceComparison resource) {
        return order.pruning(resource.key(), live(resource), asked(resource).pruneLast());
    }

    ObjectOptions asked(ResourceComparison resource) {
        return ObjectOptions.of(live(resource), options.sync());
    }

    private static Manifest live(ResourceComparison resource) {
        return resource.liveManifest().orElse(new Manifest(JsonObject.EMPTY));
    }

    private Optional<String> refusal(ResourceComparison resource, Difference.Extra extra) {
        if (extra.kept().isPresent()) {
            return extra.kept();
        }
        Optional<String> claimed = OwnerLeave.refusalToPrune(comparison, resource);
        if (claimed.isPresent()) {
            return claimed;
        }
        if (resource.key().equals(new ResourceKey("", "Namespace", "", comparison.namespace()))) {
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
}
