package dev.leeway.engine.run;

import dev.leeway.engine.wording.Phrase;

/** The phrases that tell what became of a step of a sync that was cut off. */
public enum CutOffPhrase implements Phrase {
    APPLIED_SINCE("The cluster records an apply by Leeway at or after that moment."),
    COMPARE_FIRST("{0} Compare the application before syncing it again."),
    GONE("The object is gone from the cluster."),
    NEVER_SENT("It was never sent."),
    NOT_CREATED("The object does not exist, so it was not created."),
    NOT_SERVED("The cluster does not serve its kind."),
    NOT_SHOWN("The cluster does not show whether it was carried out."),
    NO_CLUSTER("The workspace knows no cluster {0} any more.");

    private final String pattern;

    CutOffPhrase(String pattern) {
        this.pattern = pattern;
    }

    @Override
    public String area() {
        return "cutoffs";
    }

    @Override
    public String pattern() {
        return pattern;
    }
}
