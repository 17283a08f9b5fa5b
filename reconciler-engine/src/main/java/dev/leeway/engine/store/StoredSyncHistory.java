package dev.leeway.engine.store;

import dev.leeway.engine.apply.SyncHistory;
import dev.leeway.engine.apply.SyncRecord;
import dev.leeway.engine.audit.Outcome;
import dev.leeway.engine.audit.StoreException;
import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.json.JsonWriter;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The sync history in the database. */
final class StoredSyncHistory implements SyncHistory {
    private final Database database;

    StoredSyncHistory(Database database) {
        this.database = database;
    }

    @Override
    public void add(SyncRecord sync) throws StoreException {
        database.writing(
                connection -> {
                    try (PreparedStatement insert =
                            connection.prepareStatement(
                                    "INSERT INTO sync (run_id, application, cluster, revision,"
                                            + " plan_digest, operator, started_at, ended_at, outcome,"
                                            + " message, partial, results)"
                                            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
                        insert.setString(1, sync.runId());
                        insert.setString(2, sync.application());
                        insert.setString(3, sync.cluster());
                        insert.setString(4, sync.revision());
                        insert.setString(5, sync.planDigest());
                        insert.setString(6, sync.operator());
                        insert.setString(7, sync.started().toString());
                        insert.setString(8, sync.ended().toString());
                        insert.setString(9, sync.outcome().name());
                        insert.setString(10, sync.message());
                        insert.setBoolean(11, sync.partial());
                        insert.setString(12, JsonWriter.compact(sync.results()));
                        return insert.executeUpdate();
                    }
                });
    }

    @Override
    public List<SyncRecord> newest(String application, int limit) throws StoreException {
        return database.reading(
                connection -> {
                    List<SyncRecord> syncs = new ArrayList<>();
                    try (PreparedStatement select =
                            connection.prepareStatement(
                                    "SELECT * FROM sync WHERE application = ? ORDER BY id DESC LIMIT ?")) {
                        select.setString(1, application);
                        select.setInt(2, limit);
                        try (ResultSet row = select.executeQuery()) {
                            while (row.next()) {
                                syncs.add(sync(row));
                            }
                        }
                    }
                    return List.copyOf(syncs);
                });
    }

    private static SyncRecord sync(ResultSet row) throws SQLException {
        return new SyncRecord(
                row.getString("run_id"),
                row.getString("application"),
                row.getString("cluster"),
                row.getString("revision"),
                row.getString("plan_digest"),
                row.getString("operator"),
                Instant.parse(row.getString("started_at")),
                Instant.parse(row.getString("ended_at")),
                Outcome.valueOf(row.getString("outcome")),
                row.getString("message"),
                row.getBoolean("partial"),
                JsonReader.read(row.getString("results")) instanceof JsonArray results
                        ? results
                        : JsonArray.EMPTY);
    }
}
