package dev.leeway.engine.practice.rules;

import java.io.Serial;

/** A patch cannot be carried out on the object. */
final class PatchFailedException extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    /** Whether the patch itself is malformed, rather than unfit for the object. */
    private final boolean malformed;

    private PatchFailedException(String problem, boolean malformed) {
        super(problem);
        this.malformed = malformed;
    }

    static PatchFailedException malformed(String problem) {
        return new PatchFailedException(problem, true);
    }

    static PatchFailedException unfit(String problem) {
        return new PatchFailedException(problem, false);
    }

    boolean isMalformed() {
        return malformed;
    }
}
