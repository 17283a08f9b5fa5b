package dev.leeway.engine.live;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A cluster cannot be asked at all; says why and what to do next. */
public final class ClusterException extends Exception {
    @Serial private static final long serialVersionUID = 1L;

    private final LiveState.Unreadable.Reason reason;
    private final String nextStep;

    /**
     * Makes the error. The message says what happened to which cluster; the next step is advice for
     * the operator.
     */
    public ClusterException(
            LiveState.Unreadable.Reason reason,
            String message,
            String nextStep,
            @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
        this.nextStep = nextStep;
    }

    /** Returns the kind of trouble. */
    public LiveState.Unreadable.Reason reason() {
        return reason;
    }

    /** Returns what the operator can do next. */
    public String nextStep() {
        return nextStep;
    }
}
