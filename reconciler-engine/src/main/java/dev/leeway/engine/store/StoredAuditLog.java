package dev.leeway.engine.store;

import dev.leeway.engine.audit.TrailPhrase;
import dev.leeway.engine.audit.AuditEvent;
import dev.leeway.engine.audit.AuditKind;
import dev.leeway.engine.audit.AuditLog;
import dev.leeway.engine.audit.AuditQuery;
import dev.leeway.engine.audit.AuditRecord;
import dev.leeway.engine.audit.AuditVerdict;
import dev.leeway.engine.audit.ChainHead;
import dev.leeway.engine.audit.Outcome;
import dev.leeway.engine.audit.StoreException;
import dev.leeway.engine.audit.StorePhrase;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The audit trail in the database, with its head in a file apart. */
final class StoredAuditLog implements AuditLog {
    private static final Logger LOG = LoggerFactory.getLogger(StoredAuditLog.class);
    private static final int PAGE = 1000;

    private final Database database;
    private final HeadFile headFile;
    private final Clock clock;

    StoredAuditLog(Database database, HeadFile headFile, Clock clock) {
        this.database = database;
        this.headFile = headFile;
        this.clock = clock;
    }

    /** Gives a new trail its head, so that a missing head later means that it was taken away. */
    void prepare() throws StoreException {
        if (headFile.read().isEmpty() && head().sequence() == 0) {
            keepHead();
        }
    }

    private record Appended(List<AuditRecord> records, boolean damaged) {}

    @Override
    public List<AuditRecord> append(List<AuditEvent> events) throws StoreException {
        return events.isEmpty() ? List.of() : append(events, _ -> events.size());
    }

    /** Adds records with what else belongs to them, in one transaction: all of it or none. */
    List<AuditRecord> append(List<AuditEvent> events, Database.Work<Integer> work)
            throws StoreException {
        boolean interrupted = Thread.interrupted();
        try {
            Appended appended =
                    database.writing(
                            connection -> {
                                work.on(connection);
                                return append(connection, events);
                            });
            keepHead();
            int first = appended.damaged() ? 1 : 0;
            return appended.records().subList(first, appended.records().size());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Appended append(Connection connection, List<AuditEvent> events) throws SQLException {
        ChainHead last = AuditTable.head(connection);
        List<AuditEvent> all = new ArrayList<>(events);
        Optional<String> damage = damage(connection, last);
        damage.ifPresent(
                message ->
                        all.addFirst(
                                AuditEvent.of(
                                        clock.instant(),
                                        events.getFirst().operator(),
                                        AuditKind.TRAIL_DAMAGED,
                                        Outcome.DONE,
                                        message)));
        List<AuditRecord> records = new ArrayList<>();
        long sequence = last.sequence();
        String previous = last.hash();
        for (AuditEvent event : all) {
            AuditRecord record = AuditChain.link(++sequence, event, previous);
            records.add(record);
            previous = record.hash();
        }
        AuditTable.insert(connection, records);
        return new Appended(List.copyOf(records), damage.isPresent());
    }

    /** Going on without a word would cover up what the kept head proves. */
    private Optional<String> damage(Connection connection, ChainHead last) throws SQLException {
        Optional<ChainHead> kept = headFile.read();
        if (kept.isEmpty()) {
            return last.sequence() == 0
                    ? Optional.empty()
                    : Optional.of(
                            TrailPhrase.HEAD_WAS_GONE.of(Long.toString(last.sequence())).text());
        }
        ChainHead head = kept.get();
        if (head.sequence() > last.sequence()) {
            return Optional.of(
                    TrailPhrase.ENDED.of(Long.toString(last.sequence()), head.toString()).text());
        }
        boolean same =
                head.sequence() == 0
                        || AuditTable.hashAt(connection, head.sequence())
                                .filter(head.hash()::equals)
                                .isPresent();
        return same
                ? Optional.empty()
                : Optional.of(TrailPhrase.BELONGS.of(head.toString()).text());
    }

    /**
     * Sets the head apart to the trail's last record, under the database's write lock. The records
     * stand whatever comes of it; a head that lags is caught up by the next one.
     */
    private void keepHead() {
        try {
            Optional<IOException> failure =
                    database.writing(
                            connection -> {
                                try {
                                    headFile.write(AuditTable.head(connection));
                                    return Optional.empty();
                                } catch (IOException e) {
                                    return Optional.of(e);
                                }
                            });
            failure.ifPresent(e -> LOG.warn("the head of the audit trail could not be kept", e));
        } catch (StoreException e) {
            LOG.warn("the head of the audit trail could not be kept", e);
        }
    }

    @Override
    public List<AuditRecord> list(AuditQuery query) throws StoreException {
        List<AuditRecord> records = new ArrayList<>();
        for (AuditTable.Row row :
                database.reading(connection -> AuditTable.newest(connection, query))) {
            records.add(readable(row));
        }
        return List.copyOf(records);
    }

    @Override
    public ChainHead head() throws StoreException {
        return database.reading(AuditTable::head);
    }

    @Override
    public AuditVerdict verify(Optional<ChainHead> kept) throws StoreException {
        return new AuditCheck(database, headFile.read(), kept).verdict();
    }

    @Override
    public long export(Appendable out) throws StoreException, IOException {
        long lines = 0;
        long last = 0;
        List<AuditTable.Row> page = page(last);
        while (!page.isEmpty()) {
            for (AuditTable.Row row : page) {
                last = row.sequence();
                out.append(AuditChain.line(readable(row))).append('\n');
                lines++;
            }
            page = page(last);
        }
        return lines;
    }

    private AuditRecord readable(AuditTable.Row row) throws StoreException {
        return row.record()
                .orElseThrow(
                        () ->
                                new StoreException(
                                        StoreException.Problem.CORRUPT,
                                        StorePhrase.STRANGE.of(Long.toString(row.sequence())),
                                        StorePhrase.STRANGE_NEXT.of(),
                                        null));
    }

    private List<AuditTable.Row> page(long after) throws StoreException {
        return database.reading(connection -> AuditTable.after(connection, after, PAGE));
    }
}
