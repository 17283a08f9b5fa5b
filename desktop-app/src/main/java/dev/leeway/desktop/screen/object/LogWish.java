package dev.leeway.desktop.screen.object;

import dev.leeway.engine.browse.LogRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

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

    /** Returns what to ask of one container; it is followed, unless an earlier run is wanted. */
    LogRequest follow(String namespace, LogSources.Source source) {
        return new LogRequest(
                namespace,
                source.pod(),
                source.container(),
                !previous,
                previous,
                tail == 0 ? OptionalInt.empty() : OptionalInt.of(tail),
                since);
    }

    /** Returns what to ask of one container to have all that it wrote until now. */
    LogRequest whole(String namespace, LogSources.Source source) {
        return new LogRequest(
                namespace,
                source.pod(),
                source.container(),
                false,
                previous,
                OptionalInt.empty(),
                since);
    }
}
