package dev.leeway.engine.wording;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** An error that keeps in parts what it says; its message is what it says, in English. */
public abstract class ToldException extends Exception implements Told {
    @Serial private static final long serialVersionUID = 1L;

    private final transient Wording said;
    private final transient Wording advice;
    private final String nextStep;

    /** Makes the error: what happened to what, and what the operator can do. */
    protected ToldException(Wording said, Wording advice, @Nullable Throwable cause) {
        super(said.text(), cause);
        this.said = said;
        this.advice = advice;
        this.nextStep = advice.text();
    }

    /** Makes the error of one that passes on what another one says. */
    protected ToldException(ToldException cause) {
        this(cause.said, cause.advice, cause);
    }

    @Override
    public final Wording said() {
        return said;
    }

    @Override
    public final Wording advice() {
        return advice;
    }

    /** Returns in English what the operator can do next; empty when there is nothing to add. */
    public final String nextStep() {
        return nextStep;
    }
}
