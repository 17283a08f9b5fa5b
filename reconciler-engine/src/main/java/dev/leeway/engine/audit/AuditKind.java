package dev.leeway.engine.audit;

/**
 * What Leeway did. The names are kept in the trail for ever: never rename one, and raise the
 * store's version when one is added, so that an older Leeway does not open what it cannot read.
 */
public enum AuditKind {
    /** A sync began: the plan was approved. */
    SYNC_STARTED,
    /** One object was created or patched, or that was tried. */
    OBJECT_APPLIED,
    /** One object was deleted, or that was tried. */
    OBJECT_DELETED,
    /** A sync ended. */
    SYNC_ENDED,
    /** Leeway's own list of what it applied was written. */
    INVENTORY_WRITTEN,
    /** A run that a crash had left open was looked at and closed. */
    RUN_SETTLED,
    /** A hold was placed on an application or an object. */
    HOLD_PLACED,
    /** A hold was taken away. */
    HOLD_RELEASED,
    /** A bypass went from one state to another. */
    BYPASS_CHANGED,
    /** Commits were pushed to a repository. */
    REPOSITORY_PUSHED,
    /** A pull request was opened or changed. */
    PULL_REQUEST_CHANGED,
    /**
     * The trail itself was found shorter than the head that was kept apart from it. Written by the
     * trail alone.
     */
    TRAIL_DAMAGED,
    /**
     * A connection to a cluster began whose certificate is not checked, because the operator's
     * kubeconfig says so.
     */
    CERTIFICATE_NOT_CHECKED
}
