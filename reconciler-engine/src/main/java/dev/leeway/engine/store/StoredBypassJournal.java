package dev.leeway.engine.store;

import dev.leeway.engine.audit.AuditEvent;
import dev.leeway.engine.audit.StoreException;
import dev.leeway.engine.audit.StoreException.Problem;
import dev.leeway.engine.audit.StorePhrase;
import dev.leeway.engine.bypass.Bypass;
import dev.leeway.engine.bypass.BypassJournal;
import dev.leeway.engine.bypass.BypassState;
import dev.leeway.engine.bypass.JournalEntry;
import dev.leeway.engine.bypass.Lease;
import dev.leeway.engine.bypass.LeaseJson;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.json.JsonWriter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The leases in the database; each note is one transaction with its row on the audit trail. */
final class StoredBypassJournal implements BypassJournal {
    private final Database database;
    private final StoredAuditLog audit;

    StoredBypassJournal(Database database, StoredAuditLog audit) {
        this.database = database;
        this.audit = audit;
    }

    @Override
    public Lease open(Bypass bypass, AuditEvent told) throws StoreException {
        JournalEntry draft = new JournalEntry.Reached(new BypassState.Draft(bypass.start()));
        audit.append(
                List.of(told),
                connection -> {
                    try (PreparedStatement insert =
                            connection.prepareStatement(
                                    "INSERT INTO bypass (id, opened_at, content) VALUES (?, ?, ?)")) {
                        insert.setString(1, bypass.id());
                        insert.setString(2, bypass.start().toString());
                        insert.setString(3, JsonWriter.compact(LeaseJson.of(bypass)));
                        insert.executeUpdate();
                    }
                    return insert(connection, bypass.id(), 0, draft);
                });
        return new Lease(bypass, List.of(draft));
    }

    @Override
    public Lease add(Lease lease, JournalEntry entry, AuditEvent told) throws StoreException {
        BypassJournal.check(lease, entry);
        audit.append(
                List.of(told),
                connection -> {
                    if (entries(connection, lease.id()).size() != lease.entries().size()) {
                        throw new StoreException(
                                Problem.RUN_IN_PROGRESS,
                                StorePhrase.WENT_ON.of(lease.id()),
                                StorePhrase.WENT_ON_NEXT.of(),
                                null);
                    }
                    return insert(connection, lease.id(), lease.entries().size(), entry);
                });
        return lease.plus(entry);
    }

    private static int insert(Connection connection, String id, int place, JournalEntry entry)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO bypass_entry (bypass_id, place, at, content) VALUES (?, ?, ?, ?)")) {
            insert.setString(1, id);
            insert.setInt(2, place);
            insert.setString(3, entry.at().toString());
            insert.setString(4, JsonWriter.compact(LeaseJson.of(entry)));
            return insert.executeUpdate();
        }
    }

    @Override
    public Optional<Lease> find(String id) throws StoreException {
        return database.reading(
                connection ->
                        leases(connection, "SELECT * FROM bypass WHERE id = ?", id).stream()
                                .findFirst());
    }

    @Override
    public List<Lease> all() throws StoreException {
        return database.reading(
                connection ->
                        leases(
                                connection,
                                "SELECT * FROM bypass WHERE id <> ? ORDER BY opened_at DESC, id",
                                ""));
    }

    private static List<Lease> leases(Connection connection, String query, String id)
            throws SQLException, StoreException {
        List<Lease> leases = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(query)) {
            select.setString(1, id);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    leases.add(
                            lease(
                                    row.getString("id"),
                                    row.getString("content"),
                                    entries(connection, row.getString("id"))));
                }
            }
        }
        return List.copyOf(leases);
    }

    private static Lease lease(String id, String content, List<String> entries)
            throws StoreException {
        try {
            return new Lease(
                    LeaseJson.bypass(JsonReader.readObject(content)),
                    entries.stream()
                            .map(entry -> LeaseJson.entry(JsonReader.readObject(entry)))
                            .toList());
        } catch (RuntimeException unreadable) {
            throw new StoreException(
                    Problem.CORRUPT,
                    StorePhrase.BYPASS_UNREAD.of(id, String.valueOf(unreadable.getMessage())),
                    StorePhrase.BYPASS_UNREAD_NEXT.of(),
                    unreadable);
        }
    }

    private static List<String> entries(Connection connection, String id) throws SQLException {
        List<String> entries = new ArrayList<>();
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT content FROM bypass_entry WHERE bypass_id = ? ORDER BY place")) {
            select.setString(1, id);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    entries.add(row.getString("content"));
                }
            }
        }
        return entries;
    }
}
