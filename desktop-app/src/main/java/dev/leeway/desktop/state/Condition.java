package dev.leeway.desktop.state;

/** How one object or one application stands against Git; worst first. */
public enum Condition {
    /** The last sync of it failed, or what Git holds cannot be compared at all. */
    FAILING,
    /** Git and cluster differ in fields. */
    CHANGED,
    /** Admission in the cluster rewrites what Git asks for; no sync can settle it. */
    MUTATED,
    /** Git has it, the cluster does not. */
    MISSING,
    /** The cluster has it from us, Git no longer does. */
    EXTRA,
    /** Its cluster or its Git does not answer, or not to us: how it stands is not known. */
    UNREACHABLE,
    /** It could not be told. */
    UNDETERMINED,
    /** Reconciling must leave it alone. */
    HELD,
    /** Nobody has compared yet. */
    UNCOMPARED,
    /** Git and cluster agree. */
    IN_SYNC,
    /** Not from Git itself: made in the cluster by an object that is. */
    OWNED;

    /** Returns whether this is a difference that a sync or an operator has to settle. */
    public boolean isDifference() {
        return this == CHANGED
                || this == MUTATED
                || this == MISSING
                || this == EXTRA
                || this == UNDETERMINED;
    }
}
