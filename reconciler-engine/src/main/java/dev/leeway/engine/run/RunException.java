package dev.leeway.engine.run;

import dev.leeway.engine.wording.ToldException;
import dev.leeway.engine.wording.Wording;
import java.io.Serial;

/**
 * A stage cannot be done at all; says what happened to what, and what to do next. Trouble with one
 * object is no such thing: it is part of the stage's result.
 */
public final class RunException extends ToldException {
    @Serial private static final long serialVersionUID = 1L;

    private final Stage stage;
    private final String application;

    /** Makes the error of one that passes on what another one says. */
    public RunException(Stage stage, String application, ToldException cause) {
        super(cause);
        this.stage = stage;
        this.application = application;
    }

    /** Makes the error. */
    public RunException(Stage stage, String application, Wording said, Wording advice) {
        super(said, advice, null);
        this.stage = stage;
        this.application = application;
    }

    /** Returns the stage that could not be done. */
    public Stage stage() {
        return stage;
    }

    /** Returns the application. */
    public String application() {
        return application;
    }
}
