package dev.leeway.engine.plan;

import dev.leeway.engine.wording.Phrase;

/** The phrases that tell why a plan leaves an object alone. */
public enum HoldPhrase implements Phrase {
    AND("{0}; {1}"),
    BELONGS("{0} belongs to {1}"),
    CONFLICTING(
            "{0}. Leeway does not take fields from other managers unless it is told to: take them over explicitly, or remove them from Git."),
    IMMUTABLE(
            "The server lets nobody change {0}. Undo that in Git, or have the object deleted and created anew: ask for it by name, or with the option Force=true on the object."),
    PRUNE_NOT_ASKED("{0} is no longer in Git. It stays until a sync is asked to prune."),
    PRUNE_KEPT(
            "{0} is no longer in Git and asks to be kept ({1}). Delete it by hand if it is not wanted."),
    NOT_RECONCILED(
            "{0} asks not to be reconciled (kustomize.toolkit.fluxcd.io/reconcile or ssa), in Git or in the cluster."),
    ONLY_WHERE_ABSENT("{0} asks to be made only where it is not there (ssa: IfNotPresent)."),
    SHARED(
            "{0} belongs to {1} by its mark, and must not be shared (FailOnSharedResource=true). Take it out of one of the two."),
    HOME(
            "{0} is where the application lives: everything in it would go too, with Leeway's inventory. Delete it by hand if that is meant."),
    PROBLEMS(
            "Nothing is pruned while documents have problems ({0}): what looks dropped may only be unreadable. Correct them first."),
    NOTHING_WANTED(
            "Nothing is pruned while Git wants nothing at all: that is more often a wrong path than a wish. Delete by hand if it is meant."),
    NO_INVENTORY("Nothing is pruned without Leeway's own inventory."),
    UNSERVED("The cluster does not serve {0} now."),
    CLAIMED_TOO("Somebody else claims it too: {0}. It is not pruned."),
    NOT_OURS("{0} Delete it by hand if it is not wanted by anybody.");

    private final String pattern;

    HoldPhrase(String pattern) {
        this.pattern = pattern;
    }

    @Override
    public String area() {
        return "holds";
    }

    @Override
    public String pattern() {
        return pattern;
    }
}
