package dev.leeway.engine.bypass;

import dev.leeway.engine.wording.ToldException;
import dev.leeway.engine.wording.Wording;
import java.io.Serial;

/** What was asked of an object cannot be made into a fix; nothing was sent. */
public final class FixException extends ToldException {
    @Serial private static final long serialVersionUID = 1L;

    /** Makes the error: what cannot be done to what and why, and what the operator can do. */
    public FixException(Wording said, Wording advice) {
        super(said, advice, null);
    }
}
