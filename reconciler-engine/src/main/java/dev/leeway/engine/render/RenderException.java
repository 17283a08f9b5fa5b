package dev.leeway.engine.render;

import dev.leeway.engine.wording.ToldException;
import dev.leeway.engine.wording.Wording;
import java.io.Serial;
import java.util.List;

/**
 * Files cannot be rendered; carries every problem found, each with its place and what to do next.
 */
public final class RenderException extends ToldException {
    @Serial private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /** Makes the error; there is at least one problem, and the advice is about the first. */
    public RenderException(List<Problem> problems) {
        super(told(problems), problems.getFirst().advice(), null);
        this.problems = List.copyOf(problems);
    }

    /** Makes the error for one problem. */
    public RenderException(Origin origin, Wording said, Wording advice) {
        this(List.of(new Problem(origin, said, advice)));
    }

    /** Makes the error for one problem of whose words some stand as they are. */
    public RenderException(Origin origin, String message, RenderPhrase advice) {
        this(origin, Wording.quoted(message), advice.of());
    }

    private static Wording told(List<Problem> problems) {
        Wording first = problems.getFirst().placed();
        return problems.size() == 1
                ? first
                : RenderPhrase.AND_MORE.of(first, Wording.count(problems.size() - 1L));
    }

    /** Returns the problems, in file order. */
    public List<Problem> problems() {
        return problems;
    }

    /**
     * One problem.
     *
     * @param origin the place
     * @param said what is wrong
     * @param advice what to do about it; may be empty when the message says it
     */
    public record Problem(Origin origin, Wording said, Wording advice) {
        /** Returns what is wrong, in English. */
        public String message() {
            return said.text();
        }

        /** Returns what to do about it, in English. */
        public String nextStep() {
            return advice.text();
        }

        private Wording placed() {
            return RenderPhrase.AT.of(Wording.quoted(origin.toString()), said);
        }

        @Override
        public String toString() {
            return placed().text();
        }
    }
}
