package dev.leeway.desktop.screen.object;

import java.time.Duration;
import java.util.Optional;

/**
 * How much of the logs is wanted.
 *
 * @param tail how many lines of each container to begin with; 0 for all
 * @param since how far back; empty for the beginning
 * @param previous whether the runs before the last restart are wanted
 * @param times whether each line shows when it was written
 */
public record LogWish(int tail, Optional<Duration> since, boolean previous, boolean times) {
    /** What is wanted before anybody says. */
    public static final LogWish USUAL = new LogWish(500, Optional.empty(), false, false);
}
