package dev.leeway.engine.store;

import dev.leeway.engine.apply.RunJournal;
import dev.leeway.engine.apply.RunStart;
import dev.leeway.engine.apply.UnfinishedRun;
import dev.leeway.engine.audit.Outcome;
import dev.leeway.engine.audit.StoreException;
import dev.leeway.engine.audit.StoreException.Problem;
import dev.leeway.engine.audit.StorePhrase;
import dev.leeway.engine.wording.Wording;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The run journal in the database. */
final class StoredRunJournal implements RunJournal {
    private final Database database;
    private final ProcessMarks processes;
    private final Clock clock;

    /** The runs of this process whose end could not be noted. */
    private final Set<String> left = ConcurrentHashMap.newKeySet();

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
                    RunTable.insert(connection, start, processes.own());
                    return start;
                });
        return new Open(start.runId(), start.steps().size());
    }

    private void refuseSecond(Connection connection, RunStart start)
            throws SQLException, StoreException {
        for (RunTable.OpenRow open : RunTable.open(connection)) {
            RunStart other = open.run().start();
            if (other.application().equals(start.application())
                    && other.cluster().equals(start.cluster())
                    && isAtWork(other.runId(), open.owner())) {
                throw new StoreException(
                        Problem.RUN_IN_PROGRESS,
                        StorePhrase.SYNCING.of(
                                Wording.quoted(other.application()),
                                Wording.quoted(other.cluster()),
                                Wording.quoted(other.operator()),
                                Wording.moment(other.startedAt().truncatedTo(ChronoUnit.SECONDS)),
                                Wording.quoted(open.owner().replaceFirst("-.*", ""))),
                        StorePhrase.SYNCING_NEXT.of(),
                        null);
            }
        }
    }

    @Override
    public List<UnfinishedRun> unfinished() throws StoreException {
        return database.reading(
                connection ->
                        RunTable.open(connection).stream()
                                .filter(open -> !isAtWork(open.run().start().runId(), open.owner()))
                                .map(RunTable.OpenRow::run)
                                .toList());
    }

    @Override
    public void settle(String runId, String note) throws StoreException {
        Instant now = clock.instant();
        change(
                connection -> {
                    SyncTable.settle(connection, runId, now.toString(), note);
                    return RunTable.settle(connection, runId, now, note);
                });
    }

    @Override
    public boolean isOver(String runId) throws StoreException {
        return database.reading(
                connection ->
                        RunTable.fate(connection, runId)
                                .filter(fate -> fate.ended() || !isAtWork(runId, fate.owner()))
                                .isPresent());
    }

    private boolean isAtWork(String runId, String owner) {
        if (left.contains(runId)) {
            return false;
        }
        try {
            return processes.isAlive(owner);
        } catch (IOException e) {
            // Not knowing is not "gone": a living run must not be taken for a dead one.
            return true;
        }
    }

    private void change(Database.Work<Integer> work) throws StoreException {
        requireOne(database.writing(work));
    }

    /** Many steps are sent at the same time. */
    private void note(Database.Work<Integer> work) throws StoreException {
        requireOne(database.writingTogether(work));
    }

    private static void requireOne(int changed) {
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
            note(connection -> RunTable.sending(connection, runId, step, clock.instant()));
        }

        @Override
        public void outcome(int step, Outcome outcome, String message, String resourceVersion)
                throws StoreException {
            check(step);
            note(
                    connection ->
                            RunTable.outcome(
                                    connection,
                                    runId,
                                    step,
                                    clock.instant(),
                                    outcome,
                                    message,
                                    resourceVersion));
        }

        @Override
        public void end(Outcome outcome, String message) throws StoreException {
            change(
                    connection ->
                            RunTable.end(connection, runId, clock.instant(), outcome, message));
        }

        @Override
        public void leave() {
            left.add(runId);
        }

        private void check(int step) {
            if (step < 0 || step >= steps) {
                throw new IllegalArgumentException("step " + step + " of " + steps);
            }
        }
    }
}
