package dev.leeway.engine.store;

import dev.leeway.engine.audit.Outcome;
import dev.leeway.engine.audit.StoreException;
import dev.leeway.engine.history.DriftSeen;
import dev.leeway.engine.history.DriftSpan;
import dev.leeway.engine.history.KeptManifest;
import dev.leeway.engine.history.ObjectResult;
import dev.leeway.engine.history.Retention;
import dev.leeway.engine.history.SecretDigests;
import dev.leeway.engine.history.SyncHistory;
import dev.leeway.engine.history.SyncRecord;
import dev.leeway.engine.history.SyncStart;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.resource.Manifest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The sync history in the database. */
final class StoredSyncHistory implements SyncHistory {
    private static final Logger LOG = LoggerFactory.getLogger(StoredSyncHistory.class);

    private final Database database;
    private final SecretDigests digests;
    private final Retention retention;

    StoredSyncHistory(Database database, SecretDigests digests, Retention retention) {
        this.database = database;
        this.digests = digests;
        this.retention = retention;
    }

    @Override
    public long begin(SyncStart start, List<Manifest> desired) throws StoreException {
        List<ManifestTable.Content> contents = new ArrayList<>();
        for (Manifest manifest : desired) {
            contents.add(
                    new ManifestTable.Content(
                            manifest.key().toArgument(), digests.withoutValues(manifest)));
        }
        return database.writing(
                connection -> {
                    try (ManifestTable table = new ManifestTable(connection)) {
                        return SyncTable.insert(connection, start, table.keep(contents));
                    }
                });
    }

    @Override
    public void end(
            String runId,
            Instant ended,
            Outcome outcome,
            String message,
            List<ObjectResult> results)
            throws StoreException {
        int changed =
                database.writing(
                        connection ->
                                SyncTable.end(connection, runId, ended, outcome, message, results));
        if (changed != 1) {
            throw new IllegalStateException("there is no such open sync in the history");
        }
        trim(runId);
    }

    /** What is too much today may stay until tomorrow: the sync itself is noted. */
    private void trim(String runId) {
        try {
            database.writing(
                    connection -> {
                        for (SyncTable.Place place : SyncTable.placeOf(connection, runId)) {
                            new HistoryTrim(connection, place.application(), place.cluster())
                                    .trim(retention);
                        }
                        return runId;
                    });
        } catch (StoreException e) {
            LOG.warn("the history could not be shortened", e);
        }
    }

    @Override
    public List<SyncRecord> page(String application, String cluster, long before, int limit)
            throws StoreException {
        return database.reading(
                connection -> SyncTable.page(connection, application, cluster, before, limit));
    }

    @Override
    public Optional<SyncRecord> find(String application, String cluster, long number)
            throws StoreException {
        return database.reading(
                connection -> SyncTable.find(connection, application, cluster, number));
    }

    @Override
    public Optional<List<KeptManifest>> manifests(long number) throws StoreException {
        return database.reading(
                connection -> {
                    Optional<Long> rendering = rendering(connection, number);
                    if (rendering.isEmpty()) {
                        return Optional.empty();
                    }
                    try (ManifestTable table = new ManifestTable(connection)) {
                        return Optional.of(
                                table.list(rendering.get()).stream()
                                        .map(JsonReader::readObject)
                                        .map(KeptManifest::of)
                                        .toList());
                    }
                });
    }

    private static Optional<Long> rendering(Connection connection, long number)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT rendering_id FROM sync WHERE id = ? AND rendering_id IS NOT NULL")) {
            select.setLong(1, number);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
            }
        }
    }

    @Override
    public SecretDigests digests() {
        return digests;
    }

    @Override
    public void pin(long number, boolean pinned) throws StoreException {
        database.writing(
                connection -> {
                    try (PreparedStatement update =
                            connection.prepareStatement(
                                    "UPDATE sync SET pinned = ? WHERE id = ?")) {
                        update.setBoolean(1, pinned);
                        update.setLong(2, number);
                        return update.executeUpdate();
                    }
                });
    }

    @Override
    public int retain(String application, String cluster, Retention policy) throws StoreException {
        return database.writing(
                connection -> new HistoryTrim(connection, application, cluster).trim(policy));
    }

    @Override
    public void noteDrift(String application, String cluster, Instant at, DriftSeen seen)
            throws StoreException {
        database.writing(connection -> DriftTable.note(connection, application, cluster, at, seen));
    }

    @Override
    public boolean drifting(String application, String cluster) throws StoreException {
        return database.reading(
                connection -> !DriftTable.open(connection, application, cluster).isEmpty());
    }

    @Override
    public List<DriftSpan> drift(Instant from) throws StoreException {
        return database.reading(connection -> DriftTable.since(connection, from));
    }
}
