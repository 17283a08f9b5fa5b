package dev.leeway.engine.bypass;

import dev.leeway.engine.wording.Phrase;

/** The phrases that tell what a bypass waits for. */
public enum AwaitPhrase implements Phrase {
    AND("{0}, {1}"),
    CUT_OFF("'{0}' was begun and cut off: go on with it, or abandon it."),
    DIFFER("Git and live differ on {0} of {1}."),
    FIX_UNSENT("the fix to be sent: go on with it"),
    HOLD_GONE(
            "a decision: a hold is gone, so the fix may be reverted. {0} Extend the lease to place it again, or release it."),
    MERGE("the merge of {0}"),
    MERGED_OTHERWISE(
            "a decision: other values than the fix were merged; release it into Git's state, or propose the fix again. {0}"),
    MERGE_UNSEEN(
            "the merge of {0}; whether it was merged is not known, for the last look failed ({1}); the next one is at {2}"),
    NOTHING_LASTS("its release: nothing of the fix is to end in Git"),
    NOT_CONTAINED("the revision in force, {0}, does not contain the merged commit {1} yet"),
    NOT_KNOWN("It is not known how {0} stands: {1}"),
    NOT_THERE("{0} does not exist."),
    NO_LONGER_NAMED(
            "Git no longer names {0}; decide whether it is to be pruned, then release it into Git's state."),
    MOVED_ON(
            "a decision: Git has other values than the fix as of {0}, merged otherwise or changed by somebody else; release it into Git's state, or propose the fix again. {1}"),
    NOTHING("nothing"),
    OTHER_VALUE("{0} has another value there than live"),
    OVERWRITTEN(
            "a decision: [{0}] overwrote it; fix it anew, release it into Git's state, or abandon it"),
    PROPOSAL("a proposal"),
    REFERRING_UNSYNCED("{1}, as Git has {0} now, is there; a sync has to turn {2} to it."),
    RENAMED_DIFFER("Git has {0} as {1} now, and they differ: {2}."),
    RENAMED_UNSYNCED("Git has {0} as {1} now; a sync has to bring it."),
    STEP("the step that is under way"),
    STUCK("the proposal {0}, which cannot be sent: {1} {2}"),
    TIME_UP("a decision: its time is up; extend it, release it into Git's state, or abandon it"),
    TIME_UP_AND(
            "a decision: its time is up; extend it, release it into Git's state, or abandon it ({0})"),
    TOGETHER("{0} {1}"),
    UNNAMED(
            "Git does not name {0}: once it is released it stays as it is, and nobody looks after it."),
    UNSENT_YET("the proposal {0} to be sent: the last try failed ({1}); the next one is at {2}"),
    VALUES("{0} is {1} there and {2} live"),
    WRITTEN_BY("{0} by {1}");

    private final String pattern;

    AwaitPhrase(String pattern) {
        this.pattern = pattern;
    }

    @Override
    public String area() {
        return "awaits";
    }

    @Override
    public String pattern() {
        return pattern;
    }
}
