package dev.leeway.engine.store;

import dev.leeway.engine.audit.AuditEvent;
import dev.leeway.engine.audit.AuditKind;
import dev.leeway.engine.audit.AuditQuery;
import dev.leeway.engine.audit.AuditRecord;
import dev.leeway.engine.audit.ChainHead;
import dev.leeway.engine.audit.Outcome;
import dev.leeway.engine.resource.ResourceKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The rows of the audit trail. */
final class AuditTable {
    private static final String COLUMNS =
            "sequence, time, operator, kind, outcome, run_id, application, cluster, repository,"
                    + " revision, plan_digest, object, version_before, version_after, message,"
                    + " previous_hash, hash";

    private AuditTable() {}

    /** A row, or what makes it unreadable. */
    record Row(long sequence, Optional<AuditRecord> record) {}

    static void insert(Connection connection, List<AuditRecord> records) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO audit ("
                                + COLUMNS
                                + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (AuditRecord record : records) {
                AuditEvent event = record.event();
                int at = 1;
                insert.setLong(at++, record.sequence());
                insert.setString(at++, event.time().toString());
                insert.setString(at++, event.operator());
                insert.setString(at++, event.kind().name());
                insert.setString(at++, event.outcome().name());
                insert.setString(at++, event.runId());
                insert.setString(at++, event.application());
                insert.setString(at++, event.cluster());
                insert.setString(at++, event.repository());
                insert.setString(at++, event.revision());
                insert.setString(at++, event.planDigest());
                insert.setString(at++, event.object().map(ResourceKey::toArgument).orElse(""));
                insert.setString(at++, event.resourceVersionBefore());
                insert.setString(at++, event.resourceVersionAfter());
                insert.setString(at++, event.message());
                insert.setString(at++, record.previousHash());
                insert.setString(at, record.hash());
                insert.executeUpdate();
            }
        }
    }

    static ChainHead head(Connection connection) throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement(
                                "SELECT sequence, hash FROM audit ORDER BY sequence DESC LIMIT 1");
                ResultSet row = select.executeQuery()) {
            return row.next() ? new ChainHead(row.getLong(1), row.getString(2)) : ChainHead.EMPTY;
        }
    }

    static Optional<String> hashAt(Connection connection, long sequence) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT hash FROM audit WHERE sequence = ?")) {
            select.setLong(1, sequence);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }

    static Optional<Long> placeOf(Connection connection, String hash) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT sequence FROM audit WHERE hash = ?")) {
            select.setString(1, hash);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
            }
        }
    }

    /** Returns rows after a place, oldest first. */
    static List<Row> after(Connection connection, long sequence, int limit) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT "
                                + COLUMNS
                                + " FROM audit WHERE sequence > ? ORDER BY sequence LIMIT ?")) {
            select.setLong(1, sequence);
            select.setInt(2, limit);
            return rows(select);
        }
    }

    /** Returns the newest rows that match, oldest first. */
    static List<Row> newest(Connection connection, AuditQuery query) throws SQLException {
        StringBuilder sql = new StringBuilder("SELECT " + COLUMNS + " FROM audit WHERE 1 = 1");
        List<String> values = new ArrayList<>();
        query.application()
                .ifPresent(
                        application -> {
                            sql.append(" AND application = ?");
                            values.add(application);
                        });
        query.cluster()
                .ifPresent(
                        cluster -> {
                            sql.append(" AND cluster = ?");
                            values.add(cluster);
                        });
        query.since()
                .ifPresent(
                        since -> {
                            // Times may or may not have a fraction, so as texts they do not sort.
                            sql.append(" AND julianday(time) >= julianday(?)");
                            values.add(since.toString());
                        });
        sql.append(" ORDER BY sequence DESC LIMIT ?");
        try (PreparedStatement select = connection.prepareStatement(sql.toString())) {
            for (int i = 0; i < values.size(); i++) {
                select.setString(i + 1, values.get(i));
            }
            select.setInt(values.size() + 1, query.limit());
            List<Row> rows = new ArrayList<>(rows(select));
            Collections.reverse(rows);
            return rows;
        }
    }

    private static List<Row> rows(PreparedStatement select) throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                rows.add(new Row(row.getLong("sequence"), record(row)));
            }
        }
        return rows;
    }

    private static Optional<AuditRecord> record(ResultSet row) throws SQLException {
        try {
            String object = row.getString("object");
            AuditEvent event =
                    new AuditEvent(
                            Instant.parse(row.getString("time")),
                            row.getString("operator"),
                            AuditKind.valueOf(row.getString("kind")),
                            Outcome.valueOf(row.getString("outcome")),
                            row.getString("run_id"),
                            row.getString("application"),
                            row.getString("cluster"),
                            row.getString("repository"),
                            row.getString("revision"),
                            row.getString("plan_digest"),
                            object.isEmpty()
                                    ? Optional.empty()
                                    : Optional.of(ResourceKey.fromArgument(object)),
                            row.getString("version_before"),
                            row.getString("version_after"),
                            row.getString("message"));
            return Optional.of(
                    new AuditRecord(
                            row.getLong("sequence"),
                            event,
                            row.getString("previous_hash"),
                            row.getString("hash")));
        } catch (DateTimeException | IllegalArgumentException e) {
            // Somebody wrote what Leeway never writes; verify names the row.
            return Optional.empty();
        }
    }
}
