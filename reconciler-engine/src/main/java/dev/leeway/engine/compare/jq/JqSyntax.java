package dev.leeway.engine.compare.jq;

import dev.leeway.engine.wording.Wording;
import java.util.Optional;

/** Tells whether a text is a jq expression, without evaluating it. */
public final class JqSyntax {
    private JqSyntax() {}

    /** Returns what is wrong with a text; empty when it is an expression. */
    public static Optional<Wording> mistake(String expression) {
        return JqEvaluation.mistake(expression);
    }
}
