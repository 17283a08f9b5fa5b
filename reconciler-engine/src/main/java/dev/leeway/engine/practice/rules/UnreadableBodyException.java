package dev.leeway.engine.practice.rules;

import java.io.Serial;

/** A body does not have the shape of its kind, so that the server cannot even read it. */
final class UnreadableBodyException extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    UnreadableBodyException(String problem) {
        super(problem);
    }

    UnreadableBodyException(String problem, Throwable cause) {
        super(problem, cause);
    }
}
