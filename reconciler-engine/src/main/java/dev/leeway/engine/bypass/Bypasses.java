package dev.leeway.engine.bypass;

import dev.leeway.engine.bypass.review.FixReview;
import dev.leeway.engine.live.BypassMark;
import dev.leeway.engine.proposal.Candidate;
import dev.leeway.engine.proposal.ProposalDraft;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.wording.Wording;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The leases of one workspace, as windows and commands hold them. Every method works on the calling
 * thread, can be cancelled by interrupting it, and is safe for use from several threads.
 *
 * <p>Each step is written down before it is done. A step that fails leaves the lease where its
 * account says; {@link #goOn} finds out by reading what became of it and goes on from there.
 */
public interface Bypasses {
    /**
     * Answers, before anything is sent, what a fix would do, who refuses it, who would take it back
     * and what else it touches. Writes nothing.
     *
     * @throws FixException when the action does not fit the object
     * @throws BypassException when the object cannot be read
     */
    FixReview review(String application, ResourceKey object, FixAction action)
            throws FixException, BypassException, InterruptedException;

    /**
     * Opens a lease for a reviewed fix, guards the object, proves that, and sends the fix.
     *
     * @return the lease, fixed
     * @throws BypassException when the terms are not met (nothing is written then), or when a step
     *     fails; the message names the lease
     */
    Lease start(FixReview review, BypassTerms terms) throws BypassException, InterruptedException;

    /**
     * Finds out what became of a step that was cut off, and goes on until the fix is live.
     *
     * @throws BypassException when that is not possible; the inverse can still be applied
     */
    Lease goOn(String id) throws BypassException, InterruptedException;

    /** Returns the leases that are not over, or all, the newest first. */
    List<Lease> list(boolean all) throws BypassException;

    /** Returns a lease. */
    Lease show(String id) throws BypassException;

    /**
     * Returns what Git and the cluster say now on the fields of a lease that was merged with other
     * values than its fix; empty when that is not so, or was decided since. Changes nothing.
     *
     * @throws BypassException when Git or the cluster cannot be read
     */
    Optional<MergedOtherwise> mergedOtherwise(String id)
            throws BypassException, InterruptedException;

    /**
     * Returns whether this process is taking a step with a lease right now; what its account calls
     * begun is not cut off then.
     */
    boolean underWay(String id);

    /**
     * Looks at a lease and takes every step that is certain: notes an erosion, the end of its time,
     * a merge; releases it when live is what Git asks for. While another thread takes a step with
     * it, nothing is done.
     */
    Tended tend(String id) throws BypassException, InterruptedException;

    /**
     * Edits the source so that it says what is live, proves it, and hands the proposal in; once.
     *
     * @throws BypassException when no edit is proved, saying what is left over
     */
    Lease propose(String id) throws BypassException, InterruptedException;

    /**
     * Works out how the source can be edited so that it says what is live, each way with its proof,
     * and writes nothing. Files that the operator finishes by hand are proved on this draft with
     * {@link dev.leeway.engine.proposal.Proposals#prove}, as often as wanted.
     *
     * @throws BypassException when the lease is not at that stage, when nothing of the fix belongs
     *     into Git, or when the source cannot be read or rendered
     */
    ProposalDraft draft(String id) throws BypassException, InterruptedException;

    /**
     * Hands in a chosen edit of a draft, once.
     *
     * @param draft what {@link #draft} returned for this lease
     * @param chosen one of its candidates, or one that was proved by hand; complete, or needing the
     *     consent that this call gives
     * @throws BypassException when it is not proved
     */
    Lease propose(String id, ProposalDraft draft, Candidate chosen)
            throws BypassException, InterruptedException;

    /** Fixes an eroded object anew. */
    Lease fixAnew(String id) throws BypassException, InterruptedException;

    /**
     * Gives a lease more time from now, with a reason.
     *
     * @throws BypassException when it would end earlier than it does, or a hold cannot be renewed
     */
    Lease extend(String id, Duration more, String by, String reason)
            throws BypassException, InterruptedException;

    /**
     * Releases a lease: by itself when Git has the fix; with {@code intoGit} also when it has not,
     * by setting the touched fields to what Git says; what Git does not name stays as it is.
     *
     * @throws NotInGitException when Git does not have it and that was not asked for
     * @throws BypassException when it cannot be released for another reason
     */
    Tended release(String id, boolean intoGit, String by)
            throws BypassException, InterruptedException;

    /** Applies the saved inverse and ends the lease. */
    default Lease abandon(String id, String by, String why)
            throws BypassException, InterruptedException {
        return abandon(id, by, why, false);
    }

    /**
     * Applies the inverse and ends a lease, as {@link #abandon(String, String, String)} does.
     *
     * @param closing whether an open request is closed at its host too; where that cannot be done,
     *     the lease ends all the same and says so
     */
    Lease abandon(String id, String by, String why, boolean closing)
            throws BypassException, InterruptedException;

    /**
     * Returns the marks on an application's objects, whoever holds the leases.
     *
     * @throws BypassException when the objects cannot be read
     */
    Map<ResourceKey, BypassMark> marks(String application)
            throws BypassException, InterruptedException;

    /**
     * Watches every open lease until closed, also those that are opened later and by others on this
     * machine; the listener hears of erosions within moments. A cluster that does not answer is
     * asked again and again. The listener is called on threads of the watch.
     */
    AutoCloseable watch(Listener listener);

    /** Hears of leases that changed by themselves. */
    @FunctionalInterface
    interface Listener {
        /** Called with the lease as it is now. */
        void changed(Lease lease);
    }

    /**
     * A lease that was looked at.
     *
     * @param lease the lease as it is now
     * @param awaits what it waits for; empty when it is over
     */
    record Tended(Lease lease, Wording awaits) {
        /** Returns in English what it waits for; empty when it is over. */
        public String waitsFor() {
            return awaits.text();
        }
    }
}
