package dev.leeway.engine.plan;

import dev.leeway.engine.compare.Comparison;
import dev.leeway.engine.compare.Difference;
import dev.leeway.engine.compare.ResourceComparison;
import dev.leeway.engine.desired.ObjectOptions;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.live.InventoryState;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.wording.Wording;
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
                            HoldPhrase.PRUNE_KEPT.of(
                                    resource.key().toString(), asked.keepReason())));
        }
        Optional<Wording> refusal = refusal(resource, extra);
        if (refusal.isPresent()) {
            return new Step.Hold(resource.key(), place, new HoldReason.PruneRefused(refusal.get()));
        }
        if (!options.prune()) {
            return new Step.Hold(
                    resource.key(),
                    place,
                    new HoldReason.PruneNotAsked(
                            HoldPhrase.PRUNE_NOT_ASKED.of(resource.key().toString())));
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

    private Optional<Wording> refusal(ResourceComparison resource, Difference.Extra extra) {
        if (extra.kept().isPresent()) {
            return extra.kept();
        }
        Optional<Wording> claimed = OwnerLeave.refusalToPrune(comparison, resource);
        if (claimed.isPresent()) {
            return claimed;
        }
        if (resource.key().equals(new ResourceKey("", "Namespace", "", comparison.namespace()))) {
            return Optional.of(HoldPhrase.HOME.of(resource.key().toString()));
        }
        if (!comparison.problems().isEmpty()) {
            return Optional.of(HoldPhrase.PROBLEMS.of(comparison.problems().size()));
        }
        if (comparison.resources().stream().allMatch(one -> one.desired().isEmpty())) {
            return Optional.of(HoldPhrase.NOTHING_WANTED.of());
        }
        if (!(comparison.inventory() instanceof InventoryState.Found)) {
            return Optional.of(HoldPhrase.NO_INVENTORY.of());
        }
        return resource.kind().isEmpty()
                ? Optional.of(HoldPhrase.UNSERVED.of(resource.key().groupKind().toString()))
                : Optional.empty();
    }
}
