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
 * @param takenBack whether that was asked for
 */
public record Notice(
        boolean grave,
        Trouble trouble,
        Instant at,
        Route route,
        Optional<Undo> undo,
        boolean takenBack) {
    /** Makes a notice of something that can be taken back, or not. */
    public Notice(boolean grave, Trouble trouble, Instant at, Route route, Optional<Undo> undo) {
        this(grave, trouble, at, route, undo, false);
    }

    /** Makes a notice of something that cannot be taken back. */
    public Notice(boolean grave, Trouble trouble, Instant at, Route route) {
        this(grave, trouble, at, route, Optional.empty(), false);
    }

    /** Returns it after what it tells was taken back. */
    Notice undone() {
        return new Notice(grave, trouble, at, route, undo, true);
    }
}
