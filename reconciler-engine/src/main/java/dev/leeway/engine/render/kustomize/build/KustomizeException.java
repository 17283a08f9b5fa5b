package dev.leeway.engine.render.kustomize.build;

import dev.leeway.engine.render.Origin;
import java.io.Serial;

/** A kustomization cannot be built; says where and why. */
public final class KustomizeException extends Exception {
    @Serial private static final long serialVersionUID = 1L;

    /** Whether another tool might do what this builder does not. */
    public enum Kind {
        /** The kustomization is wrong: every tool would refuse it. */
        WRONG,
        /** It uses something that this builder does not have; the message names it. */
        NOT_BUILT_IN,
        /**
         * It reaches out of the repository or to the network, which is never done without being
         * asked.
         */
        FORBIDDEN
    }

    private final Kind kind;
    private final transient Origin origin;

    KustomizeException(Kind kind, Origin origin, String message) {
        super(message);
        this.kind = kind;
        this.origin = origin;
    }

    static KustomizeException wrong(String file, String message) {
        return new KustomizeException(Kind.WRONG, new Origin(file, 0, 0), message);
    }

    /**
     * Makes the error of something that is never read.
     *
     * @param file the file that leads there
     */
    public static KustomizeException forbidden(String file, String message) {
        return new KustomizeException(Kind.FORBIDDEN, new Origin(file, 0, 0), message);
    }

    /** Returns the same error with a better place. */
    KustomizeException at(Origin better) {
        return new KustomizeException(kind, better, String.valueOf(getMessage()));
    }

    static KustomizeException notBuiltIn(String file, String what) {
        return new KustomizeException(
                Kind.NOT_BUILT_IN,
                new Origin(file, 0, 0),
                what + " is not among what Leeway builds by itself");
    }

    /** Returns the kind of trouble. */
    public Kind kind() {
        return kind;
    }

    /** Returns the place. */
    public Origin origin() {
        return origin;
    }
}
