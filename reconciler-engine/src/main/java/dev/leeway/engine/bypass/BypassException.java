package dev.leeway.engine.bypass;

import dev.leeway.engine.wording.Told;
import dev.leeway.engine.wording.Wording;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A step of a lease could not be done; the lease stands where its account says. */
public sealed class BypassException extends Exception implements Told
        permits BypassRefusedException {
    @Serial private static final long serialVersionUID = 1L;

    private final String nextStep;

    /** Makes the error: what happened to what and why, and what the operator can do. */
    public BypassException(String message, String nextStep, @Nullable Throwable cause) {
        super(message, cause);
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
