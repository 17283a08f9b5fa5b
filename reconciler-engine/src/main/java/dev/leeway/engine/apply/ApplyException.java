package dev.leeway.engine.apply;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A plan could not even be begun; nothing was sent. Says why and what to do next. */
public final class ApplyException extends Exception {
    @Serial private static final long serialVersionUID = 1L;

    private final String nextStep;

    /** Makes the error. */
    public ApplyException(String message, String nextStep, @Nullable Throwable cause) {
        super(message, cause);
        this.nextStep = nextStep;
    }

    /** Returns what the operator can do next. */
    public String nextStep() {
        return nextStep;
    }
}
