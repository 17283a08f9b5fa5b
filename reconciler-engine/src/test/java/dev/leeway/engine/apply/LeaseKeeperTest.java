package dev.leeway.engine.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.cluster.PracticeClient;
import dev.leeway.engine.apply.LeaseKeeper.Taken;
import dev.leeway.engine.audit.Outcome;
import dev.leeway.engine.cluster.ClusterConnection;
import dev.leeway.engine.live.LeaseState;
import dev.leeway.engine.live.LiveState;
import dev.leeway.engine.live.SyncLease;
import dev.leeway.engine.practice.PracticeCluster;
import dev.leeway.engine.practice.PracticeOptions;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.store.LeewayStore;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The right to sync, against the practice cluster and a real journal. */
@Timeout(60)
class LeaseKeeperTest {
    private static final Duration WAIT = Duration.ofSeconds(10);
    private static final ResourceKey KEY = SyncLease.key("shop", "default");

    /** Long enough for a busy machine, watched for a moment. */
    private static final LeaseSettings SETTINGS =
            new LeaseSettings(
                    Duration.ofSeconds(30),
                    Duration.ofMillis(100),
                    Duration.ofSeconds(5),
                    Duration.ofMillis(1_000));

    @TempDir Path folder;
    private PracticeCluster practice;
    private ClusterConnection cluster;
    private LeewayStore store;
    private final List<RunLease> open = new ArrayList<>();

    @BeforeEach
    void start() throws Exception {
        practice = PracticeCluster.start(PracticeOptions.usual());
        cluster = PracticeClient.connect(practice, folder);
        store =
                LeewayStore.open(
                        folder.resolve("data"), folder.resolve("state"), Clock.systemUTC());
    }

    @AfterEach
    void stop() throws Exception {
        open.forEach(RunLease::close);
        store.close();
        cluster.close();
        practice.close();
    }

    private LeaseKeeper keeper(String user, InstantSource clock) {
        return keeper(user, UUID.randomUUID().toString(), clock);
    }

    private LeaseKeeper keeper(String user, String runId, InstantSource clock) {
        LeaseHolder holder = LeaseHolder.of(user, runId);
        return new LeaseKeeper(
                new LeaseClaim(
                        cluster.reader(),
                        cluster.writer(),
                        KEY,
                        holder.name(),
                        holder.session(),
                        runId,
                        SETTINGS,
                        WAIT,
                        clock),
                store.runJournal());
    }

    private RunLease mine(Taken taken) {
        assertThat(taken).isInstanceOf(Taken.Mine.class);
        RunLease lease = ((Taken.Mine) taken).lease();
        open.add(lease);
        return lease;
    }

    private LeaseState state() throws InterruptedException {
        return SyncLease.read(cluster.reader().readNow(KEY, SyncLease.KIND, WAIT));
    }

    /** A holder that was cut off: it stands there and nobody renews it. */
    private void leftBehind(String holder, String runId) throws InterruptedException {
        Instant now = Instant.now();
        WriteResult written =
                cluster.writer()
                        .apply(
                                new ApplyRequest(
                                        KEY,
                                        SyncLease.KIND,
                                        SyncLease.held(
                                                KEY,
                                                holder,
                                                runId,
                                                Duration.ofSeconds(30),
                                                now,
                                                now),
                                        SyncLease.manager("gone"),
                                        true,
                                        "",
                                        WAIT));
        assertThat(written).isInstanceOf(WriteResult.Written.class);
    }

    @Test
    void ofManyWhoTakeItAtOnceOneGetsIt() throws Exception {
        List<Future<Taken>> all = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 8; i++) {
                LeaseKeeper keeper = keeper("user" + i, InstantSource.system());
                all.add(threads.submit(keeper::take));
            }
        }
        List<Taken> mine = new ArrayList<>();
        for (Future<Taken> one : all) {
            switch (one.get()) {
                case Taken.Mine taken -> mine.add(taken);
                case Taken.Another another -> assertThat(another.said().text()).contains("user");
                case Taken.NotPermitted _, Taken.NamespaceEnds _, Taken.NotKnown _ ->
                        throw new AssertionError(one.get().toString());
            }
        }
        assertThat(mine).hasSize(1);
        mine(mine.getFirst()).close();
        assertThat(state()).isEqualTo(new LeaseState.Free("", ""));
    }

    @Test
    void whatIsHeldIsRenewedAndNotTakenOverByOneWhoseClockIsAhead() throws Exception {
        RunLease lease = mine(keeper("ada", InstantSource.system()).take());
        LeaseState first = state();

        Awaitility.await().atMost(WAIT).until(() -> !state().equals(first));
        Clock ahead = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(10));
        Taken other = keeper("bob", ahead).take();

        assertThat(other)
                .isInstanceOfSatisfying(
                        Taken.Another.class,
                        another ->
                                assertThat(another.said().text()).contains("ada@", "runs out at"));
        assertThat(lease.lost()).isEmpty();
    }

    @Test
    void whatWasLeftBehindIsTakenOverWhenItRanOutAndNotBefore() throws Exception {
        leftBehind("ada@gone#1", "a-run-of-another-laptop");

        assertThat(keeper("bob", InstantSource.system()).take()).isInstanceOf(Taken.Another.class);
        Clock later = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(40));
        RunLease lease = mine(keeper("bob", later).take());

        assertThat(state())
                .isInstanceOfSatisfying(
                        LeaseState.Held.class,
                        held -> assertThat(held.holder()).startsWith("bob@"));
        assertThat(lease.lost()).isEmpty();
    }

    @Test
    void aRunOfThisVeryMachineThatIsOverNeedsNoWaitingFor() throws Exception {
        String runId = UUID.randomUUID().toString();
        store.runJournal()
                .begin(
                        new RunStart(
                                runId,
                                Instant.now(),
                                "ada",
                                "shop",
                                "practice",
                                "c".repeat(40),
                                "d",
                                List.of()))
                .end(Outcome.FAILED, "broken off");
        leftBehind("ada@here#1", runId);

        mine(keeper("ada", InstantSource.system()).take());
    }

    @Test
    void whoLosesItIsToldBeforeTheNextRequest() throws Exception {
        RunLease deleted = mine(keeper("ada", InstantSource.system()).take());
        LeaseState.Held held = (LeaseState.Held) state();
        cluster.writer()
                .delete(
                        new DeleteRequest(
                                KEY,
                                SyncLease.KIND,
                                held.uid(),
                                "",
                                DeleteRequest.Propagation.BACKGROUND,
                                WAIT));
        Awaitility.await().atMost(WAIT).until(() -> deleted.lost().isPresent());
        assertThat(deleted.lost().orElseThrow().text()).contains("deleted");

        RunLease taken = mine(keeper("ada", InstantSource.system()).take());
        leftBehind("bob@elsewhere#2", "another");
        Awaitility.await().atMost(WAIT).until(() -> taken.lost().isPresent());
        assertThat(taken.lost().orElseThrow().text()).contains("bob@elsewhere#2");
        taken.close();
        assertThat(cluster.reader().readNow(KEY, SyncLease.KIND, WAIT))
                .as("what another one holds is not given back")
                .isInstanceOf(LiveState.Present.class);
    }

    @Test
    void whatCannotBeRenewedIsLostInTime() throws Exception {
        MovedClock clock = new MovedClock();
        RunLease lease = mine(keeper("ada", clock).take());
        practice.close();

        clock.offset = Duration.ofSeconds(26);

        assertThat(lease.lost().orElseThrow().text()).contains("could not be renewed");
    }

    /** A clock that can jump, as that of a laptop that slept. */
    private static final class MovedClock implements InstantSource {
        volatile Duration offset = Duration.ZERO;

        @Override
        public Instant instant() {
            return Instant.now().plus(offset);
        }
    }
}
