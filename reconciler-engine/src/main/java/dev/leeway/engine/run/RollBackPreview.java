package dev.leeway.engine.run;

import dev.leeway.engine.compare.Comparison;
import dev.leeway.engine.history.SyncRecord;
import dev.leeway.engine.live.HoldMark;
import dev.leeway.engine.plan.Plan;
import dev.leeway.engine.resource.Revision;
import dev.leeway.engine.wording.Wording;
import java.util.List;
import java.util.Optional;

/**
 * What rolling an application back would do.
 *
 * @param application the application
 * @param target the revision that it would be brought back to, and held at
 * @param sync the sync that is rolled back to; empty when only a revision was named that was never
 *     synced from here
 * @param source where the manifests come from
 * @param comparison the target against the cluster
 * @param plan what would be done, as if the hold stood already
 * @param warnings what to know before
 * @param replaced the holds at other revisions that the new one takes the place of
 */
public record RollBackPreview(
        String application,
        Revision target,
        Optional<SyncRecord> sync,
        Source source,
        Comparison comparison,
        Plan plan,
        List<RollBackWarning> warnings,
        List<HoldMark> replaced) {
    public RollBackPreview {
        warnings = List.copyOf(warnings);
        replaced = List.copyOf(replaced);
    }

    /** Where the manifests come from. */
    public sealed interface Source {
        /** Git, rendered now. */
        record Git() implements Source {}

        /**
         * The history.
         *
         * @param number the sync whose manifests are taken
         * @param why why Git's are not
         */
        record Kept(long number, Wording why) implements Source {}
    }
}
