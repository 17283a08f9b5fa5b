package dev.leeway.engine.source;

/**
 * One entry of a tree.
 *
 * @param path the path from the repository's root
 * @param type what it is
 * @param size the size in bytes of a file, otherwise 0
 * @param linkTarget the target as written, for a link; otherwise empty
 */
public record SourceEntry(String path, Type type, long size, String linkTarget) {
    /** What an entry is. */
    public enum Type {
        /** A regular file. */
        FILE,
        /** A folder. */
        FOLDER,
        /** A symbolic link. */
        LINK,
        /** A submodule, which Leeway does not follow. */
        SUBMODULE
    }

    /** Returns the last part of the path. */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
