package dev.leeway.desktop.screen;

import java.time.Duration;
import java.time.Instant;

/** Keeps words of how long ago something was from growing old themselves. */
public final class Ages {
    /** What is younger than a minute counts seconds, but nobody reads them one by one. */
    private static final Duration STAND = Duration.ofSeconds(5);

    private Instant told = Instant.MIN;

    /** Notes that they were told as of this moment. */
    public void told(Instant now) {
        told = now;
    }

    /** Returns whether they have to be told again, and takes it that they will be. */
    public boolean due(Instant now) {
        if (now.isBefore(told.plus(STAND))) {
            return false;
        }
        told = now;
        return true;
    }
}
