package dev.leeway.engine.audit;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The audit trail: records are added and read, never changed, never taken away. Safe for use from
 * several threads and from several processes at once.
 *
 * <p>A record is written even when the calling thread is interrupted (the flag stays set): cancel
 * stops work, not the account of it.
 */
public interface AuditLog {
    /**
     * Adds records, all or none. They are on the disk when this returns.
     *
     * @return the records, in the order of the events
     */
    List<AuditRecord> append(List<AuditEvent> events) throws StoreException;

    /** Adds one record. It is on the disk when this returns. */
    default AuditRecord append(AuditEvent event) throws StoreException {
        return append(List.of(event)).getFirst();
    }

    /** Returns the newest records that match, oldest first. */
    List<AuditRecord> list(AuditQuery query) throws StoreException;

    /** Returns the last record's place and hash. */
    ChainHead head() throws StoreException;

    /**
     * Checks every record and the links between them, against the head that is kept apart from the
     * trail and against one that the operator kept.
     *
     * <p>Whoever can write this user's files can rewrite the trail and the head beside it. Only a
     * head kept where they cannot write proves that they did not.
     *
     * @param kept a head noted earlier, if the operator has one
     */
    AuditVerdict verify(Optional<ChainHead> kept) throws StoreException;

    /**
     * Writes every record as one line of JSON, oldest first: sequence, hashes and every part of the
     * event.
     *
     * @return how many lines
     * @throws IOException when {@code out} fails
     */
    long export(Appendable out) throws StoreException, IOException;
}
