package dev.leeway.engine.credential;

import dev.leeway.engine.wording.ToldException;
import dev.leeway.engine.wording.Wording;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Credentials could not be read or kept. The message never has a secret in it. */
public final class CredentialException extends ToldException {
    @Serial private static final long serialVersionUID = 1L;

    /** Makes one that says what happened, why, and what can be done. */
    public CredentialException(Wording said, Wording advice, @Nullable Throwable cause) {
        super(said, advice, cause);
    }
}
