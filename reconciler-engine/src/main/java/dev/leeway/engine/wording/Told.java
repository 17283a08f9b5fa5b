package dev.leeway.engine.wording;

import org.jspecify.annotations.Nullable;

/** An error that says in parts what happened, and what to do next. */
public interface Told {
    /** Returns what happened to what. */
    Wording said();

    /** Returns what the operator can do next; empty when there is nothing to add. */
    Wording advice();

    /** Returns what an error said that passes on another one's words: as that one said it. */
    static Wording said(@Nullable String message, @Nullable Throwable cause) {
        return cause instanceof Told told && told.said().text().equals(message)
                ? told.said()
                : Wording.quoted(String.valueOf(message));
    }

    /** Returns what an error advises that passes on another one's advice. */
    static Wording advice(String nextStep, @Nullable Throwable cause) {
        return cause instanceof Told told && told.advice().text().equals(nextStep)
                ? told.advice()
                : Wording.quoted(nextStep);
    }
}
