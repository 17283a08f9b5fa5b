package dev.leeway.desktop.reading;

import dev.leeway.engine.bypass.BypassException;
import dev.leeway.engine.bypass.BypassTerms;
import dev.leeway.engine.bypass.Bypasses.Tended;
import dev.leeway.engine.bypass.FixAction;
import dev.leeway.engine.bypass.FixException;
import dev.leeway.engine.bypass.Lease;
import dev.leeway.engine.bypass.review.FixReview;
import dev.leeway.engine.proposal.Candidate;
import dev.leeway.engine.proposal.ProposalDraft;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.schema.FieldSchema;
import java.time.Duration;
import java.util.Optional;

/**
 * Emergency fixes of the open workspace: reviews, begins, tends and ends them. Every method waits;
 * safe for use from several threads.
 */
public interface LeaseDesk {
    /** Returns who sits here: the owner of leases when nobody says otherwise. */
    String operator();

    /**
     * Reads one live object, now and past anything kept.
     *
     * @throws BypassException when it does not exist or cannot be read
     */
    FixSubject subject(String application, ResourceKey object)
            throws BypassException, InterruptedException;

    /**
     * Returns the shape of an object's kind with the API's descriptions of its fields; empty where
     * the cluster gives none, or cannot be asked.
     */
    Optional<FieldSchema> described(FixSubject subject) throws InterruptedException;

    /**
     * Answers the questions about a fix; writes nothing.
     *
     * @throws FixException when the action does not fit the object
     * @throws BypassException when the object cannot be read
     */
    FixReview review(String application, ResourceKey object, FixAction action)
            throws FixException, BypassException, InterruptedException;

    /**
     * Opens a lease for a reviewed fix, guards the object, and sends the fix.
     *
     * @throws BypassException when the terms are not met, or a step failed
     */
    Lease start(FixReview review, BypassTerms terms) throws BypassException, InterruptedException;

    /** Finds out what became of a step that was cut off, and goes on. */
    Lease goOn(String id) throws BypassException, InterruptedException;

    /** Takes the fix to Git. */
    Lease propose(String id) throws BypassException, InterruptedException;

    /**
     * Works out how the source can be edited so that it says what is live; writes nothing.
     *
     * @throws BypassException when the lease is not at that stage, or the source cannot be read
     */
    ProposalDraft draft(String id) throws BypassException, InterruptedException;

    /**
     * Hands in a chosen edit of a draft, or one that was finished by hand.
     *
     * @throws BypassException when it is not proved, or a step failed
     */
    Lease propose(String id, ProposalDraft draft, Candidate chosen)
            throws BypassException, InterruptedException;

    /** Fixes an eroded object anew. */
    Lease fixAnew(String id) throws BypassException, InterruptedException;

    /** Gives a lease more time from now, with a reason. */
    Lease extend(String id, Duration more, String reason)
            throws BypassException, InterruptedException;

    /** Releases a lease; with {@code intoGit} also when Git does not have the fix. */
    Tended release(String id, boolean intoGit) throws BypassException, InterruptedException;

    /** Applies the saved inverse and ends the lease. */
    Lease abandon(String id, String why, boolean closing)
            throws BypassException, InterruptedException;
}
