package dev.leeway.engine.live;

import dev.leeway.engine.wording.Phrase;

/** The phrases that tell what a hold covers, by whom, since when, until when and why. */
public enum HoldMarkPhrase implements Phrase {
    MARK_APPLICATION("The application"),
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
