package dev.leeway.engine.apply;

import dev.leeway.engine.wording.ToldException;
import dev.leeway.engine.wording.Wording;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A plan could not even be begun; nothing was sent. Says why and what to do next. */
public final class ApplyException extends ToldException {
    @Serial private static final long serialVersionUID = 1L;

    /** Makes the error. */
    public ApplyException(Wording said, Wording advice, @Nullable Throwable cause) {
        super(said, advice, cause);
    }
}
