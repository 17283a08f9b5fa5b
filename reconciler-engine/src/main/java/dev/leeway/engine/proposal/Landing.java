package dev.leeway.engine.proposal;

/** How what Git has stands to what was proposed. The names are kept for ever: never rename one. */
public enum Landing {
    /** It was merged, and the touched fields came out as live. */
    AS_PROPOSED,
    /** It was merged with other values. */
    OTHERWISE,
    /**
     * The target has neither the values of before nor those proposed, and nothing says whether the
     * proposal was merged with other values or somebody else changed them.
     */
    MOVED_ON;

    /** Returns how something stands that was merged for certain. */
    public static Landing of(boolean asProposed) {
        return asProposed ? AS_PROPOSED : OTHERWISE;
    }
}
