package dev.leeway.engine.live;

import dev.leeway.engine.wording.Phrase;

/** The phrases that tell what a hold covers, by whom, since when, until when and why. */
public enum HoldMarkPhrase implements Phrase {
    MARK_APPLICATION("The application"),
    MARK_FIX("an emergency fix is on it (bypass {0})"),
    MARK_NO_ENTRY("an entry is no object"),
    MARK_NO_FIELD("a field is no text"),
    MARK_NO_LIST("it is no list"),
    MARK_SCOPE("scope '{0}' is not known"),
    MARK_SOMEBODY("somebody unknown"),
    MARK_UNREADABLE(
            "the annotation {0} on {1} cannot be read ({2}); it may have been written by a newer Leeway"),
    MARK_HELD("{0} is held by {1} since {2}: {3}"),
    MARK_HELD_AT("{0} is held at {1} by {2} since {3}: {4}"),
    MARK_HELD_AT_UNTIL("{0} is held at {1} by {2} since {3} until {4}: {5}"),
    MARK_HELD_UNTIL("{0} is held by {1} since {2} until {3}: {4}"),
    MARK_STAYS("{0}. Nothing moves it before the hold is released ('leeway hold release').");

    private final String pattern;

    HoldMarkPhrase(String pattern) {
        this.pattern = pattern;
    }

    @Override
    public String area() {
        return "holds";
    }

    @Override
    public String pattern() {
        return pattern;
    }
}
