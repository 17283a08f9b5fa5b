package dev.leeway.engine.render.kustomize.build;

import dev.leeway.engine.render.Origin;
import dev.leeway.engine.wording.Wording;
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
    private final transient Wording said;

    KustomizeException(Kind kind, Origin origin, Wording said) {
        super(said.text());
        this.said = said;
        this.kind = kind;
        this.origin = origin;
    }

    static KustomizeException wrong(String file, Wording said) {
        return new KustomizeException(Kind.WRONG, new Origin(file, 0, 0), said);
    }

    /**
     * Makes the error of something that is never read.
     *
     * @param file the file that leads there
     */
    public static KustomizeException forbidden(String file, Wording said) {
        return new KustomizeException(Kind.FORBIDDEN, new Origin(file, 0, 0), said);
    }

    /** Returns the same error with a better place. */
    KustomizeException at(Origin better) {
        return new KustomizeException(kind, better, said);
    }

    static KustomizeException notBuiltIn(String file, Wording what) {
        return new KustomizeException(
                Kind.NOT_BUILT_IN, new Origin(file, 0, 0), KustomizePhrase.NOT_BUILT_IN.of(what));
    }

    /** Returns the kind of trouble. */
    public Kind kind() {
        return kind;
    }

    /** Returns what is wrong, in parts. */
    public Wording said() {
        return said;
    }

    /** Returns the place. */
    public Origin origin() {
        return origin;
    }
}
