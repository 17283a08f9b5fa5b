package dev.leeway.engine.store;

import dev.leeway.engine.audit.Outcome;
import dev.leeway.engine.history.ObjectResult;
import dev.leeway.engine.history.SyncRecord;
import dev.leeway.engine.history.SyncStart;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.resource.Revision;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The rows of the sync history. */
final class SyncTable {
    /** A process that died between the journal's last note and the history's left a gap. */
    private static final String SELECT =
            "SELECT sync.*, rendering.manifests, run.ended_at AS run_ended,"
                    + " run.outcome AS run_outcome, run.message AS run_message FROM sync"
                    + " LEFT JOIN rendering ON rendering.id = sync.rendering_id"
                    + " LEFT JOIN run ON run.run_id = sync.run_id ";

    private SyncTable() {}

    static long insert(Connection connection, SyncStart start, long rendering) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO sync (run_id, application, cluster, revision, requested, subject,"
                                + " author, authored_at, plan_digest, operator, started_at, outcome,"
                                + " message, partial, pinned, rendering_id)"
                                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', ?, 0, ?)"
                                + " RETURNING id")) {
            Revision revision = start.revision();
            int at = 1;
            insert.setString(at++, start.runId());
            insert.setString(at++, start.application());
            insert.setString(at++, start.cluster());
            insert.setString(at++, revision.commit());
            insert.setString(at++, revision.requested());
            insert.setString(at++, revision.subject());
            insert.setString(at++, revision.author());
            insert.setString(at++, revision.authoredAt().toString());
            insert.setString(at++, start.planDigest());
            insert.setString(at++, start.operator());
            insert.setString(at++, start.started().toString());
            insert.setString(at++, Outcome.BEGUN.name());
            insert.setBoolean(at++, start.partial());
            insert.setLong(at, rendering);
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /**
     * Notes the end; the journal's notes of the steps have done their work then. One that somebody
     * else closed after the journal's end, and so without results, is still waited for.
     */
    static int end(
            Connection connection,
            String runId,
            Instant ended,
            Outcome outcome,
            String message,
            List<ObjectResult> results)
            throws SQLException {
        int changed;
        try (PreparedStatement update =
                connection.prepareStatement(
                        "UPDATE sync SET ended_at = ?, outcome = ?, message = ?, results = ?"
                                + " WHERE run_id = ? AND (ended_at IS NULL OR results IS NULL)")) {
            update.setString(1, ended.toString());
            update.setString(2, outcome.name());
            update.setString(3, message);
            update.setBytes(4, SyncResults.packed(results));
            update.setString(5, runId);
            changed = update.executeUpdate();
        }
        try (PreparedStatement delete =
                connection.prepareStatement(
                        "DELETE FROM run_step WHERE run_id = ? AND EXISTS (SELECT 1 FROM run"
                                + " WHERE run.run_id = run_step.run_id AND run.ended_at IS NOT NULL)")) {
            delete.setString(1, runId);
            delete.executeUpdate();
        }
        return changed;
    }

    /** Where a sync belongs. */
    record Place(String application, String cluster) {}

    /** Returns where a sync belongs; nothing when it is not known. */
    static List<Place> placeOf(Connection connection, String runId) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT application, cluster FROM sync WHERE run_id = ?")) {
            select.setString(1, runId);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? List.of(new Place(row.getString(1), row.getString(2)))
                        : List.of();
            }
        }
    }

    /** Closes a sync that was cut off; what became of its objects stays with the journal. */
    static int settle(Connection connection, String runId, String ended, String note)
            throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "UPDATE sync SET ended_at = ?, outcome = ?, message = ?"
                                + " WHERE run_id = ? AND ended_at IS NULL")) {
            update.setString(1, ended);
            update.setString(2, Outcome.UNKNOWN.name());
            update.setString(3, "The sync was cut off: " + note);
            update.setString(4, runId);
            return update.executeUpdate();
        }
    }

    static List<SyncRecord> page(
            Connection connection, String application, String cluster, long before, int limit)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        SELECT
                                + "WHERE sync.application = ? AND sync.cluster = ? AND sync.id < ?"
                                + " ORDER BY sync.id DESC LIMIT ?")) {
            select.setString(1, application);
            select.setString(2, cluster);
            select.setLong(3, before);
            select.setInt(4, limit);
            return rows(connection, select);
        }
    }

    static Optional<SyncRecord> find(
            Connection connection, String application, String cluster, long number)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        SELECT
                                + "WHERE sync.application = ? AND sync.cluster = ? AND sync.id = ?")) {
            select.setString(1, application);
            select.setString(2, cluster);
            select.setLong(3, number);
            return rows(connection, select).stream().findFirst();
        }
    }

    private static List<SyncRecord> rows(Connection connection, PreparedStatement select)
            throws SQLException {
        List<SyncRecord> records = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                records.add(record(connection, row));
            }
        }
        return List.copyOf(records);
    }

    private static SyncRecord record(Connection connection, ResultSet row) throws SQLException {
        SyncStart start =
                new SyncStart(
                        row.getString("run_id"),
                        row.getString("application"),
                        row.getString("cluster"),
                        new Revision(
                                row.getString("revision"),
                                row.getString("requested"),
                                row.getString("subject"),
                                row.getString("author"),
                                Instant.parse(row.getString("authored_at"))),
                        row.getString("plan_digest"),
                        row.getString("operator"),
                        Instant.parse(row.getString("started_at")),
                        row.getBoolean("partial"));
        byte[] packed = row.getBytes("results");
        int manifests = row.getInt("manifests");
        OptionalInt kept = row.wasNull() ? OptionalInt.empty() : OptionalInt.of(manifests);
        String from =
                row.getString("ended_at") == null && row.getString("run_ended") != null
                        ? "run_ended"
                        : "ended_at";
        boolean gap = from.equals("run_ended");
        return new SyncRecord(
                row.getLong("id"),
                start,
                Optional.ofNullable(row.getString(from)).map(Instant::parse),
                Outcome.valueOf(row.getString(gap ? "run_outcome" : "outcome")),
                row.getString(gap ? "run_message" : "message"),
                packed == null
                        ? journalled(connection, start.runId())
                        : SyncResults.unpacked(packed),
                kept,
                row.getBoolean("pinned"));
    }

    /** While a sync has no end, the journal knows how far it came. */
    private static List<ObjectResult> journalled(Connection connection, String runId)
            throws SQLException {
        List<ObjectResult> results = new ArrayList<>();
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT action, object, sent_at, outcome, message FROM run_step"
                                + " WHERE run_id = ? ORDER BY step")) {
            select.setString(1, runId);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    boolean sent = row.getString("sent_at") != null;
                    String outcome = row.getString("outcome");
                    String message = row.getString("message");
                    results.add(
                            new ObjectResult(
                                    ResourceKey.fromArgument(row.getString("object")),
                                    row.getString("action"),
                                    outcome != null
                                            ? Outcome.valueOf(outcome)
                                            : sent ? Outcome.UNKNOWN : Outcome.NOT_ATTEMPTED,
                                    message == null ? "" : message,
                                    List.of()));
                }
            }
        }
        return results;
    }
}
