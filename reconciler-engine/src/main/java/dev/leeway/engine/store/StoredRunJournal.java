package dev.leeway.engine.store;

import dev.leeway.engine.apply.RunJournal;
import dev.leeway.engine.apply.RunStart;
import dev.leeway.engine.apply.UnfinishedRun;
import dev.leeway.engine.audit.Outcome;
import dev.leeway.engine.audit.StoreException;
import dev.leeway.engine.audit.StoreException.Problem;
import dev.leeway.engine.resource.ResourceKey;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The run journal in the database. */
final class StoredRunJournal implements RunJournal {
    private final Database database;
    private final ProcessMarks processes;
    private final Clock clock;

    StoredRunJournal(Database database, ProcessMarks processes, Clock clock) {
        this.database = database;
        this.processes = processes;
        this.clock = clock;
    }

    @Override
    public OpenRun begin(RunStart start) throws StoreException {
        database.writing(
                connection -> {
                    refuseSecond(connection, start);
                    insertRun(connection, start);
                    insertSteps(connection, start);
                    return start;
                });
        return new Open(start.runId(), start.steps().size());
    }

    private void refuseSecond(Connection connection, RunStart start)
            throws SQLException, StoreException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT owner, operator, started_at FROM run WHERE application = ? AND cluster = ?"
                                + " AND ended_at IS NULL AND settled_at IS NULL")) {
            select.setString(1, start.application());
            select.setString(2, start.cluster());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    if (isAlive(row.getString("owner"))) {
                        throw new StoreException(
                                Problem.RUN_IN_PROGRESS,
                                start.application()
                                        + " on "
                                        + start.cluster()
                                        + " is being synced by "
                                        + row.getString("operator")
                                        + " since "
                                        + row.getString("started_at")
                                        + " (process "
                                        + row.getString("owner").replaceFirst("-.*", "")
                                        + ")",
                                "Wait for that sync to end, or cancel it there.",
                                null);
                    }
                }
            }
        }
    }

    private void insertRun(Connection connection, RunStart start) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO run (run_id, owner, started_at, operator, application, cluster,"
                                + " revision, plan_digest) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, start.runId());
            insert.setString(2, processes.own());
            insert.setString(3, start.startedAt().toString());
            insert.setString(4, start.operator());
            insert.setString(5, start.application());
            insert.setString(6, start.cluster());
            insert.setString(7, start.revision());
            insert.setString(8, start.planDigest());
            insert.executeUpdate();
        }
    }

    private static void insertSteps(Connection connection, RunStart start) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO run_step (run_id, step, action, object) VALUES (?, ?, ?, ?)")) {
            for (int i = 0; i < start.steps().size(); i++) {
                insert.setString(1, start.runId());
                insert.setInt(2, i);
                insert.setString(3, start.steps().get(i).action());
                insert.setString(4, start.steps().get(i).key().toArgument());
                insert.executeUpdate();
            }
        }
    }

    @Override
    public List<UnfinishedRun> unfinished() throws StoreException {
        return database.reading(
                connection -> {
                    List<UnfinishedRun> runs = new ArrayList<>();
                    try (PreparedStatement select =
                                    connection.prepareStatement(
                                            "SELECT * FROM run WHERE ended_at IS NULL AND settled_at IS NULL"
                                                    + " ORDER BY rowid");
                            ResultSet row = select.executeQuery()) {
                        while (row.next()) {
                            if (!isAlive(row.getString("owner"))) {
                                runs.add(run(connection, row));
                            }
                        }
                    }
                    return List.copyOf(runs);
                });
    }

    private static UnfinishedRun run(Connection connection, ResultSet row) throws SQLException {
        List<UnfinishedRun.Trace> traces = new ArrayList<>();
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT * FROM run_step WHERE run_id = ? ORDER BY step")) {
            select.setString(1, row.getString("run_id"));
            try (ResultSet step = select.executeQuery()) {
                while (step.next()) {
                    RunStart.Planned planned =
                            new RunStart.Planned(
                                    step.getString("action"),
                                    ResourceKey.fromArgument(step.getString("object")));
                    traces.add(new UnfinishedRun.Trace(planned, state(step)));
                }
            }
        }
        RunStart start =
                new RunStart(
                        row.getString("run_id"),
                        Instant.parse(row.getString("started_at")),
                        row.getString("operator"),
                        row.getString("application"),
                        row.getString("cluster"),
                        row.getString("revision"),
                        row.getString("plan_digest"),
                        traces.stream().map(UnfinishedRun.Trace::step).toList());
        return new UnfinishedRun(start, traces);
    }

    private static UnfinishedRun.State state(ResultSet step) throws SQLException {
        String ended = step.getString("ended_at");
        String sent = step.getString("sent_at");
        if (ended != null) {
            return new UnfinishedRun.State.Ended(
                    Outcome.valueOf(step.getString("outcome")),
                    step.getString("message"),
                    step.getString("resource_version"),
                    Instant.parse(ended));
        }
        return sent == null
                ? new UnfinishedRun.State.NotSent()
                : new UnfinishedRun.State.Sent(Instant.parse(sent));
    }

    @Override
    public void settle(String runId, String note) throws StoreException {
        String now = clock.instant().toString();
        change(
                "UPDATE run SET settled_at = ?, message = ? WHERE run_id = ? AND ended_at IS NULL",
                now,
                note,
                runId);
        database.writing(connection -> SyncTable.settle(connection, runId, now, note));
    }

    @Override
    public boolean isOver(String runId) throws StoreException {
        return database.reading(
                connection -> {
                    try (PreparedStatement select =
                            connection.prepareStatement(
                                    "SELECT owner, ended_at FROM run WHERE run_id = ?")) {
                        select.setString(1, runId);
                        try (ResultSet row = select.executeQuery()) {
                            return row.next()
                                    && (row.getString("ended_at") != null
                                            || !isAlive(row.getString("owner")));
                        }
                    }
                });
    }

    private boolean isAlive(String owner) throws StoreException {
        try {
            return processes.isAlive(owner);
        } catch (IOException e) {
            // Not knowing is not "gone": a living run must not be taken for a dead one.
            return true;
        }
    }

    private void change(String sql, @Nullable Object... values) throws StoreException {
        int changed =
                database.writing(
                        connection -> {
                            try (PreparedStatement update = connection.prepareStatement(sql)) {
                                for (int i = 0; i < values.length; i++) {
                                    update.setObject(i + 1, values[i]);
                                }
                                return update.executeUpdate();
                            }
                        });
        if (changed != 1) {
            throw new IllegalStateException("there is no such open run or step in the journal");
        }
    }

    private final class Open implements OpenRun {
        private final String runId;
        private final int steps;

        Open(String runId, int steps) {
            this.runId = runId;
            this.steps = steps;
        }

        @Override
        public void sending(int step) throws StoreException {
            check(step);
            change(
                    "UPDATE run_step SET sent_at = ? WHERE run_id = ? AND step = ? AND EXISTS (SELECT 1"
                            + " FROM run WHERE run.run_id = run_step.run_id AND run.ended_at IS NULL)",
                    clock.instant().toString(),
                    runId,
                    step);
        }

        @Override
        public void outcome(int step, Outcome outcome, String message, String resourceVersion)
                throws StoreException {
            check(step);
            change(
                    "UPDATE run_step SET ended_at = ?, outcome = ?, message = ?, resource_version = ?"
                            + " WHERE run_id = ? AND step = ? AND EXISTS (SELECT 1 FROM run"
                            + " WHERE run.run_id = run_step.run_id AND run.ended_at IS NULL)",
                    clock.instant().toString(),
                    outcome.name(),
                    message,
                    resourceVersion,
                    runId,
                    step);
        }

        @Override
        public void end(Outcome outcome, String message) throws StoreException {
            change(
                    "UPDATE run SET ended_at = ?, outcome = ?, message = ?"
                            + " WHERE run_id = ? AND ended_at IS NULL",
                    clock.instant().toString(),
                    outcome.name(),
                    message,
                    runId);
        }

        private void check(int step) {
            if (step < 0 || step >= steps) {
                throw new IllegalArgumentException("step " + step + " of " + steps);
            }
        }
    }
}
