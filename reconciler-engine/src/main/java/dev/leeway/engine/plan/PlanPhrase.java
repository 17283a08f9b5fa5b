package dev.leeway.engine.plan;

import dev.leeway.engine.wording.Phrase;

/** The phrases that tell what to know about a plan, and why deletions in it need a confirmation. */
public enum PlanPhrase implements Phrase {
    ALONG("{0} \u00d7 {1}: {2}"),
    ALONG_MORE("{0} \u00d7 {1}: {2} and {3} more"),
    ALONG_NOTHING("no other object"),
    ALONG_UNREAD("{0}; and what could not be listed ({1})"),
    AND("{0}; {1}"),
    ASKS("{0} asks for a confirmation (Prune=confirm)"),
    CONFIRM("delete {0} from {1}"),
    HOLDS_DATA("{0} may hold data that is lost with it"),
    HOOKS_AS_ASKED("{0} hook(s) do not run, as asked."),
    HOOKS_SELECTION("{0} hook(s) do not run: a sync of a selection runs none."),
    HOOKS_UNCHANGED(
            "{0} hook(s) do not run, because nothing is to be changed; they can be asked for."),
    MANY("{0} of {1} objects of the application would be deleted"),
    NO_DIFFERENCE("{0} does not differ at {1}."),
    SERVER_WARNS("{0}: the server warns: {1}"),
    TAKES_ALONG("{0} would take along {1}");

    private final String pattern;

    PlanPhrase(String pattern) {
        this.pattern = pattern;
    }

    @Override
    public String area() {
        return "plans";
    }

    @Override
    public String pattern() {
        return pattern;
    }
}
