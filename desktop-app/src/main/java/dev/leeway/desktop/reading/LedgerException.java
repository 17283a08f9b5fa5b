package dev.leeway.desktop.reading;

import dev.leeway.desktop.state.Trouble;

import java.io.Serial;

/** What was written down cannot be read; carries what the operator is told. */
public final class LedgerException extends Exception {
    @Serial private static final long serialVersionUID = 1L;

    private final transient Trouble trouble;

    /** Makes the error. */
    public LedgerException(Trouble trouble, Throwable cause) {
        super(trouble.why(), cause);
        this.trouble = trouble;
    }

    /** Returns what the operator is told. */
    public Trouble trouble() {
        return trouble;
    }
}
