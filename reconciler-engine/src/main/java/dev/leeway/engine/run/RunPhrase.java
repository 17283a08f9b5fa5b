package dev.leeway.engine.run;

import dev.leeway.engine.wording.Phrase;

/** The phrases that tell why a stage cannot be done, and what to do next. */
public enum RunPhrase implements Phrase {
    REPORT("Report this."),
    FAILED("it failed: {0}"),
    TIME_UP("the time was up"),
    ASKED_NEXT("It asks for '{0}'."),
    CHANGED_SINCE("The cluster changed since the roll back was previewed, so nothing was done."),
    COMPARE_NEXT("Compare again."),
    HISTORY_UNREAD("The history could not be read: {0}"),
    HOLD_STANDS("The hold still stands: {0}"),
    HOLD_UNPLACED("The hold does not stand in the cluster, so nothing else was done: {0}"),
    MANIFESTS_UNKEPT("The manifests of sync {0} are not kept."),
    MANIFESTS_UNKEPT_NEXT("Name a later sync, or compare the revisions in Git."),
    NONE_ASKED_NEXT("It asks for none."),
    NOT_BOUND("The plan is for cluster {0}, and {1} now goes to {2}."),
    NOT_COMPARED("{0} is not part of the comparison."),
    NOT_CONFIRMED("'{0}' does not confirm the deletions of this roll back."),
    NO_APPLICATION("The workspace {0} has no application '{1}'."),
    NO_APPLICATION_NEXT("Choose one of: {0}"),
    NO_HOLD("{0} has no hold {1}."),
    NO_HOLD_NEXT("'leeway hold list {0}' lists them."),
    NO_SYNC("There is no sync {0} of {1} in the history."),
    NO_SYNC_AT("No sync of {0} at '{1}' is in the history."),
    NO_SYNC_AT_NEXT("'leeway history {0}' lists what is."),
    NO_SYNC_NEXT("'leeway history {0}' lists them."),
    PREVIEW_NEXT("Preview it again."),
    REVISION_UNRENDERED("Revision {0} could not be rendered: {1}"),
    SOURCE_UNREAD("The source could not be read: {0}"),
    STOPPED("The sync was stopped before it began.");

    private final String pattern;

    RunPhrase(String pattern) {
        this.pattern = pattern;
    }

    @Override
    public String area() {
        return "runs";
    }

    @Override
    public String pattern() {
        return pattern;
    }
}
