package dev.leeway.engine.audit;

import dev.leeway.engine.wording.ToldException;
import dev.leeway.engine.wording.Wording;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Something could not be recorded or read back; says why and what to do next. */
public final class StoreException extends ToldException {
    @Serial private static final long serialVersionUID = 1L;

    /** The kinds of trouble, each with its own next step. */
    public enum Problem {
        /** No space is left on the disk. */
        DISK_FULL,
        /** The place cannot be written: read-only, or no permission. */
        NOT_WRITABLE,
        /** Another Leeway kept the store busy until the time was up. */
        BUSY,
        /** The store's file is damaged, or is not Leeway's. */
        CORRUPT,
        /** The store was written by a newer Leeway. */
        TOO_NEW,
        /** Another run is at work on the same application. */
        RUN_IN_PROGRESS,
        /** The disk failed in another way. */
        FAILED
    }

    private final Problem problem;

    /**
     * Makes the error. The message says what happened to what; the next step is advice for the
     * operator.
     */
    public StoreException(
            Problem problem, Wording said, Wording advice, @Nullable Throwable cause) {
        super(said, advice, cause);
        this.problem = problem;
    }

    /** Returns the kind of trouble. */
    public Problem problem() {
        return problem;
    }
}
