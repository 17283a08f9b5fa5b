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

    /** Returns what stands at a path; links inside the repository count as what they lead to. */
    Place at(String path) throws SourceException, InterruptedException;

    /** Returns a file's bytes. */
    byte[] read(String path) throws SourceException, InterruptedException;
}
