package dev.leeway.desktop.state;

/** How two texts that differ are laid out. */
public enum DiffLayout {
    /** Side by side where there is room for both, in one column where there is not. */
    BY_WIDTH,
    /** Side by side, however narrow. */
    BESIDE,
    /** In one column, the lines of Git above those of the cluster. */
    ONE_COLUMN
}
