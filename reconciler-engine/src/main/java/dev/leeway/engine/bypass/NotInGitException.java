package dev.leeway.engine.bypass;

import dev.leeway.engine.wording.Wording;
import java.io.Serial;

/** A lease that cannot be released yet, because Git does not say what its fix says. */
public final class NotInGitException extends BypassException {
    @Serial private static final long serialVersionUID = 1L;

    /** Makes the error: what Git and live differ in, and what the operator can do. */
    public NotInGitException(Wording said, Wording advice) {
        super(said, advice, null);
    }
}
