package dev.leeway.engine.practice.rules;

import java.io.Serial;

/** A patch cannot be carried out on the object. */
final class PatchFailedException extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    private final Why why;

    /** What a server answers with. */
    enum Why {
        /** The patch itself cannot be read. */
        MALFORMED,
        /** The patch does not fit the object. */
        UNFIT,
        /** An item of a strategic merge patch names no item; a server calls that its own error. */
        KEYLESS
    }

    private PatchFailedException(String problem, Why why) {
        super(problem);
        this.why = why;
    }

    static PatchFailedException malformed(String problem) {
        return new PatchFailedException(problem, Why.MALFORMED);
    }

    static PatchFailedException unfit(String problem) {
        return new PatchFailedException(problem, Why.UNFIT);
    }

    static PatchFailedException keyless(String problem) {
        return new PatchFailedException(problem, Why.KEYLESS);
    }

    Why why() {
        return why;
    }
}
