package dev.leeway.engine.apply;

import dev.leeway.engine.compare.LocalProof;
import dev.leeway.engine.desired.DesiredObject;
import dev.leeway.engine.history.Deed;
import dev.leeway.engine.live.ClusterReader;
import dev.leeway.engine.live.Deletions;
import dev.leeway.engine.live.LiveState;
import dev.leeway.engine.plan.Step;
import dev.leeway.engine.schema.ObjectSchemas;
import dev.leeway.engine.wording.Wording;

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
    StepResult findOut(Step step, Wording lost) throws InterruptedException {
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
                            hold, new StepResult.Refusal.Held(), hold.reason().said());
        };
    }

    private StepResult applied(Step step, DesiredObject desired, String before, Wording lost)
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
                    Deed.FOUND_DONE.of(),
                    before,
                    present.manifest().resourceVersion(),
                    present.manifest().uid());
        }
        return new StepResult.Unknown(step, StepPhrase.APPLY_LOST.of(lost));
    }

    private StepResult hook(Step.RunHook step, Wording lost) throws InterruptedException {
        LiveState state =
                reader.readNow(step.key(), step.desired().kind(), settings.requestTimeout());
        Wording seen =
                switch (state) {
                    case LiveState.Present _ -> StepPhrase.IN_CLUSTER.of();
                    case LiveState.Absent _ -> StepPhrase.NOT_IN_CLUSTER.of();
                    case LiveState.Unreadable unreadable -> unreadable.said();
                };
        return new StepResult.Unknown(step, StepPhrase.HOOK_LOST.of(lost, seen));
    }

    private StepResult deleted(Step.Prune prune, Wording lost) throws InterruptedException {
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
                ? new StepResult.Done(prune, Deed.FOUND_GONE.of(), prune.basedOn(), "", "")
                : new StepResult.Unknown(prune, StepPhrase.DELETION_LOST.of(lost));
    }
}
