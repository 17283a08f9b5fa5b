package dev.leeway.engine.apply;

import dev.leeway.engine.wording.Phrase;

/** What the operator can do about a refusal of the server. */
public enum RefusalPhrase implements Phrase {
    ENDING("Sync again once what is being deleted is gone."),
    QUOTA("Ask for less, or let the quota be raised."),
    QUOTA_COUNTS("State what the quota counts in the manifest: the requests and limits named."),
    QUOTA_UNCOUNTED("The quota was not counted yet: sync again in a moment."),
    RIGHT("Ask for the right to do this, or let somebody sync who has it."),
    WEBHOOK_SILENT(
            "The admission webhook did not answer: look at the service behind it, or at its failurePolicy."),
    WEBHOOK_TRIES(
            "A webhook with side effects refuses dry runs; the object can be applied, not tried."),
    UNKNOWN_FIELD("Correct the manifest: it has a field that the server does not know."),
    SIGN_IN("Sign in to the cluster again."),
    NO_NAMESPACE("Make the namespace first, or sync with CreateNamespace=true."),
    NO_DEFINITION("Install the definition of its kind first."),
    TOO_LARGE("The object is too large for the server: split it."),
    IMMUTABLE(
            "Undo the change in Git, or plan anew and ask for it to be deleted and created anew."),
    INVALID("Correct the manifest where the server says so."),
    OVERLOADED("The server is overloaded: sync again later."),
    SERVER_FAILED("The server failed: sync again, and look at its log if it stays so.");

    private final String pattern;

    RefusalPhrase(String pattern) {
        this.pattern = pattern;
    }

    @Override
    public String area() {
        return "ways";
    }

    @Override
    public String pattern() {
        return pattern;
    }
}
