package dev.leeway.engine.audit;

/**
 * What became of one attempt, as it is kept. The names are kept for ever: never rename one, and
 * raise the store's version when one is added, so that an older Leeway does not open what it cannot
 * read.
 */
public enum Outcome {
    /** It began; another record says how it ended. */
    BEGUN,
    /** It was done. */
    DONE,
    /** It was tried and certainly not done. */
    FAILED,
    /** It was not tried, because a condition was not met. */
    REFUSED,
    /** It was left alone as its plan said; of a sync: everything else was done. */
    HELD,
    /** Some of it was done or may have been, and not all of it was. */
    PARTLY,
    /** Its turn never came. */
    NOT_ATTEMPTED,
    /** It was sent and no answer came: it may or may not have been done. */
    UNKNOWN,
    /** The operator stopped it. */
    CANCELLED;

    /** Returns whether everything was done that was approved; what a plan held was not. */
    public boolean isWell() {
        return this == DONE || this == HELD;
    }
}
