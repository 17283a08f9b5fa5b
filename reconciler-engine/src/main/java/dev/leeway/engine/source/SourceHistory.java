package dev.leeway.engine.source;

import java.util.List;

/**
 * Tells how a repository came to be what it is. The same mirror answers as for {@link
 * SourceReader}; the request says whether the remote is asked first. Safe for use from several
 * threads.
 */
public interface SourceHistory {
    /**
     * Returns the commits that changed a path, newest first.
     *
     * @param at the revision to start from
     * @param path a file or folder; empty for the whole repository
     * @param skip how many to leave out, for paging
     * @param limit the most to return
     */
    List<Commit> log(SourceRequest at, String path, int skip, int limit)
            throws SourceException, InterruptedException;

    /**
     * Returns for every line of a file the commit that brought it in, following renames.
     *
     * @throws SourceException when there is no such file, or it is binary
     */
    List<BlamedLine> blame(SourceRequest at, String path)
            throws SourceException, InterruptedException;

    /**
     * Returns the files that differ, sorted by path.
     *
     * @param to the later revision
     * @param from the earlier one: branch, tag or commit
     */
    List<PathChange> changes(SourceRequest to, String from)
            throws SourceException, InterruptedException;

    /**
     * Returns the branches and tags, branches first, each sorted by name. The request's revision
     * does not matter.
     */
    List<NamedRevision> names(SourceRequest at) throws SourceException, InterruptedException;
}
