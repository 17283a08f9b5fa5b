package dev.leeway.engine.bypass;

import dev.leeway.engine.wording.Told;
import dev.leeway.engine.wording.Wording;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A step of a lease could not be done; the lease stands where its account says. */
public sealed class BypassException extends Exception implements Told
        permits BypassRefusedException {
    @Serial private static final long serialVersionUID = 1L;

    private final transient Wording said;
    private final transient Wording advice;

    /** Makes the error: what happened to what and why, and what the operator can do. */
    public BypassException(Wording said, Wording advice, @Nullable Throwable cause) {
        super(said.text(), cause);
        this.said = said;
        this.advice = advice;
    }

    /** Makes the error of one that passes on what another one says. */
    public <T extends Exception & Told> BypassException(T cause) {
        this(cause.said(), cause.advice(), cause);
    }

    /** Returns what the operator can do next. */
    public String nextStep() {
        return advice.text();
    }

    @Override
    public Wording said() {
        return said;
    }

    @Override
    public Wording advice() {
        return advice;
    }
}
