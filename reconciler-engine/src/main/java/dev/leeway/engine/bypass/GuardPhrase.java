package dev.leeway.engine.bypass;

import dev.leeway.engine.wording.Phrase;

/** The phrases that tell whether a hold stands, and what to do next. */
public enum GuardPhrase implements Phrase {
    AGAIN_NEXT("Try it again."),
    AND("{0} {1}"),
    ANNOTATION_NEXT("Look at the annotation and correct or remove it by hand."),
    AUTOMATION_BACK("{0} has its automation back: {1} restores it. Hold that first."),
    CANNOT_HOLD("{0} cannot be held: {1}"),
    CANNOT_HOLD_NEXT("Ask for the right to patch it, or pause that engine by hand."),
    DISABLED("{0} carries {1}: disabled (read at {2})."),
    GONE("{0} is gone."),
    KEPT_CHANGING("{0} changed again and again: {1}"),
    LEAVES_ALONE("{0} leaves the sync policy of {1} alone (read at {2})."),
    NOT_HELD("{0} is not held against Flux by {1}."),
    NOT_THERE("{0} does not exist."),
    NO_AUTOMATION("{0} has no automation (read at {1})."),
    NO_EXCEPTION("{0} makes no exception for {1}."),
    NO_HOLD("{0} has no hold {1}."),
    NO_HOLD_OF("{0} has no hold {1} of {2}."),
    NO_OBJECT("There is no {0}."),
    ONCE_MORE_NEXT("Try it once more."),
    OWN_SYNC_NEXT("Without a hold of its own Leeway's next sync would revert the fix."),
    READ_FROM("{0} (read from {1})"),
    RESUMED("{0} was resumed by somebody."),
    SILENT(
            "{0} was told to stand back, and its controller did not answer a refresh within {1} s: nobody can promise that it does."),
    SOMEBODY("a parent application, or somebody,"),
    SUSPENDED("{0} is suspended (read at {1})."),
    SYNCING("{0} is syncing right now; that sync would not see a hold."),
    SYNCING_NEXT("Wait until it has ended, or terminate it, and try again."),
    THERE("{0} is there."),
    WINDOW("A deny window of {0} keeps {1} from automated syncs (read at {2})."),
    WINDOW_GONE(
            "The deny window for {0} is gone from {1}: whoever manages that project took it away. Hold that first.");

    private final String pattern;

    GuardPhrase(String pattern) {
        this.pattern = pattern;
    }

    @Override
    public String area() {
        return "guards";
    }

    @Override
    public String pattern() {
        return pattern;
    }
}
