package dev.leeway.desktop.state;

import java.time.Instant;

/**
 * Something that the operator is told once and can read again.
 *
 * @param grave whether something went wrong
 * @param trouble what is told; cause and next step may be empty
 * @param at when
 * @param route where it is handled
 */
public record Notice(boolean grave, Trouble trouble, Instant at, Route route) {}
