package dev.leeway.engine.run;

/** The stages of a run, in their order. */
public enum Stage {
    /** Reading the Git revision. */
    SOURCE,
    /** Turning files into documents. */
    RENDER,
    /** Asking the cluster what it serves, and documents becoming what should exist. */
    DESIRED,
    /** Reading what exists. */
    LIVE,
    /** Pairing and judging. */
    COMPARE,
    /** Working out the steps. */
    PLAN,
    /** Carrying them out. */
    APPLY
}
