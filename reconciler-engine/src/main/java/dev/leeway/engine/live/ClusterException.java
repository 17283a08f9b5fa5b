package dev.leeway.engine.live;

import dev.leeway.engine.wording.Told;
import dev.leeway.engine.wording.Wording;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A cluster cannot be asked at all; says why and what to do next. */
public final class ClusterException extends Exception implements Told {
    @Serial private static final long serialVersionUID = 1L;

    private final LiveState.Unreadable.Reason reason;
    private final transient Wording said;
    private final transient Wording advice;
    private final String nextStep;

    /**
     * Makes the error. The message says what happened to which cluster; the next step is advice for
     * the operator.
     */
    public ClusterException(
            LiveState.Unreadable.Reason reason,
            Wording said,
            Wording advice,
            @Nullable Throwable cause) {
        super(said.text(), cause);
        this.reason = reason;
        this.said = said;
        this.advice = advice;
        this.nextStep = advice.text();
    }

    /** Makes the error in words that stand as they are. */
    public ClusterException(
            LiveState.Unreadable.Reason reason,
            String message,
            String nextStep,
            @Nullable Throwable cause) {
        this(reason, Wording.quoted(message), Wording.quoted(nextStep), cause);
    }

    @Override
    public Wording said() {
        return said;
    }

    @Override
    public Wording advice() {
        return advice;
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
