package dev.leeway.engine.bypass;

import dev.leeway.engine.wording.ToldException;
import dev.leeway.engine.wording.Wording;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A step of a lease could not be done; the lease stands where its account says. */
public sealed class BypassException extends ToldException
        permits BypassRefusedException, NotInGitException {
    @Serial private static final long serialVersionUID = 1L;

    /** Makes the error: what happened to what and why, and what the operator can do. */
    public BypassException(Wording said, Wording advice, @Nullable Throwable cause) {
        super(said, advice, cause);
    }

    /** Makes the error of one that passes on what another one says. */
    public BypassException(ToldException cause) {
        super(cause);
    }
}
