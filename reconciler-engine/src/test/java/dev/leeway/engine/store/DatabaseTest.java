package dev.leeway.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.audit.StoreException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
    private static final int WRITERS = 12;

    @TempDir Path folder = Path.of("");

    /** Who waits while somebody else has the turn is written by one of them for all. */
    @Test
    void whatWaitsIsWrittenTogetherAndEachFailsForItself() throws Exception {
        try (Database database = Database.open(folder.resolve("leeway.db"));
                ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            database.writing(connection -> run(connection, "CREATE TABLE note (n INTEGER)"));
            CountDownLatch taken = new CountDownLatch(1);
            CountDownLatch waiting = new CountDownLatch(WRITERS);
            Future<Boolean> first =
                    writers.submit(
                            () ->
                                    database.reading(
                                            connection -> {
                                                taken.countDown();
                                                return await(waiting);
                                            }));
            taken.await();
            Set<Thread> written = ConcurrentHashMap.newKeySet();
            List<Future<Integer>> notes = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                int number = i;
                notes.add(
                        writers.submit(
                                () -> {
                                    waiting.countDown();
                                    return database.writingTogether(
                                            connection -> {
                                                written.add(Thread.currentThread());
                                                return note(connection, number);
                                            });
                                }));
            }
            assertThat(first.get()).isTrue();
            for (int i = 0; i < WRITERS; i++) {
                if (i == 5) {
                    assertThat(failure(notes.get(i))).isInstanceOf(IllegalStateException.class);
                } else {
                    assertThat(notes.get(i).get()).isEqualTo(1);
                }
            }
            assertThat(database.<Integer>reading(DatabaseTest::count)).isEqualTo(WRITERS - 1);
            assertThat(written).as("threads that wrote").hasSizeLessThan(WRITERS);
        }
    }

    @Test
    void aTransactionThatCannotBeMadeIsTheFailureOfEachOfThem() throws Exception {
        Database database = Database.open(folder.resolve("leeway.db"));
        database.close();
        for (int i = 0; i < 2; i++) {
            try {
                database.writingTogether(connection -> note(connection, 1));
                throw new AssertionError("it was written");
            } catch (StoreException e) {
                assertThat(e.nextStep()).isNotBlank();
            }
        }
    }

    private static int note(Connection connection, int number) throws SQLException {
        int changed = run(connection, "INSERT INTO note VALUES (" + number + ")");
        if (number == 5) {
            throw new IllegalStateException("no");
        }
        return changed;
    }

    private static int run(Connection connection, String script) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate(script);
        }
    }

    private static int count(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM note")) {
            return row.getInt(1);
        }
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Throwable failure(Future<Integer> future) throws InterruptedException {
        try {
            future.get();
            throw new AssertionError("it was written");
        } catch (ExecutionException e) {
            return e.getCause() == null ? e : e.getCause();
        }
    }
}
