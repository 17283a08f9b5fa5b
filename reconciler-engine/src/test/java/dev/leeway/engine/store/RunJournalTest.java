package dev.leeway.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.leeway.engine.apply.RunJournal.OpenRun;
import dev.leeway.engine.apply.RunStart;
import dev.leeway.engine.apply.UnfinishedRun;
import dev.leeway.engine.apply.UnfinishedRun.State;
import dev.leeway.engine.audit.Outcome;
import dev.leeway.engine.audit.StoreException;
import dev.leeway.engine.audit.StoreException.Problem;
import dev.leeway.engine.resource.ResourceKey;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RunJournalTest {
    private static final Instant START = Instant.parse("2026-03-01T03:00:00Z");

    @TempDir private Path temp;
    private LeewayStore store;

    @BeforeEach
    void open() throws StoreException {
        store = LeewayStore.open(temp.resolve("data"), temp.resolve("state"), Clock.systemUTC());
    }

    @AfterEach
    void close() {
        store.close();
    }

    static RunStart run(String id, String application) {
        return new RunStart(
                id,
                START,
                "ada",
                application,
                "prod-eu",
                "0123456789012345678901234567890123456789",
                "sha256:abc",
                List.of(
                        new RunStart.Planned("create", new ResourceKey("", "ConfigMap", "s", "a")),
                        new RunStart.Planned(
                                "patch", new ResourceKey("apps", "Deployment", "s", "b")),
                        new RunStart.Planned("prune", new ResourceKey("", "Service", "s", "c"))));
    }

    @Test
    void aRunThatEndedIsNotUnfinishedAndTakesNoMoreNotes() throws Exception {
        OpenRun run = store.runJournal().begin(run("r1", "checkout"));
        run.sending(0);
        run.outcome(0, Outcome.DONE, "created", "17");
        run.end(Outcome.DONE, "all done");
        assertThat(store.runJournal().unfinished()).isEmpty();
        assertThatThrownBy(() -> run.sending(1)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> run.end(Outcome.DONE, "again"))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> run.sending(3)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aSecondRunOnTheSameApplicationWaitsForTheFirst() throws Exception {
        OpenRun first = store.runJournal().begin(run("r1", "checkout"));
        StoreException second =
                catchThrowableOfType(
                        StoreException.class,
                        () -> store.runJournal().begin(run("r2", "checkout")));
        assertThat(second.problem()).isEqualTo(Problem.RUN_IN_PROGRESS);
        assertThat(second.getMessage()).contains("ada").contains("checkout on prod-eu");
        store.runJournal().begin(run("r3", "catalog"));
        first.end(Outcome.CANCELLED, "stopped");
        store.runJournal().begin(run("r4", "checkout"));
        assertThat(store.runJournal().unfinished()).as("all of them are alive").isEmpty();
    }

    @Test
    void afterACrashKnownAndUnknownAreTold() throws Exception {
        crashInAnotherProcess();
        List<UnfinishedRun> unfinished = store.runJournal().unfinished();
        assertThat(unfinished).hasSize(1);
        UnfinishedRun run = unfinished.getFirst();
        assertThat(run.start()).isEqualTo(run("crashed", "checkout"));
        assertThat(run.steps().get(0).state())
                .isInstanceOfSatisfying(
                        State.Ended.class,
                        ended -> {
                            assertThat(ended.outcome()).isEqualTo(Outcome.DONE);
                            assertThat(ended.resourceVersion()).isEqualTo("17");
                        });
        assertThat(run.unknown())
                .extracting(trace -> trace.step().key().name())
                .containsExactly("b");
        assertThat(run.notSent())
                .extracting(trace -> trace.step().key().name())
                .containsExactly("c");
        store.runJournal().begin(run("r2", "checkout")).end(Outcome.DONE, "went on");
        store.runJournal().settle("crashed", "looked at");
        assertThat(store.runJournal().unfinished()).isEmpty();
    }

    @Test
    void aRunInAnotherLivingProcessIsRefusedAndNotUnfinished() throws Exception {
        Process other = start("wait");
        try {
            assertThat(other.getInputStream().read()).as("the other has begun").isEqualTo('!');
            assertThat(store.runJournal().unfinished()).isEmpty();
            StoreException refused =
                    catchThrowableOfType(
                            StoreException.class,
                            () -> store.runJournal().begin(run("r2", "checkout")));
            assertThat(refused.problem()).isEqualTo(Problem.RUN_IN_PROGRESS);
            assertThat(refused.getMessage()).contains("process " + other.pid());
        } finally {
            other.destroyForcibly();
            other.waitFor(10, TimeUnit.SECONDS);
        }
        assertThat(store.runJournal().unfinished())
                .extracting(run -> run.start().runId())
                .containsExactly("crashed");
    }

    private void crashInAnotherProcess() throws Exception {
        Process process = start("halt");
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(CrashingRun.HALTED);
    }

    private Process start(String how) throws Exception {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return new ProcessBuilder(
                        java.toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrashingRun.class.getName(),
                        temp.toString(),
                        how)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
