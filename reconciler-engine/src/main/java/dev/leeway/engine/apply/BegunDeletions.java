package dev.leeway.engine.apply;

import dev.leeway.engine.history.Deed;
import dev.leeway.engine.live.ClusterReader;
import dev.leeway.engine.live.Deletions;
import dev.leeway.engine.live.LiveState;
import dev.leeway.engine.plan.Step;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.wording.Wording;
import java.time.Duration;
import java.util.List;

/** What becomes of deletions that the server began and may not have ended. */
final class BegunDeletions {
    private BegunDeletions() {}

    /** What finalizers hold stays known by its uid and version, until it is gone. */
    static StepResult.Done result(Step step, Manifest object, String before) {
        return Deletions.lingers(object)
                ? new StepResult.Done(
                        step,
                        StepPhrase.DELETION_BEGUN.of(waitsFor(object)),
                        before,
                        object.resourceVersion(),
                        object.uid())
                : new StepResult.Done(step, Deed.DELETED.of(), before, "", "");
    }

    private static Wording waitsFor(Manifest object) {
        return Wording.joined(
                StepPhrase.LISTED,
                Deletions.finalizers(object).stream()
                        .map(
                                one ->
                                        one.equals(Deletions.FOREGROUND)
                                                ? StepPhrase.DEPENDENTS.of()
                                                : Wording.quoted(one))
                        .toList());
    }

    /**
     * Looks once more after deletions that had begun, since most are over by the end of a sync, and
     * notes those as gone.
     *
     * @return whether the calling thread was interrupted meanwhile
     */
    static boolean lookAfter(List<StepResult> results, ClusterReader reader, Duration timeout) {
        try {
            for (int i = 0; i < results.size(); i++) {
                if (results.get(i) instanceof StepResult.Done done
                        && done.step() instanceof Step.Prune prune
                        && !done.versionAfter().isEmpty()
                        && reader.readNow(prune.key(), prune.kind(), timeout)
                                instanceof LiveState.Absent) {
                    results.set(
                            i,
                            new StepResult.Done(
                                    prune, Deed.DELETED.of(), done.versionBefore(), "", ""));
                }
            }
            return false;
        } catch (InterruptedException e) {
            return true;
        }
    }
}
