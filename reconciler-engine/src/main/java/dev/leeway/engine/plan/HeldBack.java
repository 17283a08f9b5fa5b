package dev.leeway.engine.plan;

import dev.leeway.engine.compare.Comparison;
import dev.leeway.engine.compare.FieldChange;
import dev.leeway.engine.compare.ResourceComparison;
import dev.leeway.engine.live.BypassMark;
import dev.leeway.engine.live.HoldMark;
import dev.leeway.engine.live.HoldScope;
import java.util.List;
import java.util.Optional;

/** Turns a step that a hold forbids into one that leaves the object alone. Pure. */
final class HeldBack {
    private HeldBack() {}

    /**
     * Returns the step, or one that says which hold keeps it back.
     *
     * <p>The mark of a bypass on the live object counts as a hold on it, whatever the list of holds
     * says: a colleague's lease must not be overwritten because the list was lost.
     *
     * <p>A hold on fields keeps back the whole object where one of the fields would change: a
     * server-side apply cannot leave a field out without giving it up.
     */
    static Step step(Step step, ResourceComparison resource, Comparison comparison) {
        if (step instanceof Step.Hold hold && !(hold.reason() instanceof HoldReason.Conflicting)) {
            return step;
        }
        Optional<BypassMark> lease = resource.liveManifest().flatMap(BypassMark::of);
        if (lease.isPresent()) {
            return new Step.Hold(
                    step.key(), step.place(), new HoldReason.Held(lease.get().asHold(step.key())));
        }
        return step(step, comparison);
    }

    /** Returns a hook's step, or one that says which hold keeps it back. */
    static Step step(Step step, Comparison comparison) {
        for (HoldMark hold : comparison.inventory().holds()) {
            if (!hold.allows(comparison.revision().commit()) && forbids(hold.scope(), step)) {
                return new Step.Hold(step.key(), step.place(), new HoldReason.Held(hold));
            }
        }
        return step;
    }

    private static boolean forbids(HoldScope scope, Step step) {
        if (!scope.touches(step.key())) {
            return false;
        }
        return switch (scope) {
            case HoldScope.WholeApplication _, HoldScope.OneObject _ -> true;
            case HoldScope.Fields fields ->
                    !(step instanceof Step.Patch patch) || changes(patch.changes(), fields);
        };
    }

    private static boolean changes(List<FieldChange> changes, HoldScope.Fields fields) {
        return changes.stream().anyMatch(change -> fields.overlaps(change.pointer()));
    }
}
