package dev.leeway.engine.run;

import dev.leeway.engine.source.SourceRequest.Freshness;
import java.time.Duration;
import java.util.Optional;

/**
 * How a run is to go.
 *
 * @param revision the revision to take instead of the application's own
 * @param freshness whether to ask the Git remote
 * @param timeout how long each stage may take
 */
public record RunRequest(Optional<String> revision, Freshness freshness, Duration timeout) {
    /** The application's own revision, asked of the remote, two minutes a stage. */
    public static final RunRequest USUAL =
            new RunRequest(Optional.empty(), Freshness.FETCH, Duration.ofMinutes(2));

    /** Returns a copy for another revision. */
    public RunRequest at(String other) {
        return new RunRequest(Optional.of(other), freshness, timeout);
    }

    /** Returns a copy that asks the remote only when the local mirror has no answer. */
    public RunRequest fromMirror() {
        return new RunRequest(revision, Freshness.MIRROR, timeout);
    }
}
