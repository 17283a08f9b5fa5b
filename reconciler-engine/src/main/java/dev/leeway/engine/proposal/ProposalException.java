package dev.leeway.engine.proposal;

import dev.leeway.engine.wording.ToldException;
import dev.leeway.engine.wording.Wording;
import java.io.Serial;

/** A proposal cannot be made or sent; says what happened to what, and what to do next. */
public final class ProposalException extends ToldException {
    @Serial private static final long serialVersionUID = 1L;

    /** Makes the error. */
    public ProposalException(Wording said, Wording advice) {
        super(said, advice, null);
    }

    /** Makes the error of one that passes on what another one says. */
    public ProposalException(ToldException cause) {
        super(cause);
    }
}
