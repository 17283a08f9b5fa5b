package dev.leeway.engine.proposal;

import dev.leeway.engine.audit.StoreException;
import dev.leeway.engine.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The proposals on their way, on the disk. Safe for use from several threads and processes; what a
 * method wrote is on the disk when it returns, even when the thread is interrupted.
 */
public interface ProposalOutbox {
    /**
     * Puts a proposal in, unless its id is known already.
     *
     * @param recipe what is needed to make it again on another base
     * @return whether it was new
     */
    boolean add(Proposal proposal, JsonObject recipe) throws StoreException;

    /** Returns a proposal, or empty. */
    Optional<Proposal> find(String id) throws StoreException;

    /** Returns what is needed to make a proposal again, or empty. */
    Optional<JsonObject> recipe(String id) throws StoreException;

    /** Replaces what is needed to make a proposal again. */
    void rewrite(String id, JsonObject recipe) throws StoreException;

    /** Returns all, the newest first. */
    List<Proposal> all() throws StoreException;

    /** Notes how a proposal stands now. */
    void update(Proposal proposal) throws StoreException;

    /**
     * Takes the next try of a proposal for the caller, so that no other process makes it too.
     *
     * @param seen the next try as the caller read it
     * @param until when others may try should the caller never come back
     * @return whether the caller has it
     */
    boolean claim(String id, Instant seen, Instant until) throws StoreException;
}
