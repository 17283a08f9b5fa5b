package dev.leeway.desktop.work;

import dev.leeway.engine.wording.Phrase;

/** The phrases that tell why the system's notifications did not take what was to be told. */
public enum SilencePhrase implements Phrase {
    AND("{0}; {1}"),
    BUS_SAYS("{0} could not be reached; the session bus says: {1}"),
    ENDED("{0} ended with {1}"),
    NOT_STARTED("{0} could not be started; the system says: {1}"),
    NO_ANSWER("{0} does not answer"),
    NO_BUS("there is no session bus");

    private final String pattern;

    SilencePhrase(String pattern) {
        this.pattern = pattern;
    }

    @Override
    public String area() {
        return "silences";
    }

    @Override
    public String pattern() {
        return pattern;
    }
}
