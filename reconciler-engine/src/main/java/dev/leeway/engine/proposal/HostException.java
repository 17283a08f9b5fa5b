package dev.leeway.engine.proposal;

import dev.leeway.engine.wording.ToldException;
import dev.leeway.engine.wording.Wording;
import java.io.Serial;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A host did not do what it was asked; says why and what to do next. Never holds a token. */
public final class HostException extends ToldException {
    @Serial private static final long serialVersionUID = 1L;

    /** The kinds of trouble. */
    public enum Problem {
        /** The host does not answer, or not in time. */
        UNREACHABLE,
        /** The host answers, but is not well, or wants to be left alone for a while. */
        BUSY,
        /** There is no login, or the host does not take it. */
        NOT_AUTHENTICATED,
        /** The login may not do this. */
        NOT_ALLOWED,
        /** The host has no such repository or request, or does not show it to this login. */
        NOT_FOUND,
        /** The host will not do this, whoever asks. */
        REFUSED,
        /** The answer is not what the host's documentation says. */
        UNEXPECTED
    }

    private final Problem problem;
    private final transient Optional<Instant> notBefore;

    /**
     * Makes the error.
     *
     * @param notBefore when the host wants to be asked again at the earliest
     */
    public HostException(
            Problem problem,
            Wording said,
            Wording advice,
            Optional<Instant> notBefore,
            @Nullable Throwable cause) {
        super(said, advice, cause);
        this.problem = problem;
        this.notBefore = notBefore;
    }

    /** Returns the kind of trouble. */
    public Problem problem() {
        return problem;
    }

    /** Returns when the host wants to be asked again at the earliest. */
    public Optional<Instant> notBefore() {
        return notBefore;
    }
}
