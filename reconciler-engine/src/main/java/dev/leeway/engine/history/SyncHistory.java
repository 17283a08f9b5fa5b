package dev.leeway.engine.history;

import dev.leeway.engine.audit.Outcome;
import dev.leeway.engine.audit.StoreException;
import dev.leeway.engine.resource.Manifest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The syncs of every application, those at work and those that were cut off included. Safe for use
 * from several threads and processes. What a method wrote is on the disk when it returns, even when
 * the thread is interrupted.
 */
public interface SyncHistory {
    /**
     * Notes a sync before its first request, with what Git asks for.
     *
     * @param desired every object of the application at the revision, in the renderer's order;
     *     values of Secrets are kept as digests alone
     * @return the sync's number
     */
    long begin(SyncStart start, List<Manifest> desired) throws StoreException;

    /**
     * Notes the end of a sync that was begun.
     *
     * @param results what became of each object
     */
    void end(
            String runId,
            Instant ended,
            Outcome outcome,
            String message,
            List<ObjectResult> results)
            throws StoreException;

    /**
     * Returns syncs of an application on a cluster, newest first.
     *
     * @param before only syncs with a smaller number; {@link Long#MAX_VALUE} for the newest page
     * @param limit the most to return
     */
    List<SyncRecord> page(String application, String cluster, long before, int limit)
            throws StoreException;

    /** Returns a sync by its number, or empty when there is none of the application there. */
    Optional<SyncRecord> find(String application, String cluster, long number)
            throws StoreException;

    /**
     * Returns the manifests that are kept of a sync, in their order; empty when they are not kept
     * (any more).
     */
    Optional<List<KeptManifest>> manifests(long number) throws StoreException;

    /** Returns what turns the values of a Secret into the digests that this history keeps. */
    SecretDigests digests();

    /** Keeps a sync whatever the retention says, or no longer. */
    void pin(long number, boolean pinned) throws StoreException;

    /**
     * Lets go of what the policy does not keep. The latest sync of the application there, the
     * latest one that was done in whole, and pinned ones are always kept.
     *
     * @return how many syncs were let go
     */
    int retain(String application, String cluster, Retention policy) throws StoreException;

    /**
     * Notes what a comparison said about drift: what is new begins, what is not there any more is
     * over, what is not known stays as it was.
     */
    void noteDrift(String application, String cluster, Instant at, DriftSeen seen)
            throws StoreException;

    /** Returns whether drift of an application is noted that is not over. */
    boolean drifting(String application, String cluster) throws StoreException;

    /** Returns the drift that was there at a moment or later, of every application. */
    List<DriftSpan> drift(Instant from) throws StoreException;
}
