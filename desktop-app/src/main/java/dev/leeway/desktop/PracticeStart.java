package dev.leeway.desktop;

import dev.leeway.desktop.text.Text;
import dev.leeway.desktop.text.EngineWords;
import dev.leeway.desktop.command.CommandException;
import dev.leeway.desktop.work.BackgroundWork;
import dev.leeway.desktop.work.VirtualThreadWork;
import dev.leeway.engine.live.ClusterException;
import dev.leeway.engine.live.LiveState.Unreadable.Reason;
import dev.leeway.engine.practice.sample.SampleWorkspace;
import dev.leeway.engine.workspace.UserPlaces;
import dev.leeway.engine.workspace.Workspace;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * The practice cluster while it starts and is filled: the workspace is open meanwhile, and whoever
 * needs the cluster waits for it here. Safe for use from several threads.
 */
final class PracticeStart implements ClusterReadiness, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PracticeStart.class);
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /** Who uses the cluster from outside does not tell; it starts soon without being asked. */
    private static final Duration UNASKED = Duration.ofSeconds(3);

    private final BackgroundWork work = new VirtualThreadWork();
    private final CompletableFuture<PracticeWorkspace> started = new CompletableFuture<>();

    private final CountDownLatch wanted = new CountDownLatch(1);
    private final SampleWorkspace sample;

    private final Text text;

    private PracticeStart(SampleWorkspace sample, Text text) {
        this.text = text;
        this.sample = sample;
    }

    /**
     * Lets it start when it is first asked for, or soon: the window comes first.
     *
     * @param text the words of the window
     * @param up hears when it can be used
     */
    static PracticeStart begin(
            SampleWorkspace sample,
            UserPlaces places,
            EngineWiring seeding,
            Text text,
            Consumer<PracticeWorkspace> up) {
        PracticeStart start = new PracticeStart(sample, text);
        start.work.start(
                "practice cluster",
                () -> {
                    boolean asked = start.wanted.await(UNASKED.toMillis(), TimeUnit.MILLISECONDS);
                    LOG.debug("the practice cluster starts, asked for: {}", asked);
                    PracticeWorkspace practice = PracticeWorkspace.start(sample, places, seeding);
                    if (start.started.complete(practice)) {
                        up.accept(practice);
                    } else {
                        practice.close();
                    }
                },
                start.started::completeExceptionally);
        return start;
    }

    @Override
    public void await(Workspace.Cluster cluster) throws ClusterException, InterruptedException {
        if (!PracticeOrigin.isPractice(sample, cluster)) {
            return;
        }
        wanted.countDown();
        try {
            started.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            Throwable why = e.getCause() == null ? e : e.getCause();
            throw new ClusterException(
                    Reason.UNREACHABLE,
                    text.text(
                            "workspace.practice-not-started",
                            why instanceof CommandException command
                                    ? new EngineWords(text).why(command)
                                    : String.valueOf(why.getMessage())),
                    why instanceof CommandException command
                            ? new EngineWords(text).next(command)
                            : text.text("workspace.practice-again"),
                    why);
        } catch (TimeoutException e) {
            throw new ClusterException(
                    Reason.UNREACHABLE,
                    text.text("workspace.practice-late", PATIENCE.toMinutes()),
                    text.text("workspace.practice-again"),
                    e);
        }
    }

    /** Stops what still starts, and the cluster when it has started. */
    @Override
    public void close() {
        started.completeExceptionally(
                new InterruptedException("the practice workspace was closed"));
        work.close();
        if (!started.isCompletedExceptionally()) {
            started.join().close();
        }
    }
}
