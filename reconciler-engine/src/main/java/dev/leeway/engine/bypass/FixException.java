package dev.leeway.engine.bypass;

import dev.leeway.engine.wording.Told;
import dev.leeway.engine.wording.Wording;
import java.io.Serial;

/** What was asked of an object cannot be made into a fix; nothing was sent. */
public final class FixException extends Exception implements Told {
    @Serial private static final long serialVersionUID = 1L;

    private final transient Wording said;
    private final transient Wording advice;

    /** Makes the error: what cannot be done to what and why, and what the operator can do. */
    public FixException(Wording said, Wording advice) {
        super(said.text());
        this.said = said;
        this.advice = advice;
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
