package dev.leeway.engine.apply;

import dev.leeway.engine.compare.LocalProof;
import dev.leeway.engine.desired.DesiredObject;
import dev.leeway.engine.history.Deed;
import dev.leeway.engine.live.ClusterReader;
import dev.leeway.engine.live.Deletions;
import dev.leeway.engine.live.LiveState;
import dev.leeway.engine.plan.Step;
import dev.leeway.engine.schema.ObjectSchemas;

/** Asks the cluster what became of a step whose answer was lost. Safe for several threads. */
final class LostAnswers {
    private final ClusterReader reader;
    private final ApplySettings settings;
    private final ObjectSchemas schemas;

    LostAnswers(ClusterReader reader, ApplySettings settings, ObjectSchemas schemas) {
        this.reader = reader;
        this.settings = settings;
        this.schemas = schemas;
    }

    /** Returns what became of the step. */
    StepResult findOut(Step step, String lost) throws InterruptedException {
        return switch (step) {
            case Step.Create create -> applied(step, create.desired(), "", lost);
            case Step.Patch patch -> applied(step, patch.desired(), patch.basedOn(), lost);
            case Step.Migrate migrate -> applied(step, migrate.desired(), migrate.basedOn(), lost);
            case Step.Recreate recreate ->
                    applied(step, recreate.desired(), recreate.basedOn(), lost);
            case Step.Prune prune -> deleted(prune, lost);
            case Step.RunHook hook -> hook(hook, lost);
            case Step.Hold hold ->
                    new StepResult.Refused(
                            hold, new StepResult.Refusal.Held(), hold.reason().message());
        };
    }

    private StepResult applied(Step step, DesiredObject desired, String before, String lost)
            throws InterruptedException {
        LiveState state = reader.readNow(desired.key(), desired.kind(), settings.requestTimeout());
        if (state instanceof LiveState.Present present
                && ManagerEntry.of(present.manifest(), settings.manager()).isPresent()
                && LocalProof.unchanged(
                        desired.manifest(),
                        present.manifest(),
                        settings.manager(),
                        schemas.find(desired.kind().gvk()))) {
            return new StepResult.Done(
                    step,
                    Deed.FOUND_DONE.words(),
                    before,
                    present.manifest().resourceVersion(),
                    present.manifest().uid());
        }
        return new StepResult.Unknown(
                step,
                "It was sent and no answer came ("
                        + lost
                        + "). Asked afterwards, the cluster does not show it done. Compare again"
                        + " before syncing.");
    }

    private StepResult hook(Step.RunHook step, String lost) throws InterruptedException {
        LiveState state =
                reader.readNow(step.key(), step.desired().kind(), settings.requestTimeout());
        String seen =
                switch (state) {
                    case LiveState.Present _ -> "it is in the cluster";
                    case LiveState.Absent _ -> "it is not in the cluster";
                    case LiveState.Unreadable unreadable -> unreadable.message();
                };
        return new StepResult.Unknown(
                step, "It was sent, and its end was not seen (" + lost + "): " + seen + ".");
    }

    private StepResult deleted(Step.Prune prune, String lost) throws InterruptedException {
        LiveState state = reader.readNow(prune.key(), prune.kind(), settings.requestTimeout());
        if (state instanceof LiveState.Present present
                && present.manifest().uid().equals(prune.uid())
                && Deletions.lingers(present.manifest())) {
            return BegunDeletions.result(prune, present.manifest(), prune.basedOn());
        }
        boolean going =
                switch (state) {
                    case LiveState.Absent _ -> true;
                    case LiveState.Present present -> !present.manifest().uid().equals(prune.uid());
                    case LiveState.Unreadable unreadable ->
                            unreadable.reason() == LiveState.Unreadable.Reason.UNKNOWN_KIND;
                };
        return going
                ? new StepResult.Done(prune, Deed.FOUND_GONE.words(), prune.basedOn(), "", "")
                : new StepResult.Unknown(
                        prune,
                        "Its deletion was sent and no answer came (" + lost + "). Compare again.");
    }
}
