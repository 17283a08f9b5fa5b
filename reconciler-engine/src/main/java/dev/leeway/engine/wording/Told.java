package dev.leeway.engine.wording;

/** An error that says in parts what happened, and what to do next. */
public interface Told {
    /** Returns what happened to what. */
    Wording said();

    /** Returns what the operator can do next; empty when there is nothing to add. */
    Wording advice();
}
