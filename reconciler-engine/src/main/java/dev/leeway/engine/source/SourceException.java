package dev.leeway.engine.source;

import dev.leeway.engine.wording.ToldException;
import dev.leeway.engine.wording.Wording;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A repository or a revision of it cannot be read; says why and what to do next. */
public final class SourceException extends ToldException {
    @Serial private static final long serialVersionUID = 1L;

    /** The kinds of trouble, each with its own next step. */
    public enum Problem {
        /** The host does not answer or has no such name. */
        HOST_UNREACHABLE,
        /** The host's key or certificate is not trusted. */
        HOST_NOT_TRUSTED,
        /** The host refused the credentials, or wants some. */
        NOT_AUTHENTICATED,
        /** The place exists but is not a Git repository, or there is nothing there. */
        NOT_A_REPOSITORY,
        /** No such branch, tag or commit. */
        NO_SUCH_REVISION,
        /** No such path in the revision, or it is not what was asked for. */
        NO_SUCH_PATH,
        /** A file is larger than the limit. */
        TOO_LARGE,
        /** The local mirror is damaged. */
        MIRROR_CORRUPT,
        /** The local disk refused: full, read-only, no permission. */
        DISK,
        /** The time was up. */
        TIMEOUT,
        /** Another Leeway holds the mirror. */
        LOCKED
    }

    private final Problem problem;

    /**
     * Makes the error. The message says what happened to what; the next step is advice for the
     * operator.
     */
    public SourceException(
            Problem problem, Wording said, Wording advice, @Nullable Throwable cause) {
        super(said, advice, cause);
        this.problem = problem;
    }

    /** Makes the error in words that stand as they are. */
    public SourceException(
            Problem problem, String message, String nextStep, @Nullable Throwable cause) {
        this(problem, Wording.quoted(message), Wording.quoted(nextStep), cause);
    }

    /** Returns the kind of trouble. */
    public Problem problem() {
        return problem;
    }
}
