package dev.leeway.engine.source;

/**
 * A file that differs between two commits.
 *
 * @param kind how
 * @param oldPath its path before, empty when it was added
 * @param newPath its path after, empty when it was deleted
 */
public record PathChange(Kind kind, String oldPath, String newPath) {
    /** How a file can differ. */
    public enum Kind {
        /** It is new. */
        ADDED,
        /** Its content or type changed. */
        MODIFIED,
        /** It is gone. */
        DELETED,
        /** It has another path, and perhaps another content. */
        RENAMED
    }
}
