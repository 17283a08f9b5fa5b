package dev.leeway.engine.source;

import java.time.Instant;
import java.util.List;

/**
 * One commit.
 *
 * @param id the full commit id in hexadecimal
 * @param subject the first line of the message
 * @param author the author's name
 * @param email the author's address
 * @param authoredAt when it was authored
 * @param parents the full ids of its parents, the first one first
 */
public record Commit(
        String id,
        String subject,
        String author,
        String email,
        Instant authoredAt,
        List<String> parents) {
    public Commit {
        parents = List.copyOf(parents);
    }
}
