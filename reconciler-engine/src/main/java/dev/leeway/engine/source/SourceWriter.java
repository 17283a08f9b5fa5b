package dev.leeway.engine.source;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Writes commits and branches to a repository. The only door to Git for writing. Safe for use from
 * several threads.
 */
public interface SourceWriter {
    /**
     * Makes a commit in the local mirror; nothing leaves the machine. The mirror keeps it under the
     * name until {@link #forget}.
     *
     * @return the full id of the commit
     * @throws SourceException when the parent is not known or the mirror cannot be written
     */
    String commit(NewCommit commit) throws SourceException, InterruptedException;

    /**
     * Pushes a commit as a new branch. Never forces: a branch that is there already stays as it is.
     *
     * @param url the repository
     * @param commit the full id of a commit of the mirror
     * @param branch the branch's short name
     * @param timeout how long it may take
     * @throws SourceException when the remote cannot be reached or refuses the login
     */
    PushResult push(String url, String commit, String branch, Duration timeout)
            throws SourceException, InterruptedException;

    /** Returns whether the mirror has a commit. */
    boolean has(String url, String commit) throws SourceException;

    /** Lets a commit that {@link #commit} made go. */
    void forget(String url, String name) throws SourceException;

    /** Returns a commit as a mail that {@code git am} takes. */
    byte[] patch(String url, String commit) throws SourceException, InterruptedException;

    /** Returns whether a commit is another one or in its history; both are in the mirror. */
    boolean isAncestor(String url, String ancestor, String descendant)
            throws SourceException, InterruptedException;

    /**
     * Returns the oldest commit after {@code since} and up to {@code tip} that makes the same
     * change as a commit, line for line.
     *
     * @param commit the full id of the commit whose change is looked for
     * @param since the full id of a commit before which nothing is looked at
     * @param tip the full id of the newest commit to look at
     */
    Optional<String> sameChange(String url, String commit, String since, String tip)
            throws SourceException, InterruptedException;

    /**
     * A commit to be made.
     *
     * @param url the repository
     * @param parent the full id of the commit that it stands on
     * @param name the name under which the mirror keeps it
     * @param files the files that change, each with its new bytes, or empty when it goes
     * @param message the message
     */
    record NewCommit(
            String url,
            String parent,
            String name,
            Map<String, Optional<byte[]>> files,
            String message) {
        public NewCommit {
            files = Map.copyOf(files);
        }
    }

    /** What became of a push. */
    sealed interface PushResult {
        /** The branch is at the remote, with exactly this commit. */
        record Done() implements PushResult {}

        /**
         * The remote has a branch of this name with other commits.
         *
         * @param commit where it stands
         */
        record Taken(String commit) implements PushResult {}

        /**
         * The remote will not have it.
         *
         * @param words what it said
         */
        record Refused(String words) implements PushResult {}
    }
}
