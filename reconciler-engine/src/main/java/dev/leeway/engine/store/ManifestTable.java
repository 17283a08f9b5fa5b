package dev.leeway.engine.store;

import dev.leeway.engine.audit.StoreException;
import dev.leeway.engine.audit.StoreException.Problem;
import dev.leeway.engine.audit.StorePhrase;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonWriter;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.DataFormatException;
import org.jspecify.annotations.Nullable;

/**
 * The kept manifests: each content once, read back only when it is what was written. For one
 * transaction.
 */
final class ManifestTable implements AutoCloseable {
    /** Half of SHA-256: two contents that agree in it by chance will not be met. */
    private static final int HASH_BYTES = 16;

    /** A content that costs less than this against its base is not worth a base of its own. */
    private static final int SMALL = 160;

    private final Connection connection;
    private final Map<String, PreparedStatement> statements = new HashMap<>();
    private final Map<Long, byte[]> bases = new HashMap<>();

    ManifestTable(Connection connection) {
        this.connection = connection;
    }

    /** One content of one object. */
    record Content(String object, JsonObject body) {}

    /** Keeps a list of manifests and returns its id; the same list again gets the same id. */
    long keep(List<Content> contents) throws SQLException, StoreException {
        MessageDigest all = sha256();
        long[] ids = new long[contents.size()];
        for (int i = 0; i < ids.length; i++) {
            byte[] bytes = JsonWriter.bytes(contents.get(i).body());
            byte[] hash = hash(bytes);
            all.update(hash);
            ids[i] = keep(contents.get(i).object(), bytes, hash);
        }
        byte[] hash = Arrays.copyOf(all.digest(), HASH_BYTES);
        Long known = number("SELECT id FROM rendering WHERE hash = ?", hash);
        if (known != null) {
            return known;
        }
        return inserted(
                "INSERT INTO rendering (hash, manifests, members) VALUES (?, ?, ?) RETURNING id",
                hash,
                ids.length,
                IdList.packed(ids));
    }

    private long keep(String name, byte[] bytes, byte[] hash) throws SQLException, StoreException {
        Long known = number("SELECT id FROM manifest WHERE hash = ?", hash);
        if (known != null) {
            return known;
        }
        Long seen = number("SELECT id FROM kept_object WHERE name = ?", name);
        long object =
                seen == null
                        ? inserted("INSERT INTO kept_object (name) VALUES (?) RETURNING id", name)
                        : seen;
        Long base = number("SELECT whole_id FROM kept_object WHERE id = ?", object);
        byte[] whole = Compression.packed(bytes, null);
        byte[] against = base == null ? whole : Compression.packed(bytes, read(base));
        if (base != null && (against.length <= SMALL || against.length * 3 < whole.length)) {
            return insert(hash, object, base, bytes.length, against);
        }
        long id = insert(hash, object, null, bytes.length, whole);
        change("UPDATE kept_object SET whole_id = ? WHERE id = ?", id, object);
        return id;
    }

    private long insert(byte[] hash, long object, @Nullable Long base, int length, byte[] body)
            throws SQLException {
        return inserted(
                "INSERT INTO manifest (hash, object_id, base_id, length, body)"
                        + " VALUES (?, ?, ?, ?, ?) RETURNING id",
                hash,
                object,
                base,
                length,
                body);
    }

    /** Returns the contents of a list, in its order. */
    List<byte[]> list(long rendering) throws SQLException, StoreException {
        PreparedStatement select = statement("SELECT members FROM rendering WHERE id = ?");
        select.setLong(1, rendering);
        byte[] members;
        try (ResultSet row = select.executeQuery()) {
            if (!row.next()) {
                throw damaged("a list is gone");
            }
            members = row.getBytes(1);
        }
        try {
            List<byte[]> contents = new ArrayList<>();
            for (long id : IdList.unpacked(members)) {
                contents.add(read(id));
            }
            return contents;
        } catch (DataFormatException e) {
            throw damaged(String.valueOf(e.getMessage()));
        }
    }

    private byte[] read(long id) throws SQLException, StoreException {
        byte[] known = bases.get(id);
        if (known != null) {
            return known;
        }
        byte[] hash;
        byte[] body;
        Long base;
        int length;
        PreparedStatement select =
                statement("SELECT hash, base_id, length, body FROM manifest WHERE id = ?");
        select.setLong(1, id);
        try (ResultSet row = select.executeQuery()) {
            if (!row.next()) {
                throw damaged("manifest " + id + " is gone");
            }
            hash = row.getBytes(1);
            base = nullable(row, 2);
            length = row.getInt(3);
            body = row.getBytes(4);
        }
        try {
            byte[] bytes = Compression.unpacked(body, 0, base == null ? null : read(base), length);
            if (!Arrays.equals(hash(bytes), hash)) {
                throw damaged("manifest " + id + " is not what was kept");
            }
            if (base == null) {
                bases.put(id, bytes);
            }
            return bytes;
        } catch (DataFormatException e) {
            throw damaged("manifest " + id + " cannot be unpacked: " + e.getMessage());
        }
    }

    private PreparedStatement statement(String sql) throws SQLException {
        PreparedStatement known = statements.get(sql);
        if (known != null) {
            return known;
        }
        PreparedStatement fresh = connection.prepareStatement(sql);
        statements.put(sql, fresh);
        return fresh;
    }

    private PreparedStatement filled(String sql, @Nullable Object... values) throws SQLException {
        PreparedStatement statement = statement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    private @Nullable Long number(String sql, Object value) throws SQLException {
        try (ResultSet row = filled(sql, value).executeQuery()) {
            return row.next() ? nullable(row, 1) : null;
        }
    }

    private static @Nullable Long nullable(ResultSet row, int column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? null : number;
    }

    private long inserted(String sql, @Nullable Object... values) throws SQLException {
        try (ResultSet row = filled(sql, values).executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private void change(String sql, Object... values) throws SQLException {
        filled(sql, values).executeUpdate();
    }

    private static StoreException damaged(String what) {
        return new StoreException(
                Problem.CORRUPT,
                StorePhrase.MANIFESTS_DAMAGED.of(what),
                StorePhrase.MANIFESTS_DAMAGED_NEXT.of(),
                null);
    }

    private static byte[] hash(byte[] bytes) {
        return Arrays.copyOf(sha256().digest(bytes), HASH_BYTES);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public void close() throws SQLException {
        for (PreparedStatement statement : statements.values()) {
            statement.close();
        }
    }
}
