package dev.leeway.engine.source;

import java.time.Duration;

/**
 * What to read.
 *
 * @param repository the repository's name in the workspace
 * @param url https, ssh, file or a local path
 * @param revision a branch, a tag or a commit (full or abbreviated)
 * @param freshness whether to ask the remote
 * @param timeout how long the whole may take
 */
public record SourceRequest(
        String repository, String url, String revision, Freshness freshness, Duration timeout) {
    /** Whether to ask the remote. */
    public enum Freshness {
        /** Ask the remote what the revision is now. */
        FETCH,
        /**
         * Answer from the local mirror when it has the revision; ask the remote only when it does
         * not.
         */
        MIRROR
    }
}
