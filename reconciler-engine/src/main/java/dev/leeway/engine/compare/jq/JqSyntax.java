package dev.leeway.engine.compare.jq;

import java.util.Optional;

/** Tells whether a text is a jq expression, without evaluating it. */
public final class JqSyntax {
    private JqSyntax() {}

    /** Returns what is wrong with a text, in the parser's words; empty when it is an expression. */
    public static Optional<String> mistake(String expression) {
        return JqEvaluation.mistake(expression);
    }
}
