package dev.leeway.engine.source;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Everything that a commit says.
 *
 * @param commit the commit
 * @param committer the committer's name
 * @param committerEmail the committer's address
 * @param committedAt when it was committed
 * @param message the whole message, trailers included
 * @param trailers the trailers at the message's end, in their order
 * @param signature the format of its signature, as in {@code gpg.format}; empty when there is none
 * @param changes the files that differ from the first parent, sorted by path
 * @param changesLeftOut how many more files differ
 */
public record CommitDetails(
        Commit commit,
        String committer,
        String committerEmail,
        Instant committedAt,
        String message,
        List<CommitDetails.Trailer> trailers,
        Optional<String> signature,
        List<PathChange> changes,
        int changesLeftOut) {
    public CommitDetails {
        trailers = List.copyOf(trailers);
        changes = List.copyOf(changes);
    }

    /**
     * One trailer, as in {@code Reviewed-by: Ada}.
     *
     * @param key what stands before the colon
     * @param value what stands after it
     */
    public record Trailer(String key, String value) {}
}
