package dev.leeway.engine.bypass;

import dev.leeway.engine.audit.AuditEvent;
import dev.leeway.engine.audit.StoreException;
import java.util.List;
import java.util.Optional;

/**
 * The leases on the disk: each step is written before its action. Safe for use from several threads
 * and from several processes at once; what a method wrote is on the disk when it returns, even when
 * the thread is interrupted.
 */
public interface BypassJournal {
    /**
     * Opens a lease as a draft. Values of Secrets are not written.
     *
     * @param told its row on the audit trail; both are written or neither
     * @throws StoreException when it cannot be written; then nothing may be sent
     */
    Lease open(Bypass bypass, AuditEvent told) throws StoreException;

    /**
     * Adds an entry.
     *
     * @param lease the lease as the caller knows it
     * @param told its row on the audit trail; both are written or neither
     * @return the lease with the entry
     * @throws StoreException when it cannot be written, or when another Leeway added an entry since
     *     ({@code RUN_IN_PROGRESS}); then nothing may be sent
     * @throws IllegalArgumentException when the entry leads where the table of transitions does not
     */
    Lease add(Lease lease, JournalEntry entry, AuditEvent told) throws StoreException;

    /** Returns a lease, or empty. */
    Optional<Lease> find(String id) throws StoreException;

    /** Returns all leases, the newest first. */
    List<Lease> all() throws StoreException;

    /** Throws when an entry may not follow in a lease's account. */
    static void check(Lease lease, JournalEntry entry) {
        Optional<Stage> to =
                switch (entry) {
                    case JournalEntry.Intended intended -> Optional.of(intended.to());
                    case JournalEntry.Reached reached -> Optional.of(reached.state().stage());
                    case JournalEntry.Dropped _, JournalEntry.Extended _ -> Optional.empty();
                };
        if (to.isPresent() && !Transitions.legal(lease.stage(), to.get())) {
            throw new IllegalArgumentException(
                    "bypass "
                            + lease.id()
                            + " cannot go from "
                            + lease.stage()
                            + " to "
                            + to.get());
        }
        if (lease.stage().over()) {
            throw new IllegalArgumentException("bypass " + lease.id() + " is over");
        }
    }
}
