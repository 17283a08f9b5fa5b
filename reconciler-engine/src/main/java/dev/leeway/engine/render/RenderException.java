package dev.leeway.engine.render;

import java.io.Serial;
import java.util.List;

/**
 * Files cannot be rendered; carries every problem found, each with its place and what to do next.
 */
public final class RenderException extends Exception {
    @Serial private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /** Makes the error; there is at least one problem. */
    public RenderException(List<Problem> problems) {
        super(
                problems.getFirst().toString()
                        + (problems.size() > 1 ? " (and " + (problems.size() - 1) + " more)" : ""));
        this.problems = List.copyOf(problems);
    }

    /** Makes the error for one problem. */
    public RenderException(Origin origin, String message, String nextStep) {
        this(List.of(new Problem(origin, message, nextStep)));
    }

    /** Returns the problems, in file order. */
    public List<Problem> problems() {
        return problems;
    }

    /**
     * One problem.
     *
     * @param origin the place
     * @param message what is wrong
     * @param nextStep what to do about it; may be empty when the message says it
     */
    public record Problem(Origin origin, String message, String nextStep) {
        @Override
        public String toString() {
            return origin + ": " + message;
        }
    }
}
