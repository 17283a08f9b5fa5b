package dev.leeway.engine.proposal;

import dev.leeway.engine.source.SourceRequest.Freshness;
import java.time.Duration;
import java.util.List;

/**
 * What a proposal is to bring into Git.
 *
 * @param application the application whose source is edited
 * @param touched the fields with their live values; at least one object
 * @param freshness whether the Git remote is asked for its newest base first
 * @param timeout how long reading, editing and proving may take in all
 */
public record DraftRequest(
        String application, List<TouchedObject> touched, Freshness freshness, Duration timeout) {
    /** How long drafting may take when nobody says otherwise. */
    public static final Duration USUAL_TIMEOUT = Duration.ofMinutes(2);

    public DraftRequest {
        touched = List.copyOf(touched);
        if (touched.isEmpty()) {
            throw new IllegalArgumentException("nothing is touched");
        }
    }

    /** Returns the usual request: the newest base, two minutes. */
    public static DraftRequest of(String application, List<TouchedObject> touched) {
        return new DraftRequest(application, touched, Freshness.FETCH, USUAL_TIMEOUT);
    }
}
