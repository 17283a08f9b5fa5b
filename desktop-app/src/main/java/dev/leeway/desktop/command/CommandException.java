package dev.leeway.desktop.command;

import java.io.Serial;

/** A command cannot do its work; says why and what to do next. */
public final class CommandException extends Exception {
    @Serial private static final long serialVersionUID = 1L;

    private final String nextStep;

    /** Makes the error; the next step may be empty when the message says it. */
    public CommandException(String message, String nextStep) {
        super(message);
        this.nextStep = nextStep;
    }

    /** Returns what to do next. */
    public String nextStep() {
        return nextStep;
    }
}
