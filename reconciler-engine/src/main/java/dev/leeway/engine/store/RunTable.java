package dev.leeway.engine.store;

import dev.leeway.engine.apply.RunStart;
import dev.leeway.engine.apply.UnfinishedRun;
import dev.leeway.engine.audit.Outcome;
import dev.leeway.engine.resource.ResourceKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of the run journal. */
final class RunTable {
    /** While a run is open its steps can be noted. */
    private static final String RUN_IS_OPEN =
            " AND EXISTS (SELECT 1 FROM run"
                    + " WHERE run.run_id = run_step.run_id AND run.ended_at IS NULL)";

    private RunTable() {}

    /**
     * A run that has no end.
     *
     * @param owner the mark of the process that it belongs to
     * @param run how far it came
     */
    record OpenRow(String owner, UnfinishedRun run) {}

    static void insert(Connection connection, RunStart start, String owner) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO run (run_id, owner, started_at, operator, application, cluster,"
                                + " revision, plan_digest) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, start.runId());
            insert.setString(2, owner);
            insert.setString(3, start.startedAt().toString());
            insert.setString(4, start.operator());
            insert.setString(5, start.application());
            insert.setString(6, start.cluster());
            insert.setString(7, start.revision());
            insert.setString(8, start.planDigest());
            insert.executeUpdate();
        }
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

    /**
     * What became of a run.
     *
     * @param owner the mark of the process that it belongs to
     * @param ended whether its end was noted
     */
    record Fate(String owner, boolean ended) {}

    static Optional<Fate> fate(Connection connection, String runId) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT owner, ended_at FROM run WHERE run_id = ?")) {
            select.setString(1, runId);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(
                                new Fate(row.getString("owner"), row.getString("ended_at") != null))
                        : Optional.empty();
            }
        }
    }

    /** Returns the runs that were neither ended nor settled, oldest first. */
    static List<OpenRow> open(Connection connection) throws SQLException {
        List<OpenRow> runs = new ArrayList<>();
        try (PreparedStatement select =
                        connection.prepareStatement(
                                "SELECT * FROM run WHERE ended_at IS NULL AND settled_at IS NULL"
                                        + " ORDER BY rowid");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                runs.add(new OpenRow(row.getString("owner"), run(connection, row)));
            }
        }
        return runs;
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

    /** Each of these returns how many rows it changed: one, or none where nothing is open. */
    static int sending(Connection connection, String runId, int step, Instant now)
            throws SQLException {
        return change(
                connection,
                "UPDATE run_step SET sent_at = ? WHERE run_id = ? AND step = ?" + RUN_IS_OPEN,
                now.toString(),
                runId,
                step);
    }

    static int outcome(
            Connection connection,
            String runId,
            int step,
            Instant now,
            Outcome outcome,
            String message,
            String resourceVersion)
            throws SQLException {
        return change(
                connection,
                "UPDATE run_step SET ended_at = ?, outcome = ?, message = ?, resource_version = ?"
                        + " WHERE run_id = ? AND step = ?"
                        + RUN_IS_OPEN,
                now.toString(),
                outcome.name(),
                message,
                resourceVersion,
                runId,
                step);
    }

    static int end(
            Connection connection, String runId, Instant now, Outcome outcome, String message)
            throws SQLException {
        return change(
                connection,
                "UPDATE run SET ended_at = ?, outcome = ?, message = ?"
                        + " WHERE run_id = ? AND ended_at IS NULL",
                now.toString(),
                outcome.name(),
                message,
                runId);
    }

    static int settle(Connection connection, String runId, Instant now, String note)
            throws SQLException {
        return change(
                connection,
                "UPDATE run SET settled_at = ?, message = ? WHERE run_id = ? AND ended_at IS NULL",
                now.toString(),
                note,
                runId);
    }

    private static int change(Connection connection, String sql, @Nullable Object... values)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                update.setObject(i + 1, values[i]);
            }
            return update.executeUpdate();
        }
    }
}
