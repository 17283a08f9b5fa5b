package dev.leeway.engine.history;

import dev.leeway.engine.wording.Phrase;

/** The phrases that tell how a sync ended, in numbers, and what began it. */
public enum TallyPhrase implements Phrase {
    AND("{0}, {1}"),
    BY_ITSELF("by itself ({0}): {1}"),
    DONE("{0} done"),
    DRIFTED("the cluster drifted from {0}"),
    FAILED("{0} failed"),
    GIT_ASKS("Git asks for {0}"),
    HELD("{0} left alone"),
    LEFT_OUT("{0} left out"),
    NOTHING("nothing to do"),
    NOT_ATTEMPTED("{0} not attempted"),
    NOT_PLANNED("{0} documents not planned"),
    ONE_NOT_PLANNED("{0} document not planned"),
    REFUSED("{0} refused"),
    TRY("try {0} of {1} at {2}"),
    UNKNOWN("{0} unknown");

    private final String pattern;

    TallyPhrase(String pattern) {
        this.pattern = pattern;
    }

    @Override
    public String area() {
        return "tallies";
    }

    @Override
    public String pattern() {
        return pattern;
    }
}
