package dev.leeway.desktop.command;

import dev.leeway.engine.wording.ToldException;
import dev.leeway.engine.wording.Wording;
import java.io.Serial;

/** A command cannot do its work; says why and what to do next. */
public final class CommandException extends ToldException {
    @Serial private static final long serialVersionUID = 1L;

    /** Makes the error; the next step may be empty when the message says it. */
    public CommandException(String message, String nextStep) {
        this(Wording.quoted(message), Wording.quoted(nextStep));
    }

    /** Makes the error of words that a window says in its own language. */
    public CommandException(Wording said, Wording advice) {
        super(said, advice, null);
    }
}
