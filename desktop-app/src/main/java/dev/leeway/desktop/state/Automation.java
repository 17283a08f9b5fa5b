package dev.leeway.desktop.state;

/** What Leeway does to an application without being asked, while one is open. */
public enum Automation {
    /** Nothing. */
    NONE,
    /** New commits are synced. */
    COMMITS,
    /** New commits are synced, and drift is undone. */
    COMMITS_AND_DRIFT
}
