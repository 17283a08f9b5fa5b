package dev.leeway.engine.apply;

import dev.leeway.engine.wording.Phrase;

/** The phrases that tell what stopped or troubled a sync as a whole. */
public enum SyncPhrase implements Phrase {
    NOT_BEGUN("The sync of {0} was not begun: {1}"),
    NOT_BEGUN_NEXT("Nothing was sent. Once that is settled, compare and sync again."),
    NOT_BEGUN_UNNOTED("The sync of {0} was not begun, because it could not be noted: {1}"),
    NO_TRAIL("The audit trail could not be written; nothing was sent."),
    NO_HISTORY("The history could not be written; nothing was sent."),
    CHANGED_SINCE(
            "The inventory or a hold changed since the plan was approved, or cannot be read: another sync may be at work. Plan again."),
    NOT_NOTED("Nothing was applied, because it could not be noted. {0}"),
    REMEMBERS_ANNOUNCED(
            "The inventory still names what was announced before the sync, so it remembers too much until the next one."),
    REMEMBERS_TOO_MUCH(
            "The inventory still names what was announced before the sync, so it remembers too much: {0}"),
    MAY_REMEMBER(
            "The inventory may still name what was announced before the sync, so it may remember too much: {0}"),
    REMEMBERS_STOPPED(
            "The sync was stopped before the inventory was brought up to date; it remembers too much until the next sync."),
    END_UNNOTED("The end of the sync could not be noted: {0}"),
    FATE_UNNOTED("What became of {0} could not be noted: {1}"),
    DONE_UNRECORDED("What was done could not be put on the audit trail: {0}"),
    INVENTORY_UNRECORDED("That the inventory was written could not be put on the audit trail: {0}"),
    SENDING_UNRECORDED("That the inventory was sent could not be put on the audit trail: {0}"),
    AFTER_SETTLED("After {0} was settled: {1}"),
    HOOK_NOT_DONE("The hook {0} was not done: {1}"),
    HOOK_UNDELETED("The hook {0} {1} and could not be deleted: {2}"),
    HOOK_KEPT("The hook {0} {1} and was not deleted."),
    TO_BE_TERMINATED("was to be terminated"),
    FAILED("failed"),
    SUCCEEDED("succeeded"),
    RAN_ON("ran when the sync was stopped"),
    NOT_WELL("{0} is not well"),
    NOT_GONE("{0} is not gone"),
    WENT_ON("{0} ({1}); the operator went on."),
    WENT_ON_UNTOUCHED("{0}, which this sync did not touch; it went on as asked: {1}"),
    HELD_UP("{0}, so what comes after it was not sent: {1}"),
    HELD_UP_UNTOUCHED("{0} (this sync did not touch it), so what comes after it was not sent: {1}"),
    UNSERVED(
            "The definition {0} was applied and is not served after {1} seconds; see its conditions. What comes after it was not sent."),
    NO_NAMESPACE(
            "The namespace {0} does not exist. Make it, or let syncs make it with the application's option CreateNamespace=true."),
    OTHERS_UNKNOWN("Whether somebody else is syncing it could not be found out: {0}"),
    WITHOUT_LEASE(
            "This sync went on without a lease, as was asked: nothing kept another Leeway from syncing at the same time ({0})."),
    ANOTHER(
            "{0} is syncing it. The right to sync was last renewed at {1} and runs out at {2} unless it is renewed again"),
    OTHERS_WRITE("others write to {0} all the time"),
    NOT_RENEWED(
            "The right to sync could not be renewed since {0}, so another Leeway may have taken it. Plan again."),
    LEASE_DELETED("The right to sync was taken away: somebody deleted {0}."),
    LEASE_TAKEN("The right to sync went to {0} at {1}. Plan again once that sync has ended."),
    LEASE_EMPTIED("The right to sync was taken away: {0} names nobody any more.");

    private final String pattern;

    SyncPhrase(String pattern) {
        this.pattern = pattern;
    }

    @Override
    public String area() {
        return "syncs";
    }

    @Override
    public String pattern() {
        return pattern;
    }
}
