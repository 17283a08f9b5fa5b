package dev.leeway.engine.source;

import dev.leeway.engine.resource.Revision;
import dev.leeway.engine.wording.Wording;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The files of one revision, read straight from the object database. Safe for use from several
 * threads. Paths are relative to the repository's root, with {@code /}, without a leading or
 * trailing slash; the root itself is the empty string.
 */
public interface SourceTree {
    /** Returns the resolved revision. */
    Revision revision();

    /**
     * Returns since when this answer is old and why, or empty when the remote confirmed it as
     * asked.
     */
    Optional<Stale> stale();

    /**
     * Returns what stands in a folder, sorted by path; with {@code recurse} everything below it
     * (files and links only).
     *
     * @throws SourceException when the path does not exist or is not a folder
     */
    List<SourceEntry> list(String folder, boolean recurse)
            throws SourceException, InterruptedException;

    /** Returns what stands at a path, or empty. Links are not followed. */
    Optional<SourceEntry> entry(String path) throws SourceException, InterruptedException;

    /**
     * Returns the bytes of a file.
     *
     * @param limit the most bytes to read
     * @throws SourceException when it does not exist, is not a file, or is larger than the limit
     */
    byte[] read(String path, long limit) throws SourceException, InterruptedException;

    /**
     * Returns the Git object id of the tree or blob at a path: equal ids mean equal content. Empty
     * when there is nothing.
     */
    Optional<String> objectId(String path) throws SourceException, InterruptedException;

    /**
     * Writes the files below a folder to disk, for a child process. Links that lead out of the
     * repository and submodules are not written.
     */
    void export(String folder, Path into) throws SourceException, InterruptedException;

    /**
     * Why an answer is old.
     *
     * @param lastConfirmed when the remote last confirmed the revision
     * @param why why the remote could not be asked, for the operator
     */
    record Stale(Instant lastConfirmed, Wording why) {
        /** Returns in English why the remote could not be asked. */
        public String reason() {
            return why.text();
        }
    }
}
