package dev.leeway.engine.bypass;

/** Where a lease stands. The names are kept for ever: never rename one. */
public enum Stage {
    /** The fix is described and nothing is sent. */
    DRAFT,
    /** Every hold that it needs was read back. */
    GUARDED,
    /** The fix is live. */
    FIXED,
    /** A proposal is on its way to Git. */
    PROPOSED,
    /** The proposal's change is in the target branch. */
    MERGED,
    /** The lease waits until live is what Git asks for. */
    CONVERGING,
    /** Every mark is gone; the end. */
    RELEASED,
    /** Something overwrote the fix. */
    ERODED,
    /** The time is up; somebody must choose. */
    EXPIRED,
    /** The fix was taken back, or never made; the end. */
    ABANDONED;

    /** Returns whether nothing follows. */
    public boolean over() {
        return this == RELEASED || this == ABANDONED;
    }
}
