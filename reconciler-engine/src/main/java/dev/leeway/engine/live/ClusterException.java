package dev.leeway.engine.live;

import dev.leeway.engine.wording.ToldException;
import dev.leeway.engine.wording.Wording;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A cluster cannot be asked at all; says why and what to do next. */
public final class ClusterException extends ToldException {
    @Serial private static final long serialVersionUID = 1L;

    private final LiveState.Unreadable.Reason reason;

    /**
     * Makes the error. The message says what happened to which cluster; the next step is advice for
     * the operator.
     */
    public ClusterException(
            LiveState.Unreadable.Reason reason,
            Wording said,
            Wording advice,
            @Nullable Throwable cause) {
        super(said, advice, cause);
        this.reason = reason;
    }

    /** Makes the error in words that stand as they are. */
    public ClusterException(
            LiveState.Unreadable.Reason reason,
            String message,
            String nextStep,
            @Nullable Throwable cause) {
        this(reason, Wording.quoted(message), Wording.quoted(nextStep), cause);
    }

    /** Returns the kind of trouble. */
    public LiveState.Unreadable.Reason reason() {
        return reason;
    }
}
