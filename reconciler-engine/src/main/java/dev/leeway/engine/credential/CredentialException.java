package dev.leeway.engine.credential;

import org.jspecify.annotations.Nullable;

/** Credentials could not be read or kept. The message never has a secret in it. */
public final class CredentialException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String nextStep;

    /** Makes one that says what happened, why, and what can be done. */
    public CredentialException(String message, String nextStep, @Nullable Throwable cause) {
        super(message, cause);
        this.nextStep = nextStep;
    }

    /** Returns what can be done. */
    public String nextStep() {
        return nextStep;
    }
}
