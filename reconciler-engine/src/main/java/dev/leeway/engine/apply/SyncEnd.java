package dev.leeway.engine.apply;

import dev.leeway.engine.audit.Outcome;

/**
 * How a sync came out as a whole. It is decided once, by {@link ApplyResult#end}, and whatever
 * tells of a sync goes by it: the window, the commands, the trail, the history and the indicators.
 */
public enum SyncEnd {
    /**
     * Every step was done or left out with leave, every document that Git has was part of the plan,
     * and the accounts are in order.
     */
    WHOLE(Outcome.DONE),
    /**
     * The same but for what the approved plan held back: that was seen before and left alone, and
     * nothing failed. Git's state is not there in whole.
     */
    HELD(Outcome.HELD),
    /**
     * Something was done or may have been, and not all of it was, or the accounts are not in order.
     */
    PARTLY(Outcome.PARTLY),
    /** Nothing was done of what was to be done, for certain. */
    FAILED(Outcome.FAILED),
    /** The operator stopped it. */
    CANCELLED(Outcome.CANCELLED);

    private final Outcome kept;

    SyncEnd(Outcome kept) {
        this.kept = kept;
    }

    /** Returns the word by which records keep it. */
    public Outcome kept() {
        return kept;
    }
}
