package dev.leeway.engine.proposal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The pull requests of one repository at its host. Safe for use from several threads. No method
 * sends the token to any other host.
 */
public interface PullRequestHost {
    /** Returns the newest request of a branch into a target, open ones first; or empty. */
    Optional<PullRequest> find(String branch, String target, Duration timeout)
            throws HostException, InterruptedException;

    /**
     * Opens a request. Ask {@link #find} first: a second one for the same branch is refused by most
     * hosts and a nuisance at the others.
     */
    PullRequest open(NewPullRequest request, Duration timeout)
            throws HostException, InterruptedException;

    /**
     * Returns the open requests of the repository, the newest first, drafts included.
     *
     * @param limit the most to return, at most 100
     */
    List<OpenRequest> open(int limit, Duration timeout) throws HostException, InterruptedException;

    /** Reads a request as it stands now. */
    PullRequest read(String number, Duration timeout) throws HostException, InterruptedException;

    /** Changes title and text of an open request. */
    PullRequest update(String number, String title, String body, Duration timeout)
            throws HostException, InterruptedException;

    /** Closes an open request without merging it; its branch stays. */
    PullRequest close(String number, Duration timeout) throws HostException, InterruptedException;

    /** Returns the checks of a request's newest commit, in the host's order. */
    List<RequestCheck> checks(PullRequest request, Duration timeout)
            throws HostException, InterruptedException;

    /** Returns the page on which a person can open a request for a branch. */
    String compareLink(String branch, String target);

    /**
     * A request to be opened.
     *
     * @param branch the branch with the commit
     * @param target the branch to be merged into
     * @param title its title
     * @param body its text, in Markdown
     */
    record NewPullRequest(String branch, String target, String title, String body) {}

    /**
     * A request at the host.
     *
     * @param number how the host names it
     * @param url where people read it
     * @param state how it stands
     * @param branch the branch with the commit
     * @param target the branch to be merged into
     * @param head the full id of the branch's newest commit; empty when the host does not say
     * @param mergeCommit the full id of the commit that the merge left on the target; empty unless
     *     it is merged and the host says so
     */
    record PullRequest(
            String number,
            String url,
            State state,
            String branch,
            String target,
            String head,
            String mergeCommit) {}

    /**
     * An open request, as a list shows it.
     *
     * @param request the request
     * @param title its title
     * @param author who opened it, as the host names people; may be empty
     * @param draft whether it is not meant to be merged yet
     */
    record OpenRequest(PullRequest request, String title, String author, boolean draft) {}

    /** How a request stands. */
    enum State {
        /** Open, drafts included. */
        OPEN,
        /** Merged in any way. */
        MERGED,
        /** Closed without a merge. */
        CLOSED
    }

    /**
     * A check of a commit.
     *
     * @param name its name
     * @param state how it stands
     * @param url where people read about it; may be empty
     */
    record RequestCheck(String name, CheckState state, String url) {}

    /** How a check stands. */
    enum CheckState {
        /** Not finished. */
        PENDING,
        /** Passed, or not needed. */
        PASSED,
        /** Failed. */
        FAILED,
        /** In a state that Leeway does not know. */
        UNKNOWN
    }
}
