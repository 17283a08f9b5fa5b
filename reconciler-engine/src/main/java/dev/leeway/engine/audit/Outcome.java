package dev.leeway.engine.audit;

/** What became of one attempt, as it is kept. The names are kept for ever: never rename one. */
public enum Outcome {
    /** It began; another record says how it ended. */
    BEGUN,
    /** It was done. */
    DONE,
    /** It was tried and certainly not done. */
    FAILED,
    /** It was not tried, because a condition was not met. */
    REFUSED,
    /** Its turn never came. */
    NOT_ATTEMPTED,
    /** It was sent and no answer came: it may or may not have been done. */
    UNKNOWN,
    /** The operator stopped it. */
    CANCELLED
}
