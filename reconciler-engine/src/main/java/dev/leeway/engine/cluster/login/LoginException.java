package dev.leeway.engine.cluster.login;

import dev.leeway.engine.wording.ToldException;
import dev.leeway.engine.wording.Wording;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The way to a cluster or the operator's identity cannot be worked out; says why and what next. */
public final class LoginException extends ToldException {
    @Serial private static final long serialVersionUID = 1L;

    /** Makes the error: what happened, and what the operator can do next. */
    public LoginException(Wording said, Wording advice) {
        this(said, advice, null);
    }

    /** Makes the error with its cause. */
    public LoginException(Wording said, Wording advice, @Nullable Throwable cause) {
        super(said, advice, cause);
    }

    /** Makes the error of one that passes on what another one says. */
    public LoginException(LoginException cause) {
        super(cause);
    }
}
