package dev.leeway.engine.render.kustomize.build;

import dev.leeway.engine.source.SourceException;

/**
 * The files of one revision, as a build reads them. Paths are relative to the repository's root.
 */
public interface KustomizeFiles {
    /** What stands at a path. */
    enum Place {
        /** A file. */
        FILE,
        /** A folder. */
        FOLDER,
        /** Nothing that may be read. */
        NOTHING
    }

    /**
     * What a path leads to.
     *
     * @param place what it is
     * @param path where it really lies, links followed; what a kustomization there names is
     *     relative to this
     */
    record Found(Place place, String path) {}

    /**
     * Returns what stands at a path; links inside the repository count as what they lead to.
     *
     * @throws KustomizeException when a link leads out of the repository
     * @throws SourceException when the repository cannot be read
     */
    Found at(String path) throws KustomizeException, SourceException, InterruptedException;

    /**
     * Returns a file's bytes, links followed.
     *
     * @throws KustomizeException when a link leads out of the repository
     * @throws SourceException when there is no such file, or it is too large
     */
    byte[] read(String path) throws KustomizeException, SourceException, InterruptedException;

    /** Returns whether a file stands at a path. */
    default boolean isFile(String path)
            throws KustomizeException, SourceException, InterruptedException {
        return at(path).place() == Place.FILE;
    }
}
