package dev.leeway.engine.store;

import dev.leeway.engine.audit.StoreException;
import dev.leeway.engine.audit.StoreException.Problem;
import dev.leeway.engine.audit.StorePhrase;
import dev.leeway.engine.history.Retention;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.TreeMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.DataFormatException;

/** Lets go of the history of one application that its retention policy does not keep. */
final class HistoryTrim {
    /** What is kept in any case: the latest, the latest done in whole, pinned ones, open ones. */
    private static final String MAY_GO =
            "SELECT id FROM sync WHERE application = ?1 AND cluster = ?2"
                    + " AND pinned = 0 AND ended_at IS NOT NULL"
                    + " AND id <> (SELECT MAX(id) FROM sync"
                    + " WHERE application = ?1 AND cluster = ?2)"
                    + " AND id <> (SELECT IFNULL(MAX(id), 0) FROM sync WHERE application = ?1"
                    + " AND cluster = ?2 AND outcome = 'DONE' AND partial = 0)"
                    + " ORDER BY id";

    private final Connection connection;
    private final String application;
    private final String cluster;

    HistoryTrim(Connection connection, String application, String cluster) {
        this.connection = connection;
        this.application = application;
        this.cluster = cluster;
    }

    /**
     * Returns how many syncs were let go. A sixteenth more than the policy says may stay for a
     * while: looking through everything that is kept for what may go is not for every sync.
     */
    int trim(Retention policy) throws SQLException, StoreException {
        closeGaps();
        List<Long> oldestFirst = mayGo();
        long all = number("SELECT COUNT(*) FROM sync WHERE application = ? AND cluster = ?");
        int gone = 0;
        if (all > policy.syncs() + policy.syncs() / 16) {
            while (gone < oldestFirst.size() && all - gone > policy.syncs()) {
                delete(oldestFirst.get(gone));
                gone++;
            }
        }
        while (gone < oldestFirst.size() && bytes(policy.bytes()) > policy.bytes()) {
            int next = Math.min(oldestFirst.size(), gone + 1 + (oldestFirst.size() - gone) / 8);
            for (; gone < next; gone++) {
                delete(oldestFirst.get(gone));
            }
        }
        if (gone > 0) {
            sweep();
        }
        return gone;
    }

    /**
     * Ends the syncs of this application that the journal knows to have ended. Others may be
     * between their two ends just now.
     */
    private void closeGaps() throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "UPDATE sync SET ended_at = run.ended_at, outcome = run.outcome,"
                                + " message = run.message FROM run WHERE run.run_id = sync.run_id"
                                + " AND sync.application = ? AND sync.cluster = ?"
                                + " AND sync.ended_at IS NULL AND run.ended_at IS NOT NULL")) {
            update.setString(1, application);
            update.setString(2, cluster);
            update.executeUpdate();
        }
    }

    private List<Long> mayGo() throws SQLException {
        List<Long> ids = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(MAY_GO)) {
            select.setString(1, application);
            select.setString(2, cluster);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    ids.add(row.getLong(1));
                }
            }
        }
        return ids;
    }

    private long number(String query) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(query)) {
            select.setString(1, application);
            select.setString(2, cluster);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    private void delete(long sync) throws SQLException {
        for (String script :
                List.of(
                        "DELETE FROM run_step WHERE run_id = (SELECT run_id FROM sync WHERE id = ?)",
                        "DELETE FROM run WHERE run_id = (SELECT run_id FROM sync WHERE id = ?)",
                        "DELETE FROM sync WHERE id = ?")) {
            try (PreparedStatement delete = connection.prepareStatement(script)) {
                delete.setLong(1, sync);
                delete.executeUpdate();
            }
        }
    }

    /** Returns what the application's manifests take; not exactly while all take no more. */
    private long bytes(long limit) throws SQLException, StoreException {
        long everything = everything();
        if (everything <= limit) {
            return everything;
        }
        Map<Long, Row> rows = rows();
        Set<Long> ours =
                reachable(
                        rows,
                        "SELECT members FROM rendering WHERE id IN (SELECT rendering_id FROM sync"
                                + " WHERE application = ? AND cluster = ?)",
                        application,
                        cluster);
        return ours.stream().map(rows::get).mapToLong(row -> row == null ? 0 : row.bytes()).sum();
    }

    private long everything() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "SELECT IFNULL(SUM(LENGTH(body)), 0) FROM manifest")) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    /** Deletes what no sync leads to any more, of any application. */
    private void sweep() throws SQLException, StoreException {
        execute(
                "DELETE FROM rendering WHERE id NOT IN"
                        + " (SELECT rendering_id FROM sync WHERE rendering_id IS NOT NULL)");
        Map<Long, Row> rows = rows();
        Set<Long> needed = reachable(rows, "SELECT members FROM rendering");
        execute(
                "UPDATE kept_object SET whole_id = NULL WHERE whole_id IN (SELECT id FROM manifest)");
        try (PreparedStatement delete =
                        connection.prepareStatement("DELETE FROM manifest WHERE id = ?");
                PreparedStatement base =
                        connection.prepareStatement(
                                "UPDATE kept_object SET whole_id = ? WHERE id = ?")) {
            for (Map.Entry<Long, Row> row : rows.entrySet()) {
                if (!needed.contains(row.getKey())) {
                    delete.setLong(1, row.getKey());
                    delete.executeUpdate();
                } else if (row.getValue().base() == 0) {
                    base.setLong(1, row.getKey());
                    base.setLong(2, row.getValue().object());
                    base.executeUpdate();
                }
            }
        }
        execute("DELETE FROM kept_object WHERE id NOT IN (SELECT object_id FROM manifest)");
    }

    /** A stored manifest; its base is 0 where it stands for itself. */
    private record Row(long object, long base, long bytes) {}

    private Map<Long, Row> rows() throws SQLException {
        Map<Long, Row> rows = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "SELECT id, object_id, base_id, LENGTH(body) FROM manifest")) {
            while (row.next()) {
                rows.put(row.getLong(1), new Row(row.getLong(2), row.getLong(3), row.getLong(4)));
            }
        }
        return rows;
    }

    private Set<Long> reachable(Map<Long, Row> rows, String lists, String... values)
            throws SQLException, StoreException {
        Set<Long> reachable = new HashSet<>();
        try (PreparedStatement select = connection.prepareStatement(lists)) {
            for (int i = 0; i < values.length; i++) {
                select.setString(i + 1, values[i]);
            }
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    for (long id : IdList.unpacked(row.getBytes(1))) {
                        reachable.add(id);
                        Row manifest = rows.get(id);
                        if (manifest != null && manifest.base() != 0) {
                            reachable.add(manifest.base());
                        }
                    }
                }
            }
            return reachable;
        } catch (DataFormatException damaged) {
            throw new StoreException(
                    Problem.CORRUPT,
                    StorePhrase.MANIFESTS_DAMAGED.of(String.valueOf(damaged.getMessage())),
                    StorePhrase.NOT_TRIMMED_NEXT.of(),
                    null);
        }
    }

    private void execute(String script) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(script);
        }
    }
}
