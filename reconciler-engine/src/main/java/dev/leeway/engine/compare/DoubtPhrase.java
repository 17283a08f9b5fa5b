package dev.leeway.engine.compare;

import dev.leeway.engine.wording.Phrase;

/** The phrases that tell why it is not known whether an object differs. */
public enum DoubtPhrase implements Phrase {
    DEPENDENTS("the deletion of its dependents"),
    ENDING(
            "{0} is being deleted. Git asks for it: sync again once it is gone, and it is made anew."),
    ENDING_SINCE(
            "{0} is being deleted since {1}. Git asks for it: sync again once it is gone, and it is made anew."),
    ENDING_SINCE_WAITS(
            "{0} is being deleted since {1}; it is gone once these are done: {2}. Git asks for it: sync again once it is gone, and it is made anew."),
    ENDING_WAITS(
            "{0} is being deleted; it is gone once these are done: {1}. Git asks for it: sync again once it is gone, and it is made anew."),
    LISTED("{0}, {1}"),
    MOVING(
            "{0} changed {1} times while it was compared; something writes to it all the time. Compare again, or look who changes it."),
    OUTDATED("{0} changed since it was compared: {1}. Plan again."),
    RULE_FAILED(
            "The ignore rule at {0} could not be evaluated: '{1}': {2}. Correct the rule, or remove it.");

    private final String pattern;

    DoubtPhrase(String pattern) {
        this.pattern = pattern;
    }

    @Override
    public String area() {
        return "doubts";
    }

    @Override
    public String pattern() {
        return pattern;
    }
}
