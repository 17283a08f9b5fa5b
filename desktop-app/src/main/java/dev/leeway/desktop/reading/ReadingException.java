package dev.leeway.desktop.reading;

import dev.leeway.desktop.state.Trouble;

import java.io.Serial;

/** Something cannot be read or written; carries what the operator is told. */
public final class ReadingException extends Exception {
    @Serial private static final long serialVersionUID = 1L;

    private final transient Trouble trouble;

    /** Makes the error. */
    public ReadingException(Trouble trouble, Throwable cause) {
        super(trouble.why(), cause);
        this.trouble = trouble;
    }

    /** Returns what the operator is told. */
    public Trouble trouble() {
        return trouble;
    }
}
