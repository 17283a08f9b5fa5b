package dev.leeway.engine.store;

import dev.leeway.engine.audit.StoreException;
import dev.leeway.engine.audit.StoreException.Problem;
import dev.leeway.engine.audit.StorePhrase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One connection to the database file. SQLite lets one writer in at a time, over all processes, so
 * one connection with turns is enough. Neither waiting for a turn nor the work is ended by an
 * interrupt: the flag is put back afterwards.
 */
final class Database implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Path file;
    private final Connection connection;
    private final ReentrantLock turn = new ReentrantLock(true);
    private final Queue<SharedWrite<?>> waiting = new ConcurrentLinkedQueue<>();

    private Database(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /** Opens the file, makes it when it is missing, and brings its tables up to date. */
    static Database open(Path file) throws StoreException {
        try {
            Files.createDirectories(file.getParent());
        } catch (IOException e) {
            throw SqliteTrouble.notWritable(file, e);
        }
        try {
            Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
            try {
                prepare(file, connection);
                return new Database(file, connection);
            } catch (SQLException | StoreException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw SqliteTrouble.of(file, e);
        }
    }

    private static void prepare(Path file, Connection connection)
            throws SQLException, StoreException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = " + PATIENCE.toMillis());
            refuseForeign(file, statement);
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("PRAGMA synchronous = FULL");
            statement.execute("PRAGMA foreign_keys = ON");
            statement.execute("PRAGMA recursive_triggers = ON");
            statement.execute("BEGIN IMMEDIATE");
            try {
                migrate(statement);
                statement.execute("COMMIT");
            } catch (SQLException e) {
                rollBack(statement);
                throw e;
            }
        }
    }

    private static void refuseForeign(Path file, Statement statement)
            throws SQLException, StoreException {
        int version = number(statement, "PRAGMA user_version");
        if (version > Migrations.SCRIPTS.size()) {
            throw new StoreException(
                    Problem.TOO_NEW,
                    StorePhrase.TOO_NEW.of(file.toString()),
                    StorePhrase.TOO_NEW_NEXT.of(),
                    null);
        }
        boolean ours = number(statement, "PRAGMA application_id") == Migrations.APPLICATION_ID;
        int tables = number(statement, "SELECT COUNT(*) FROM sqlite_schema");
        if (!ours && tables > 0) {
            throw new StoreException(
                    Problem.CORRUPT,
                    StorePhrase.FOREIGN.of(file.toString()),
                    StorePhrase.FOREIGN_NEXT.of(),
                    null);
        }
    }

    private static void migrate(Statement statement) throws SQLException {
        int version = number(statement, "PRAGMA user_version");
        List<List<String>> scripts = Migrations.SCRIPTS;
        for (int i = version; i < scripts.size(); i++) {
            for (String script : scripts.get(i)) {
                statement.execute(script);
            }
        }
        if (version < scripts.size()) {
            statement.execute("PRAGMA application_id = " + Migrations.APPLICATION_ID);
            statement.execute("PRAGMA user_version = " + scripts.size());
        }
    }

    private static int number(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            return row.next() ? row.getInt(1) : 0;
        }
    }

    /** Work on the connection. */
    @FunctionalInterface
    interface Work<T> {
        T on(Connection connection) throws SQLException, StoreException;
    }

    Path file() {
        return file;
    }

    /** Reads. */
    <T> T reading(Work<T> work) throws StoreException {
        return inTurn(work);
    }

    /** Writes all of it or nothing; what is written is on the disk when this returns. */
    <T> T writing(Work<T> work) throws StoreException {
        return inTurn(
                open -> {
                    try (Statement statement = open.createStatement()) {
                        statement.execute("BEGIN IMMEDIATE");
                        try {
                            T result = work.on(open);
                            statement.execute("COMMIT");
                            return result;
                        } catch (SQLException | StoreException | RuntimeException e) {
                            rollBack(statement);
                            throw e;
                        }
                    }
                });
    }

    /**
     * Writes like {@link #writing}, in one transaction with what others want to write at the same
     * time: a disk needs as long for one note as for twenty. Each is still all or nothing for
     * itself, and on the disk when this returns.
     */
    <T> T writingTogether(Work<T> work) throws StoreException {
        SharedWrite<T> mine = new SharedWrite<>(work);
        waiting.add(mine);
        inTurn(
                open -> {
                    // Whoever had the turn before may have taken this one along.
                    if (!mine.isDone()) {
                        List<SharedWrite<?>> batch = new ArrayList<>();
                        for (SharedWrite<?> next = waiting.poll();
                                next != null;
                                next = waiting.poll()) {
                            batch.add(next);
                        }
                        SharedWrite.commit(open, batch);
                    }
                    return mine;
                });
        try {
            return mine.result();
        } catch (SQLException e) {
            throw SqliteTrouble.of(file, e);
        }
    }

    private <T> T inTurn(Work<T> work) throws StoreException {
        boolean interrupted = Thread.interrupted();
        turn.lock();
        try {
            return work.on(connection);
        } catch (SQLException e) {
            throw SqliteTrouble.of(file, e);
        } finally {
            turn.unlock();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** A full disk rolls back by itself; doing it again is then refused, which changes nothing. */
    private static void rollBack(Statement statement) {
        try {
            statement.execute("ROLLBACK");
        } catch (SQLException alreadyRolledBack) {
            // The first failure is the one to report.
            return;
        }
    }

    @Override
    public void close() {
        try {
            inTurn(
                    open -> {
                        open.close();
                        return file;
                    });
        } catch (StoreException e) {
            // Everything is on the disk already; there is nothing left to lose.
            return;
        }
    }
}
