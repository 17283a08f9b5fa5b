package dev.leeway.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.desktop.session.Opening;
import dev.leeway.desktop.session.WorkspaceSession;
import dev.leeway.desktop.state.AppEvent;
import dev.leeway.desktop.state.ClusterState;
import dev.leeway.desktop.text.Text;
import dev.leeway.desktop.work.BackgroundWork;
import dev.leeway.desktop.work.FxThread;
import dev.leeway.desktop.work.VirtualThreadWork;
import dev.leeway.engine.practice.fault.FaultEffect;
import dev.leeway.engine.practice.fault.FaultRule;
import dev.leeway.engine.workspace.UserPlaces;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A window that nobody touches: what it shows does not grow old, and a cluster that was silent is
 * seen again.
 */
@Execution(ExecutionMode.CONCURRENT)
class IdleWindowTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir Path temporary = Path.of("");
    private final Text text = new Text(Locale.ENGLISH, ZoneOffset.UTC);
    private final BlockingQueue<AppEvent> events = new LinkedBlockingQueue<>();
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    @Test
    void whatCouldNotBeComparedIsComparedWhenTheClusterAnswersAgain() throws Exception {
        withPractice(
                (practice, opening) -> {
                    practice.cluster().faults().add(FaultRule.always(new FaultEffect.Drop(false)));
                    try (WorkspaceSession session = session("look at ")) {
                        session.open("practice", opening);
                        until(event -> event instanceof AppEvent.ComparisonFailed);
                        until(IdleWindowTest::isUnreachable);

                        practice.cluster().faults().clear();
                        until(event -> event instanceof AppEvent.ComparisonArrived);
                    }
                });
    }

    @Test
    void whatWasNotComparedForAWhileIsConfirmedAndNobodyIsDisturbed() throws Exception {
        withPractice(
                (practice, opening) -> {
                    try (WorkspaceSession session = session("confirm ")) {
                        session.open("practice", opening);
                        ahead.set(Duration.ofMinutes(5));
                        Set<String> begun = new HashSet<>();
                        until(event -> isQuiet(event, begun));
                    }
                });
    }

    /** A comparison that nobody was told had begun. */
    private static boolean isQuiet(AppEvent event, Set<String> begun) {
        if (event instanceof AppEvent.ComparisonStarted started) {
            begun.add(started.application());
        }
        return event instanceof AppEvent.ComparisonArrived arrived
                && !begun.remove(arrived.application());
    }

    private void withPractice(Trial trial) throws Exception {
        UserPlaces places = UserPlaces.below(temporary, temporary);
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        WindowCommand window =
                new WindowCommand(new FxThread(), places, "test", "ada", nowhere, nowhere);
        try (EngineWiring seeding = new EngineWiring(places, () -> false, "test");
                PracticeWorkspace practice = PracticeWorkspace.start(places, seeding)) {
            trial.run(
                    practice,
                    () ->
                            window.opened(
                                    practice.sample().file(),
                                    Set.of(PracticeWorkspace.CLUSTER),
                                    () -> {}));
        }
    }

    /** What is tried on the practice workspace. */
    private interface Trial {
        void run(PracticeWorkspace practice, Opening opening) throws Exception;
    }

    private static boolean isUnreachable(AppEvent event) {
        return event instanceof AppEvent.ClusterSeen seen
                && seen.connection() == ClusterState.Connection.UNREACHABLE;
    }

    private WorkspaceSession session(String hurried) {
        return new WorkspaceSession(
                new HurriedWork(new VirtualThreadWork(), hurried),
                events::add,
                text,
                "ada",
                () -> Instant.now().plus(ahead.get()),
                preferences -> {},
                copied -> {});
    }

    /** Waits until an event of this sort is told. */
    private void until(Predicate<AppEvent> wanted) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        AppEvent event;
        do {
            event = events.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            assertThat(event).as("within %s", PATIENCE).isNotNull();
        } while (!wanted.test(event));
    }

    /** Repeats after a moment one thing that is repeated after a while. */
    private record HurriedWork(BackgroundWork work, String hurried) implements BackgroundWork {
        private static final Duration PAUSE = Duration.ofMillis(200);

        @Override
        public Job start(String what, Body body, Consumer<Exception> failed) {
            return work.start(what, body, failed);
        }

        @Override
        public Job repeat(String what, Duration pause, Body body, Consumer<Exception> failed) {
            return work.repeat(what, what.startsWith(hurried) ? PAUSE : pause, body, failed);
        }

        @Override
        public void close() {
            work.close();
        }
    }
}
