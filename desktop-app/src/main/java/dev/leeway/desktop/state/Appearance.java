package dev.leeway.desktop.state;

/** Which look the operator chose. */
public enum Appearance {
    /** What the operating system is set to. */
    SYSTEM,
    /** Dark. */
    DARK,
    /** Light. */
    LIGHT,
    /** High contrast. */
    CONTRAST
}
