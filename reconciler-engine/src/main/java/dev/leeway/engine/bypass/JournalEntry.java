package dev.leeway.engine.bypass;

import java.time.Instant;

/** One line in a lease's account. Lines are added, never changed. */
public sealed interface JournalEntry {
    /** Returns when it was written. */
    Instant at();

    /**
     * Something is about to be done; written before the first request of it.
     *
     * @param to the stage that it leads to
     * @param what what is about to be done, in words
     */
    record Intended(Instant at, Stage to, String what) implements JournalEntry {}

    /**
     * A state was reached; written after it was read back.
     *
     * @param state the state
     */
    record Reached(BypassState state) implements JournalEntry {
        @Override
        public Instant at() {
            return state.at();
        }
    }

    /**
     * What was intended did not come about, for certain.
     *
     * @param why why, in words
     */
    record Dropped(Instant at, String why) implements JournalEntry {}

    /**
     * The lease got more time.
     *
     * @param end the new end
     * @param by who gave it
     * @param reason why
     */
    record Extended(Instant at, Instant end, String by, String reason) implements JournalEntry {}
}
