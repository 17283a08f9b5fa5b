package dev.leeway.engine.automation;

import dev.leeway.engine.wording.Wording;
import java.time.Instant;

/** What Leeway does about an application without being asked. */
public sealed interface Decision {
    /** Returns why. */
    Wording said();

    /** Returns why, in English. */
    default String why() {
        return said().text();
    }

    /**
     * It leaves the application alone until something changes.
     *
     * @param reason the reason
     * @param said the reason in words
     */
    record Nothing(Reason reason, Wording said) implements Decision {}

    /**
     * It syncs now.
     *
     * @param trigger what gave rise to it
     * @param said the trigger in words, as it is audited in English
     */
    record Sync(Trigger trigger, Wording said) implements Decision {}

    /**
     * It looks again at a moment.
     *
     * @param when the moment
     * @param said what it waits for, in words
     */
    record WaitUntil(Instant when, Wording said) implements Decision {}

    /** Why an application is left alone. */
    enum Reason {
        /** Its workspace does not ask for automated syncs. */
        NOT_AUTOMATED,
        /** Its cluster is protected, and the workspace does not allow automated syncs there. */
        PROTECTED,
        /** It is being synced. */
        SYNCING,
        /** Git could not be asked, so what was compared may be old. */
        GIT_NOT_REACHED,
        /** Documents have problems. */
        PROBLEMS,
        /** What Leeway applied earlier could not be read. */
        INVENTORY_UNREADABLE,
        /** A hold covers it. */
        HELD,
        /** There is nothing that a sync may do. */
        NOTHING_TO_DO,
        /** Git dropped objects, and pruning is off. */
        PRUNE_OFF,
        /** It drifted, and drift is not undone without being asked. */
        DRIFT_LEFT,
        /** It was tried often enough at this revision. */
        GAVE_UP,
        /** The plan needs a person to type a phrase. */
        NEEDS_CONFIRMATION
    }

    /** What gives rise to a sync. */
    enum Trigger {
        /** Git asks for another revision than the last sync brought about. */
        GIT_MOVED_ON,
        /** The last sync at this revision was not whole. */
        RETRY,
        /** The cluster differs from what was synced. */
        DRIFT
    }
}
