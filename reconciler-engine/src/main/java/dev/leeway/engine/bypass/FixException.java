package dev.leeway.engine.bypass;

import dev.leeway.engine.wording.Told;
import dev.leeway.engine.wording.Wording;
import java.io.Serial;

/** What was asked of an object cannot be made into a fix; nothing was sent. */
public final class FixException extends Exception implements Told {
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

    @Override
    public Wording said() {
        return Told.said(getMessage(), getCause());
    }

    @Override
    public Wording advice() {
        return Told.advice(nextStep, getCause());
    }
}
