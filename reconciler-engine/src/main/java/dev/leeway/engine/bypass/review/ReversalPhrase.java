package dev.leeway.engine.bypass.review;

import dev.leeway.engine.wording.Phrase;

/** The phrases that tell who would take a fix back, when, how that is known, and what to do. */
public enum ReversalPhrase implements Phrase {
    APPLIED_ANEW("with the next commit, which applies everything anew"),
    ARGO_APPLICATION("Argo CD application {0}"),
    ASK_READER("Ask whoever may read it, or pause it by hand before the fix."),
    ASK_TARGET("Ask whether one targets {0}."),
    AUTOSCALED_FIELD("replicas are what autoscalers set"),
    AUTOSCALERS_UNREAD("not known: they could not be read ({0})"),
    AUTOSCALES("at its next look: it sets replicas between {0} and {1}"),
    BELONGS("the object belongs to the application {0}"),
    CHANGE_BOUNDS("Change its minReplicas and maxReplicas instead."),
    CIRCLE("What manages {0} leads in a circle; pause it by hand."),
    CONTROLLING_OWNER("it is the object's controlling owner"),
    CORRECTS_DRIFT("at its next reconcile, because it corrects drift"),
    FIND_OUT("Find out whether it is a controller; if so, change what tells it the value."),
    FIX_OWNER("Fix the owner instead of what it makes."),
    LABELLED("its labels name it"),
    MADE_IT("as soon as it looks: it made this object"),
    MAYBE_AUTOSCALER("an autoscaler, if there is one"),
    NEVER("never as it looks: it does not exist any more"),
    NEXT_COMMIT("with the next commit, by any Leeway with automation for it"),
    NEXT_UPGRADE("with its next upgrade"),
    NO_AUTOMATION("{0}, which has no automation now"),
    ONLY_SYNCED("only when somebody syncs it"),
    RECONCILED("at its next reconcile, every interval"),
    RECONCILED_EVERY("at its next reconcile, every {0}"),
    RECORDED("it is recorded as the writer of {0}"),
    RECORDED_AT("it is recorded as the writer of {0}, last at {1}"),
    RESUMED("as soon as it is resumed (it is suspended now)"),
    SEEN("as soon as a Leeway with automation for it sees the difference"),
    SELF_HEALING("by self-healing, after about 5 seconds, then with growing pauses"),
    SET_PUTS_BACK(
            "The application set {0} would put the automation back: ask whoever may write it for spec.ignoreApplicationDifferences with /spec/syncPolicy, or for a deny window in the project."),
    SET_UNREAD(
            "The application set {0} generates this Application and could not be read: let a deny window of its project hold it, by whoever may write that."),
    SOMEBODY_SYNCS("when somebody syncs {0}"),
    STALE_MARK("Nothing to do; the mark is stale."),
    TARGETS("it targets this object"),
    TELL_SYNCER("Tell whoever syncs it."),
    TRACKED("its tracking mark names the application {0}"),
    UNREAD("not known: it could not be read ({0})"),
    WRITES_AGAIN("whenever it writes again");

    private final String pattern;

    ReversalPhrase(String pattern) {
        this.pattern = pattern;
    }

    @Override
    public String area() {
        return "reversals";
    }

    @Override
    public String pattern() {
        return pattern;
    }
}
