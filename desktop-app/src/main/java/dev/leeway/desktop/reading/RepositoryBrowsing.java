package dev.leeway.desktop.reading;

import dev.leeway.engine.proposal.HostException;
import dev.leeway.engine.proposal.PullRequestHost.OpenRequest;
import dev.leeway.engine.proposal.PullRequestHost.PullRequest;
import dev.leeway.engine.proposal.PullRequestHost.RequestCheck;
import dev.leeway.engine.run.RevisionEffect;
import dev.leeway.engine.source.Blame;
import dev.leeway.engine.source.CommitDetails;
import dev.leeway.engine.source.CommitLog;
import dev.leeway.engine.source.CommitSearch;
import dev.leeway.engine.source.Distance;
import dev.leeway.engine.source.MirrorCondition;
import dev.leeway.engine.source.PathChange;
import dev.leeway.engine.source.RevisionTip;
import dev.leeway.engine.source.SignatureVerdict;
import dev.leeway.engine.source.SourceException;
import dev.leeway.engine.source.SourceTree;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Looks into the Git repositories of the open workspace, through their local mirrors: the remote is
 * asked only for a revision that the mirror lacks, and the host only for its pull requests. Every
 * method waits, until a deadline of its own, and ends soon after an interruption; safe for use from
 * several threads.
 */
public interface RepositoryBrowsing {
    /** Returns the workspace's repositories, in its order. */
    List<Described> repositories();

    /** Returns what a repository's mirror holds, without asking the remote. */
    Holdings holdings(String repository) throws SourceException, InterruptedException;

    /** Returns how far a commit is from another; both by their full ids. */
    Distance distance(String repository, String of, String from)
            throws SourceException, InterruptedException;

    /** Returns the newest commit that two revisions have in common, or empty. */
    Optional<String> mergeBase(String repository, String one, String other)
            throws SourceException, InterruptedException;

    /** Returns the files of a revision. */
    SourceTree tree(String repository, String revision)
            throws SourceException, InterruptedException;

    /**
     * Opens the log of a revision.
     *
     * @param revision where it starts
     */
    CommitLog log(String repository, String revision, CommitSearch search)
            throws SourceException, InterruptedException;

    /** Returns a commit by its full id. */
    CommitDetails commit(String repository, String commit)
            throws SourceException, InterruptedException;

    /** Asks the operator's Git about a commit's signature. */
    SignatureVerdict signature(String repository, String commit)
            throws SourceException, InterruptedException;

    /** Returns who brought in the lines of a file of a commit. */
    Blame blame(String repository, String commit, String path)
            throws SourceException, InterruptedException;

    /**
     * Returns the files that differ.
     *
     * @param from the earlier revision
     * @param to the later one
     */
    List<PathChange> changes(String repository, String from, String to)
            throws SourceException, InterruptedException;

    /**
     * Tells what going from one revision to another would change of each application, as it is
     * found.
     *
     * @param from the earlier revision; empty for before the first commit
     * @param listener called on any thread
     */
    void effects(
            String repository, Optional<String> from, String to, Consumer<RevisionEffect> listener)
            throws InterruptedException;

    /** Returns the open pull requests of a repository whose host the workspace names. */
    List<OpenRequest> openRequests(String repository) throws HostException, InterruptedException;

    /** Returns the checks of a pull request. */
    List<RequestCheck> checks(String repository, PullRequest request)
            throws HostException, InterruptedException;

    /**
     * Returns where people read a file of a commit at its host, or empty when that is not known.
     * Does not wait.
     *
     * @param line the line to point at, from 1; 0 for none
     */
    Optional<String> link(String repository, String commit, String path, int line);

    /**
     * A repository of the workspace.
     *
     * @param name its name
     * @param url its address, without the login that may stand in it
     * @param revision the revision that the workspace follows
     * @param hosted whether the workspace names its host of pull requests
     * @param readers the applications that read it
     */
    record Described(
            String name, String url, String revision, boolean hosted, List<Reader> readers) {
        public Described {
            readers = List.copyOf(readers);
        }
    }

    /**
     * An application that reads a repository.
     *
     * @param application its name
     * @param path the folder that it reads
     * @param revision the revision that it follows
     * @param cluster where it goes
     */
    record Reader(String application, String path, String revision, String cluster) {}

    /**
     * What a mirror holds.
     *
     * @param condition how it stands
     * @param tips the branches and tags, branches first, the newest first
     */
    record Holdings(MirrorCondition condition, List<RevisionTip> tips) {
        public Holdings {
            tips = List.copyOf(tips);
        }
    }
}
