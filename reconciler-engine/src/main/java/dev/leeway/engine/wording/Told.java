package dev.leeway.engine.wording;

/** An error that says in parts what happened, and what to do next. */
public interface Told {
    /** Returns what happened to what. */
    Wording said();

    /** Returns what the operator can do next; empty when there is nothing to add. */
    Wording advice();

    /** Returns what any error says: in parts where it does, or else its message as it stands. */
    static Wording by(Throwable error) {
        return error instanceof Told told
                ? told.said()
                : Wording.quoted(String.valueOf(error.getMessage()));
    }
}
