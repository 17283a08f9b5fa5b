package dev.leeway.desktop.state;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that the operator is told once and can read again.
 *
 * @param grave whether something went wrong
 * @param trouble what is told; cause and next step may be empty
 * @param at when
 * @param route where it is handled
 * @param undo how what is told can be taken back, where it can
 */
public record Notice(boolean grave, Trouble trouble, Instant at, Route route, Optional<Undo> undo) {
    /** Makes a notice of something that cannot be taken back. */
    public Notice(boolean grave, Trouble trouble, Instant at, Route route) {
        this(grave, trouble, at, route, Optional.empty());
    }
}
