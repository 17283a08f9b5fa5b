package dev.leeway.engine.edit.rendered;

/** How far from the application's own folder an edit may go. */
public enum Reach {
    /** Only to files that the application's own folder names. */
    OWN,
    /** To wherever the field is written. */
    ORIGIN
}
