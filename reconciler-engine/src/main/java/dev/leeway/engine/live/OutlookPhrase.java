package dev.leeway.engine.live;

import dev.leeway.engine.wording.Phrase;

/** The phrases that tell what stands against a sync before it begins. */
public enum OutlookPhrase implements Phrase {
    ENDING(
            "The namespace {0} is being deleted{1}{2}. Nothing can be made in it before it is gone; then sync again (with CreateNamespace=true it is made anew)."),
    HELD(
            "{0} is syncing this application now, and holds the right to until {1} unless it is renewed."),
    NOT_ASKED("it was not asked about"),
    NOT_KNOWN("Whether somebody is syncing this application now is not known: {0}."),
    NOT_PERMITTED(
            "Nothing keeps another Leeway from syncing at the same time, because leases may not be written: {0}. A sync is refused unless it is asked to go on without a lease."),
    REASONS(": {0}"),
    SINCE(" since {0}");

    private final String pattern;

    OutlookPhrase(String pattern) {
        this.pattern = pattern;
    }

    @Override
    public String area() {
        return "outlooks";
    }

    @Override
    public String pattern() {
        return pattern;
    }
}
