package dev.leeway.engine.bypass;

import dev.leeway.engine.wording.Wording;

/** What is certain of one hold with one guard. */
public sealed interface GuardState {
    /** Returns what is the case. */
    Wording said();

    /** Returns what is the case, in English. */
    default String message() {
        return said().text();
    }

    /**
     * It stands: it was read back.
     *
     * @param said what was read, and where
     */
    record Standing(Wording said) implements GuardState {}

    /**
     * It does not stand: that was read.
     *
     * @param said what was read, and where
     */
    record NotStanding(Wording said) implements GuardState {}

    /**
     * It could not be placed or lifted; nothing is changed.
     *
     * @param said what happened, to what, why
     * @param advice what the operator can do
     */
    record Refused(Wording said, Wording advice) implements GuardState {}

    /**
     * Not known: it was sent and no answer came, or it could not be read, or the engine did not
     * look at it in time.
     *
     * @param said what happened
     */
    record Unknown(Wording said) implements GuardState {}
}
