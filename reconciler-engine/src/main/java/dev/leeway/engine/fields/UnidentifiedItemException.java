package dev.leeway.engine.fields;

import java.io.Serial;

/** An array item cannot be told apart from others by the array's keys. */
public final class UnidentifiedItemException extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    /** Makes the error with the API server's words. */
    public UnidentifiedItemException(String problem) {
        super(problem);
    }
}
