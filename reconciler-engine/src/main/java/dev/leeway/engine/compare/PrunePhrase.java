package dev.leeway.engine.compare;

import dev.leeway.engine.wording.Phrase;

/** The phrases that tell why an object that Git no longer asks for may not be deleted. */
public enum PrunePhrase implements Phrase {
    ANNOUNCED(
            "Leeway announced to apply {0} and never learned whether it did, so it does not know this object as its own. Delete it by hand if it is not wanted."),
    CONTROLLED("{0} is controlled by {1} {2}, which would make it anew."),
    KEEP("{0} asks to be kept (helm.sh/resource-policy: keep)."),
    LINGERS(
            "{0} is being deleted since {1}; it is gone once these are done: {2}. Leeway has nothing left to send."),
    MADE_ANEW(
            "{0} was deleted and made anew by somebody else since Leeway applied it. Delete it by hand if it is not wanted."),
    NOT_TO_PRUNE("{0} asks not to be pruned (Prune=false)."),
    UNMARKED(
            "{0} does not carry Leeway's mark ({1}) for {2}. Delete it by hand if it is not wanted.");

    private final String pattern;

    PrunePhrase(String pattern) {
        this.pattern = pattern;
    }

    @Override
    public String area() {
        return "prunes";
    }

    @Override
    public String pattern() {
        return pattern;
    }
}
