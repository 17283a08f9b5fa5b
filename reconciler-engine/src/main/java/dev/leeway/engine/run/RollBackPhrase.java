package dev.leeway.engine.run;

import dev.leeway.engine.wording.Phrase;

/** The phrases that tell what to know before rolling back. */
public enum RollBackPhrase implements Phrase {
    ASKED_FOR("they were asked for instead of Git's."),
    DELETED("{0} came after that deploy and is deleted."),
    KEPT("The manifests are those that Leeway kept of sync {0}: {1}"),
    LEFT_OVER("{0} came after that deploy and stays."),
    LOSES_SERVED("{0} would no longer serve {1}; whoever uses it breaks."),
    LOSES_STORED(
            "{0} would lose {1}, in which objects may be stored: they could not be read any more."),
    NEVER_WHOLE(
            "Sync {0} itself was not done in whole ({1}): the application never was in this state as far as Leeway knows."),
    NOT_FROM_GIT("Git does not give them. {0}"),
    NOT_IN_PLACE("{0} cannot be rolled back in place: {1}"),
    NOT_SERVED(
            "{0} was written for {1}, which the cluster does not serve; it cannot be rolled back and stays as it is."),
    PARTIAL(
            "Sync {0} was for some of the objects only; rolling back brings all of them to its revision."),
    RECREATED(
            "{0} is deleted and made anew, because fields change that cannot be changed in place."),
    RENDERS(
            "{0} object(s) render differently from that revision now than they were deployed then (the renderer or the workspace changed): {1}."),
    RENDERS_MORE(
            "{0} object(s) render differently from that revision now than they were deployed then (the renderer or the workspace changed): {1} and others."),
    STAYS("{0} stays: {1}"),
    STAYS_AS_IT_IS("{0} stays as it is: {1}");

    private final String pattern;

    RollBackPhrase(String pattern) {
        this.pattern = pattern;
    }

    @Override
    public String area() {
        return "rollbacks";
    }

    @Override
    public String pattern() {
        return pattern;
    }
}
