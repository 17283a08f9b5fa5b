package dev.leeway.engine.plan;

import dev.leeway.engine.compare.Comparison;
import dev.leeway.engine.compare.FieldChange;
import dev.leeway.engine.live.HoldMark;
import dev.leeway.engine.live.HoldScope;
import java.util.List;

/** Turns a step that a hold forbids into one that leaves the object alone. Pure. */
final class HeldBack {
    private HeldBack() {}

    /**
     * Returns the step, or one that says which hold keeps it back.
     *
     * <p>A hold on fields keeps back the whole object where one of the fields would change: a
     * server-side apply cannot leave a field out without giving it up.
     */
    static Step step(Step step, Comparison comparison) {
        if (!step.writes()) {
            return step;
        }
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
