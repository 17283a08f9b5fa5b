package dev.leeway.engine.run;

import dev.leeway.engine.wording.Told;
import dev.leeway.engine.wording.Wording;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * A stage cannot be done at all; says what happened to what, and what to do next. Trouble with one
 * object is no such thing: it is part of the stage's result.
 */
public final class RunException extends Exception implements Told {
    @Serial private static final long serialVersionUID = 1L;

    private final Stage stage;
    private final String application;
    private final String nextStep;

    /** Makes the error. */
    public RunException(
            Stage stage,
            String application,
            @Nullable String message,
            String nextStep,
            @Nullable Throwable cause) {
        super(message, cause);
        this.stage = stage;
        this.application = application;
        this.nextStep = nextStep;
    }

    /** Returns the stage that could not be done. */
    public Stage stage() {
        return stage;
    }

    /** Returns the application. */
    public String application() {
        return application;
    }

    /** Returns what the operator can do next; empty when the message says it. */
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
