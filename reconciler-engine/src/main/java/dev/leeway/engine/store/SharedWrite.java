package dev.leeway.engine.store;

import dev.leeway.engine.audit.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One of several works that are written in one transaction. Handed from the thread that wants it to
 * the one that writes, and back, under the database's lock.
 */
final class SharedWrite<T> {
    private final Database.Work<T> work;
    private boolean done;
    private @Nullable T result;
    private @Nullable Exception failure;

    SharedWrite(Database.Work<T> work) {
        this.work = work;
    }

    boolean isDone() {
        return done;
    }

    /** Returns what the work returned, or throws what it threw. */
    T result() throws SQLException, StoreException {
        switch (failure) {
            case null -> {}
            case SQLException trouble -> throw trouble;
            case StoreException trouble -> throw trouble;
            case RuntimeException trouble -> throw trouble;
            case Exception other -> throw new IllegalStateException(other);
        }
        T found = result;
        if (!done || found == null) {
            throw new IllegalStateException("it was not written");
        }
        return found;
    }

    /** Writes all of them; afterwards each has its result or its failure. */
    static void commit(Connection connection, List<SharedWrite<?>> batch) {
        try (Statement statement = connection.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            try {
                for (SharedWrite<?> each : batch) {
                    each.write(connection, statement);
                }
                statement.execute("COMMIT");
            } catch (SQLException e) {
                rollBack(statement);
                throw e;
            }
        } catch (SQLException e) {
            // The transaction as a whole is gone, and all of them with it.
            batch.forEach(each -> each.failed(e));
        }
        batch.forEach(each -> each.done = true);
    }

    /** Does the work; its failure undoes it alone, that of the connection is thrown. */
    private void write(Connection connection, Statement statement) throws SQLException {
        statement.execute("SAVEPOINT one");
        try {
            result = work.on(connection);
        } catch (SQLException | StoreException | RuntimeException e) {
            failed(e);
            statement.execute("ROLLBACK TO one");
        }
        statement.execute("RELEASE one");
    }

    private void failed(Exception e) {
        if (failure == null) {
            failure = e;
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
}
