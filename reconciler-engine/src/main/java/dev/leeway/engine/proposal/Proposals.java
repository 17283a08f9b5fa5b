package dev.leeway.engine.proposal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The proposals of one workspace, from the draft to the merge. Every method works on the calling
 * thread, can be cancelled by interrupting it, and is safe for use from several threads.
 */
public interface Proposals {
    /**
     * Edits the source so that it says what is live, and proves each way to do so. Writes nothing.
     *
     * @throws ProposalException when the source cannot be read or rendered
     */
    ProposalDraft draft(DraftRequest request) throws ProposalException, InterruptedException;

    /**
     * Works out the commit that brings an application's source back to an older revision, and
     * proves it. Writes nothing.
     *
     * @throws ProposalException when one of the revisions cannot be read or rendered
     */
    ProposalDraft revert(RevertRequest request) throws ProposalException, InterruptedException;

    /**
     * Proves files that the operator finished by hand, on a draft's base. Writes nothing.
     *
     * @throws ProposalException when the base cannot be read or rendered
     */
    Candidate prove(ProposalDraft draft, List<FileChange> files)
            throws ProposalException, InterruptedException;

    /**
     * Returns the files that an operator may want to finish by hand: those of the application's
     * folder, of the kustomizations that it builds on, and those that a candidate edits; paths from
     * the repository's root, in order.
     */
    List<String> files(ProposalDraft draft) throws ProposalException, InterruptedException;

    /** Returns a file's bytes at a draft's base; empty when there is none. */
    Optional<byte[]> read(ProposalDraft draft, String path)
            throws ProposalException, InterruptedException;

    /**
     * Makes the commit and puts the proposal on its way; the host is not asked yet. Handing in the
     * same id again returns what is there already.
     *
     * @param chosen one of the draft's candidates, or one that {@link #prove} gave; complete, or
     *     needing the consent that this call gives
     * @throws ProposalException when the candidate is not proved, or the commit cannot be written
     */
    Proposal submit(ProposalDraft draft, Candidate chosen, ProposalReason reason)
            throws ProposalException, InterruptedException;

    /**
     * Tries to send a proposal now: pushes its branch and opens its request, whichever is missing.
     * With the host out of reach the proposal stays as it is, its next try later.
     *
     * @throws ProposalException when there is no such proposal, or its state cannot be written
     */
    Proposal deliver(String id) throws ProposalException, InterruptedException;

    /** Sends what is due, and looks after what is under review; returns what was looked at. */
    List<Proposal> tend() throws ProposalException, InterruptedException;

    /**
     * Looks whether a proposal was merged or closed, by the host's word and by Git's; one that is
     * not sent yet is sent when it is due. After trouble nothing is asked before the next try is
     * due.
     *
     * @throws ProposalException when there is no such proposal, or its state cannot be written
     */
    Proposal watch(String id) throws ProposalException, InterruptedException;

    /**
     * Notes that the lease behind a proposal ends at another time. An open request is corrected
     * now, or when its host answers again; a later one says it from the start.
     *
     * @throws ProposalException when there is no such proposal, or it cannot be noted
     */
    void endsAt(String id, Instant end) throws ProposalException, InterruptedException;

    /**
     * Returns the checks of a proposal's request, as its host lists them; none without a request.
     *
     * @throws ProposalException when there is no such proposal, or its host does not answer
     */
    List<PullRequestHost.RequestCheck> checks(String id)
            throws ProposalException, InterruptedException;

    /** Returns a proposal, or empty. */
    Optional<Proposal> find(String id) throws ProposalException;

    /** Returns all proposals, the newest first. */
    List<Proposal> all() throws ProposalException;

    /**
     * Puts a stuck or dropped proposal on its way again, due at once; one under review whose last
     * look failed is looked at anew.
     *
     * @throws ProposalException when it is merged or closed, or under review and seen there
     */
    Proposal retry(String id) throws ProposalException;

    /**
     * Closes a proposal's open request at its host without merging it; its branch stays there.
     *
     * @throws ProposalException when it has no open request, somebody merged it meanwhile, or its
     *     host does not do it
     */
    Proposal closeRequest(String id) throws ProposalException, InterruptedException;

    /** Gives a proposal up; what is at the host already stays there. */
    Proposal drop(String id, String why) throws ProposalException;

    /**
     * Returns the commit as a patch file that {@code git am} takes, for whoever may not push.
     *
     * @throws ProposalException when there is no such proposal, or its commit is gone
     */
    byte[] patch(String id) throws ProposalException, InterruptedException;

    /**
     * Returns whether a commit is in a revision's history.
     *
     * @param application the application whose repository is asked
     * @throws ProposalException when the repository cannot be read
     */
    boolean contains(String application, String revision, String commit)
            throws ProposalException, InterruptedException;
}
