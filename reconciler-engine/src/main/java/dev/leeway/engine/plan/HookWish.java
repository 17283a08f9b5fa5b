package dev.leeway.engine.plan;

/** Which hooks a sync runs. */
public enum HookWish {
    /** All, where the sync changes something; none where everything is in sync already. */
    WITH_CHANGES,
    /** All, even where nothing else is to be done. */
    ALWAYS,
    /** None. */
    NEVER
}
