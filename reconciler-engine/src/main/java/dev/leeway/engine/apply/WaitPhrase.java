package dev.leeway.engine.apply;

import dev.leeway.engine.wording.Phrase;

/** The phrases that tell how something stands that a sync waits for. */
public enum WaitPhrase implements Phrase {
    SERVED("it is served"),
    ESTABLISHED("it is established, and the cluster does not list its kinds yet"),
    NOT_ESTABLISHED("not established: {0}"),
    ANOTHER_OBJECT("somebody made another object of its name"),
    BECAUSE("{0}: {1}"),
    BEING_DELETED("it is being deleted"),
    DEGRADED("Degraded"),
    DELETED_BEFORE("it was deleted by somebody before its end was seen"),
    FINALIZERS("it is being deleted, and held by the finalizer(s) {0}"),
    GONE("it is gone"),
    HEALTHY("Healthy"),
    KIND_SERVED("its kind is served"),
    KIND_UNKNOWN("its kind is known to nobody yet"),
    KIND_UNSERVED("the cluster does not serve its kind yet"),
    MISSING("Missing"),
    NOT_DELETED("its deletion has not begun"),
    NOT_THERE("it is not there"),
    PROGRESSING("Progressing"),
    RETRY("try {0} follows: {1}"),
    SUSPENDED("Suspended"),
    THERE("it is there"),
    TIME_UP("the time of {0} s was up; at last: {1}"),
    UNKNOWN("Unknown");

    private final String pattern;

    WaitPhrase(String pattern) {
        this.pattern = pattern;
    }

    @Override
    public String area() {
        return "waits";
    }

    @Override
    public String pattern() {
        return pattern;
    }
}
