package dev.leeway.engine.bypass;

/** What is certain of one hold with one guard. */
public sealed interface GuardState {
    /** Returns what is the case, in words. */
    String message();

    /**
     * It stands: it was read back.
     *
     * @param message what was read, and where
     */
    record Standing(String message) implements GuardState {}

    /**
     * It does not stand: that was read.
     *
     * @param message what was read, and where
     */
    record NotStanding(String message) implements GuardState {}

    /**
     * It could not be placed or lifted; nothing is changed.
     *
     * @param message what happened, to what, why
     * @param nextStep what the operator can do
     */
    record Refused(String message, String nextStep) implements GuardState {}

    /**
     * Not known: it was sent and no answer came, or it could not be read, or the engine did not
     * look at it in time.
     *
     * @param message what happened
     */
    record Unknown(String message) implements GuardState {}
}
