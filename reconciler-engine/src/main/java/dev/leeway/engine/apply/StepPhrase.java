package dev.leeway.engine.apply;

import dev.leeway.engine.plan.Step;
import dev.leeway.engine.wording.Phrase;
import dev.leeway.engine.wording.Told;
import dev.leeway.engine.wording.Wording;

/** The phrases that tell what became of one step of a sync. */
public enum StepPhrase implements Phrase {
    CUT_OFF("The sync was cut off: {0} done, {1} not done, {2} never sent, {3} unknown"),
    CUT_OFF_FOUND(
            "cut off at work; found out: {0} done, {1} not done, {2} never sent, {3} unknown"),
    FOUND_OUT("found out after the sync was cut off: {0}"),
    CREATE("create"),
    PATCH("patch"),
    MIGRATE("migrate"),
    RECREATE("recreate"),
    PRUNE("prune"),
    HOOK("hook"),
    HOLD("hold"),
    TOGETHER("{0} {1}"),
    AND("{0}; {1}"),
    LISTED("{0}, {1}"),
    WARNED("{0}; the server warns: {1}"),
    UNMARKED("{0}; it could not be marked as Leeway's, so it will not be pruned later"),
    TAKEN_IN("{0} field(s) taken in, {1} of them removed"),
    DEPENDENTS("the deletion of its dependents"),
    DELETION_BEGUN("its deletion has begun; it is gone once these are done: {0}"),
    EARLIER("An earlier step was not done."),
    EARLIER_ONE("An earlier step was not done ({0} {1}), and this one comes after it."),
    STOPPED_BEFORE("The operator stopped the sync before its turn."),
    NOT_NEEDED("The sync did not fail, so it was not needed."),
    UNSERVED(
            "The cluster does not serve {0}. Install its definition first, or sync again once it is there."),
    SIGNED_OUT(
            "It was not sent, because the cluster refused the credentials at {0}. Sign in again, then sync again."),
    UNNOTED("It was not sent, because that could not be noted: {0}"),
    UNREAD_CREATE("It could not be read just before creating it: {0}"),
    UNREAD_HOOK("It could not be read before running it: {0}"),
    STALE(
            "The object is no longer as it was when the plan was approved, so nothing was written: {0} Plan again."),
    STALE_SAID(
            "The object is no longer as it was when the plan was approved, so nothing was written: {0}. Plan again."),
    EXISTS_NOW("It exists now, and did not when the plan was approved."),
    NOT_AS_IT_WAS("It is not there any more as it was."),
    VANISHED_MOVING("It vanished while its managed fields were moved."),
    OTHERS_OWN("Other managers own fields that would change: {0}. Nothing was written."),
    UNCONFIRMED("{0}. That needs to be confirmed by typing '{1}'."),
    VANISHED("It vanished while it was applied."),
    VANISHED_MADE("It vanished while it was made."),
    OTHERS_OWN_HOOK("Other managers own fields of it: {0}"),
    NOT_GONE_YET("{0} was deleted and is not gone after {1} seconds: {2}."),
    NOT_MADE_ANEW("{0} It was not created anew; compare and sync again once it is gone."),
    PUT_BACK("It was deleted, and the new one was refused: {0} The old object was put back."),
    NOT_PUT_BACK(
            "It was deleted, and the new one was refused: {0} The old object could NOT be put back: {1}"),
    HALF_MIGRATED(
            "Its managed fields were taken in; what Git dropped of them was not taken away by the request after that: {0}"),
    NO_HOOK(
            "{0} is there already and is no hook, so it is not deleted to run the hook of that name. Rename one of them."),
    HOOK_LEFT("What an earlier run left was not deleted: {0}"),
    HOOK_UNKNOWN("Whether it succeeded is not known: {0}"),
    HOOK_TERMINATED("The operator terminated it: {0}"),
    HOOK_SKIPPED("The operator waits for it no longer: {0}"),
    HOOK_STOPPED("The sync was stopped while it ran; it was terminated."),
    FINALIZER_LEFT("the finalizer {0} could not be taken off {1}; the next sync tries again"),
    FINALIZER_STOPPED("its finalizer was not taken off, because the sync was stopped"),
    STOPPED_UNDER_WAY("the sync was stopped while it was under way"),
    FATE_UNKNOWN("It was sent, and the sync was stopped before its fate was known. Plan again."),
    APPLY_LOST(
            "It was sent and no answer came ({0}). Asked afterwards, the cluster does not show it done. Plan again before syncing."),
    HOOK_NOT_SHOWN(
            "It was sent and no answer came ({0}). Asked afterwards, the cluster does not show it."),
    HOOK_LOST("It was sent, and its end was not seen ({0}): {1}."),
    IN_CLUSTER("it is in the cluster"),
    NOT_IN_CLUSTER("it is not in the cluster"),
    DELETION_LOST("Its deletion was sent and no answer came ({0}). Plan again."),
    MOVE_LOST(
            "Moving its managed fields was sent and no answer came ({0}). Nothing else was sent. Plan again.");

    private final String pattern;

    StepPhrase(String pattern) {
        this.pattern = pattern;
    }

    /** Returns what a step does. */
    static Wording action(Step step) {
        StepPhrase action =
                switch (step) {
                    case Step.Create _ -> CREATE;
                    case Step.Patch _ -> PATCH;
                    case Step.Migrate _ -> MIGRATE;
                    case Step.Recreate _ -> RECREATE;
                    case Step.Prune _ -> PRUNE;
                    case Step.RunHook _ -> HOOK;
                    case Step.Hold _ -> HOLD;
                };
        return action.of();
    }

    /** Returns what an error says and advises. */
    static Wording told(Told error) {
        return TOGETHER.of(error.said(), error.advice());
    }

    @Override
    public String area() {
        return "steps";
    }

    @Override
    public String pattern() {
        return pattern;
    }
}
