package dev.leeway.engine.apply;

/** What an operator may decide about something that a sync waits for. */
public enum WayOut {
    /** Delete the hook, with the finalizer that holds it; it counts as failed. */
    TERMINATE_HOOK,
    /** Wait no longer and go on, as if it were done. */
    SKIP,
    /** Wait as long again. */
    GO_ON_WAITING
}
