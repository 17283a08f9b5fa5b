package dev.leeway.engine.bypass;

import java.io.Serial;

/** What was asked of an object cannot be made into a fix; nothing was sent. */
public final class FixException extends Exception {
    @Serial private static final long serialVersionUID = 1L;

    private final String nextStep;

    /** Makes the error: what cannot be done to what and why, and what the operator can do. */
    public FixException(String message, String nextStep) {
        super(message);
        this.nextStep = nextStep;
    }

    /** Returns what the operator can do next. */
    public String nextStep() {
        return nextStep;
    }
}
