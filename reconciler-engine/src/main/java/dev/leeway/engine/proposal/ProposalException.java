package dev.leeway.engine.proposal;

import dev.leeway.engine.wording.Told;
import dev.leeway.engine.wording.Wording;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A proposal cannot be made or sent; says what happened to what, and what to do next. */
public final class ProposalException extends Exception implements Told {
    @Serial private static final long serialVersionUID = 1L;

    private final String nextStep;

    /** Makes the error. */
    public ProposalException(@Nullable String message, String nextStep, @Nullable Throwable cause) {
        super(message, cause);
        this.nextStep = nextStep;
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
