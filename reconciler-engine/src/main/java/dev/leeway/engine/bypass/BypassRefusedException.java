package dev.leeway.engine.bypass;

import dev.leeway.engine.wording.Wording;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A fix that must not be made: it is certain that nothing of it was sent. */
public final class BypassRefusedException extends BypassException {
    @Serial private static final long serialVersionUID = 1L;

    /** Makes the error: what stands in the way, and what the operator can do. */
    public BypassRefusedException(Wording said, Wording advice, @Nullable Throwable cause) {
        super(said, advice, cause);
    }
}
