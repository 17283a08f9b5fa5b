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
    EXPRESSION_ENDED("it used up its memory, or its process ended for another reason"),
    EXPRESSION_LONG("it is longer than {0} characters"),
    EXPRESSION_NESTED("it is nested too deeply"),
    EXPRESSION_NOT_RUN("it could not be run: {0}"),
    EXPRESSION_RECURSES("it calls itself too deeply"),
    EXPRESSION_SLOW("it took longer than {0} ms and was stopped"),
    JQ_SAYS("jq says: {0}"),
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
