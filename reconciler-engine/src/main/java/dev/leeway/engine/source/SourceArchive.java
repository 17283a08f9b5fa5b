package dev.leeway.engine.source;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Looks into everything that the local mirror of a repository holds: every branch, commit and file.
 * Never asks the remote; {@link SourceReader} does. Every method can be cancelled by interrupting
 * its caller. Safe for use from several threads.
 */
public interface SourceArchive {
    /** Returns how the mirror stands, without touching the remote. */
    MirrorCondition condition(String url);

    /**
     * Returns the branches and tags with their commits, branches first, the newest commit first;
     * none when nothing was fetched yet.
     */
    List<RevisionTip> tips(String url) throws SourceException, InterruptedException;

    /**
     * Returns how far one commit is from another.
     *
     * @param of the full id of the commit
     * @param from the full id of the commit that it is measured against
     */
    Distance distance(String url, String of, String from)
            throws SourceException, InterruptedException;

    /** Returns the newest commit that two commits have in common, or empty. */
    Optional<String> mergeBase(String url, String one, String other)
            throws SourceException, InterruptedException;

    /**
     * Opens a log; reads nothing yet.
     *
     * @param starts the full ids of the commits to start from
     */
    CommitLog log(String url, List<String> starts, CommitSearch search) throws SourceException;

    /** Returns a commit with its whole message and the files that it changed. */
    CommitDetails details(String url, String commit) throws SourceException, InterruptedException;

    /**
     * Asks the operator's Git whether a commit's signature is good.
     *
     * @param timeout how long that may take; when it is over, nothing is known
     */
    SignatureVerdict verify(String url, String commit, Duration timeout)
            throws SourceException, InterruptedException;

    /**
     * Returns for the lines of a file the commits that brought them in, following renames.
     *
     * @param commit the full id of the commit to start from
     * @param patience how long it may take; when it is over, the lines known by then are returned
     * @throws SourceException when there is no such file
     */
    Blame blame(String url, String commit, String path, Duration patience)
            throws SourceException, InterruptedException;
}
