package dev.leeway.engine.plan;

/** What a sync does after a step was not done. */
public enum FailureWish {
    /** It finishes the wave and stops. */
    STOP,
    /** It goes on with everything that does not stand in, or is not of a kind of, what failed. */
    CONTINUE_INDEPENDENT
}
