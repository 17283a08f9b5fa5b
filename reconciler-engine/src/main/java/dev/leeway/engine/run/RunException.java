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
    private final transient Wording said;
    private final transient Wording advice;

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
        this.said = Told.said(message, cause);
        this.advice = Told.advice(nextStep, cause);
    }

    /** Makes the error in parts. */
    public RunException(Stage stage, String application, Wording said, Wording advice) {
        super(said.text(), null);
        this.stage = stage;
        this.application = application;
        this.said = said;
        this.advice = advice;
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
        return advice.text();
    }

    @Override
    public Wording said() {
        return said;
    }

    @Override
    public Wording advice() {
        return advice;
    }
}
