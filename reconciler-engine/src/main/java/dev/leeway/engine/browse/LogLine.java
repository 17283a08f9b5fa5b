package dev.leeway.engine.browse;

import java.time.Instant;

/**
 * One line of a log.
 *
 * @param at when it was written; {@link Instant#EPOCH} where the server does not say
 * @param text the line, without its line break; very long lines are cut and end in an ellipsis
 */
public record LogLine(Instant at, String text) {}
