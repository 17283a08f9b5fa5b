package dev.leeway.engine.store;

import dev.leeway.engine.apply.RunJournal;
import dev.leeway.engine.audit.AuditLog;
import dev.leeway.engine.audit.StoreException;
import dev.leeway.engine.bypass.BypassJournal;
import dev.leeway.engine.history.Retention;
import dev.leeway.engine.history.SecretDigests;
import dev.leeway.engine.history.SyncHistory;
import dev.leeway.engine.proposal.ProposalOutbox;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;

/**
 * The audit trail, the run journal, the sync history and the leases in one database file.
 *
 * <p>Several Leeways may use the same folders at once: each record is one short transaction, and
 * nothing but a second run on the same application and cluster is refused. Safe for use from
 * several threads.
 */
public final class LeewayStore implements AutoCloseable {
    private final Database database;
    private final ProcessMarks processes;
    private final StoredAuditLog audit;
    private final RunJournal journal;
    private final SyncHistory history;
    private final BypassJournal bypasses;

    private LeewayStore(
            Database database,
            ProcessMarks processes,
            StoredAuditLog audit,
            RunJournal journal,
            SyncHistory history,
            BypassJournal bypasses) {
        this.database = database;
        this.processes = processes;
        this.audit = audit;
        this.journal = journal;
        this.history = history;
        this.bypasses = bypasses;
    }

    /**
     * Opens the store, makes it when there is none.
     *
     * @param dataFolder holds {@code leeway.db}
     * @param stateFolder holds {@code audit.head} and {@code history.key}, apart from the database
     *     on purpose
     * @param clock tells the time of journal notes
     */
    public static LeewayStore open(Path dataFolder, Path stateFolder, Clock clock)
            throws StoreException {
        return open(dataFolder, stateFolder, clock, Retention.USUAL);
    }

    /**
     * Opens the store, makes it when there is none.
     *
     * @param retention how much history is kept of each application that is synced through it
     */
    public static LeewayStore open(
            Path dataFolder, Path stateFolder, Clock clock, Retention retention)
            throws StoreException {
        Path file = dataFolder.toAbsolutePath().resolve("leeway.db");
        Database database = Database.open(file);
        try {
            HeadFile head = new HeadFile(stateFolder.toAbsolutePath().resolve("audit.head"));
            StoredAuditLog audit = new StoredAuditLog(database, head, clock);
            audit.prepare();
            DigestKey key = new DigestKey(stateFolder.toAbsolutePath().resolve("history.key"));
            SecretDigests digests = new SecretDigests(key.bytes());
            ProcessMarks processes = ProcessMarks.open(dataFolder.resolve("processes"));
            return new LeewayStore(
                    database,
                    processes,
                    audit,
                    new StoredRunJournal(database, processes, clock),
                    new StoredSyncHistory(database, digests, retention),
                    new StoredBypassJournal(database, audit));
        } catch (IOException e) {
            database.close();
            throw SqliteTrouble.notWritable(dataFolder, e);
        } catch (StoreException e) {
            database.close();
            throw e;
        }
    }

    /** Returns the audit trail. */
    public AuditLog auditLog() {
        return audit;
    }

    /** Returns the run journal. */
    public RunJournal runJournal() {
        return journal;
    }

    /** Returns the sync history. */
    public SyncHistory syncHistory() {
        return history;
    }

    /** Returns the proposals on their way. */
    public ProposalOutbox proposalOutbox() {
        return new StoredProposalOutbox(database);
    }

    /** Returns the leases of emergency fixes. */
    public BypassJournal bypassJournal() {
        return bypasses;
    }

    Database database() {
        return database;
    }

    @Override
    public void close() {
        database.close();
        try {
            processes.close();
        } catch (IOException e) {
            // The operating system lets go of the mark when the process ends.
            return;
        }
    }
}
