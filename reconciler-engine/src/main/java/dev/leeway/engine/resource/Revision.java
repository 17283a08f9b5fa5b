package dev.leeway.engine.resource;

import java.time.Instant;

/**
 * A resolved Git commit.
 *
 * @param commit the full commit id in hexadecimal
 * @param requested the branch, tag or commit that was asked for
 * @param subject the first line of the commit message
 * @param author the author's name
 * @param authoredAt when it was authored
 */
public record Revision(
        String commit, String requested, String subject, String author, Instant authoredAt) {
    /** Returns the first seven characters of the commit id. */
    public String shortCommit() {
        return commit.substring(0, Math.min(7, commit.length()));
    }
}
