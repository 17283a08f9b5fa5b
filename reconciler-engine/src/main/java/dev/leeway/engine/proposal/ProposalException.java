package dev.leeway.engine.proposal;

import dev.leeway.engine.wording.Told;
import dev.leeway.engine.wording.Wording;
import java.io.Serial;

/** A proposal cannot be made or sent; says what happened to what, and what to do next. */
public final class ProposalException extends Exception implements Told {
    @Serial private static final long serialVersionUID = 1L;

    private final transient Wording said;
    private final transient Wording advice;

    /** Makes the error. */
    public ProposalException(Wording said, Wording advice) {
        super(said.text());
        this.said = said;
        this.advice = advice;
    }

    /** Makes the error of one that passes on what another one says. */
    public <T extends Exception & Told> ProposalException(T cause) {
        super(cause.getMessage(), cause);
        this.said = cause.said();
        this.advice = cause.advice();
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
