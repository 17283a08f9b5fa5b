package dev.leeway.engine.store;

import dev.leeway.engine.history.DriftSeen;
import dev.leeway.engine.history.DriftSpan;
import dev.leeway.engine.resource.ResourceKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rows of the stretches of drift. Times are milliseconds since the epoch, so that they sort.
 */
final class DriftTable {
    static final List<String> SCRIPT =
            List.of(
                    """
                    CREATE TABLE drift (
                      id INTEGER PRIMARY KEY,
                      application TEXT NOT NULL,
                      cluster TEXT NOT NULL,
                      object TEXT NOT NULL,
                      since INTEGER NOT NULL,
                      recorded INTEGER NOT NULL,
                      gone INTEGER
                    ) STRICT
                    """,
                    "CREATE INDEX drift_open ON drift (application, cluster) WHERE gone IS NULL",
                    "CREATE INDEX drift_by_end ON drift (gone)");

    private DriftTable() {}

    /** Opens what is new, closes what is gone, leaves the rest. Returns how many rows changed. */
    static int note(
            Connection connection, String application, String cluster, Instant at, DriftSeen seen)
            throws SQLException {
        Map<ResourceKey, Long> open = open(connection, application, cluster);
        int changed = 0;
        for (Map.Entry<ResourceKey, Optional<Instant>> drifted : seen.drifted().entrySet()) {
            if (open.remove(drifted.getKey()) == null) {
                insert(connection, application, cluster, drifted, at);
                changed++;
            }
        }
        open.keySet().removeAll(seen.unknown());
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE drift SET gone = ? WHERE id = ?")) {
            for (long id : open.values()) {
                update.setLong(1, at.toEpochMilli());
                update.setLong(2, id);
                changed += update.executeUpdate();
            }
        }
        return changed;
    }

    private static void insert(
            Connection connection,
            String application,
            String cluster,
            Map.Entry<ResourceKey, Optional<Instant>> drifted,
            Instant at)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO drift (application, cluster, object, since, recorded)"
                                + " VALUES (?, ?, ?, ?, ?)")) {
            // A cluster's clock may be ahead of this one.
            Instant since = drifted.getValue().filter(time -> time.isBefore(at)).orElse(at);
            insert.setString(1, application);
            insert.setString(2, cluster);
            insert.setString(3, drifted.getKey().toArgument());
            insert.setLong(4, since.toEpochMilli());
            insert.setBoolean(5, drifted.getValue().isPresent());
            insert.executeUpdate();
        }
    }

    static Map<ResourceKey, Long> open(Connection connection, String application, String cluster)
            throws SQLException {
        Map<ResourceKey, Long> open = new HashMap<>();
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT id, object FROM drift"
                                + " WHERE application = ? AND cluster = ? AND gone IS NULL")) {
            select.setString(1, application);
            select.setString(2, cluster);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    open.put(ResourceKey.fromArgument(row.getString(2)), row.getLong(1));
                }
            }
        }
        return open;
    }

    /** Returns what was there at a moment or later. */
    static List<DriftSpan> since(Connection connection, Instant from) throws SQLException {
        List<DriftSpan> spans = new ArrayList<>();
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT * FROM drift WHERE gone IS NULL OR gone >= ? ORDER BY id")) {
            select.setLong(1, from.toEpochMilli());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    long gone = row.getLong("gone");
                    Optional<Instant> end =
                            row.wasNull()
                                    ? Optional.empty()
                                    : Optional.of(Instant.ofEpochMilli(gone));
                    spans.add(
                            new DriftSpan(
                                    row.getString("application"),
                                    row.getString("cluster"),
                                    ResourceKey.fromArgument(row.getString("object")),
                                    Instant.ofEpochMilli(row.getLong("since")),
                                    row.getBoolean("recorded"),
                                    end));
                }
            }
        }
        return List.copyOf(spans);
    }
}
