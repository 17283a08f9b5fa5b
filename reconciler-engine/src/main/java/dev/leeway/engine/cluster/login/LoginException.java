package dev.leeway.engine.cluster.login;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The way to a cluster or the operator's identity cannot be worked out; says why and what next. */
public final class LoginException extends Exception {
    @Serial private static final long serialVersionUID = 1L;

    private final String nextStep;

    /** Makes the error. */
    public LoginException(String message, String nextStep) {
        this(message, nextStep, null);
    }

    /** Makes the error with its cause. */
    public LoginException(String message, String nextStep, @Nullable Throwable cause) {
        super(message, cause);
        this.nextStep = nextStep;
    }

    /** Returns what the operator can do next. */
    public String nextStep() {
        return nextStep;
    }
}
