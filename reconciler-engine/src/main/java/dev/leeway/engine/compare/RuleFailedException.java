package dev.leeway.engine.compare;

/** An ignore rule could not be evaluated, so it is not known what counts. */
final class RuleFailedException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Doubt.RuleFailed doubt;

    RuleFailedException(Doubt.RuleFailed doubt) {
        super(doubt.message());
        this.doubt = doubt;
    }

    Doubt.RuleFailed doubt() {
        return doubt;
    }
}
