package dev.leeway.engine.live;

/** The names under which Leeway writes. */
public final class FieldManagers {
    /** Applies what Git wants. */
    public static final String LEEWAY = "leeway";

    private FieldManagers() {}
}
