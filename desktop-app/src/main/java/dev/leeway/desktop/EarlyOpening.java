package dev.leeway.desktop;

import dev.leeway.desktop.session.OpenWorkspace;
import dev.leeway.desktop.session.Opening;
import dev.leeway.desktop.session.OpeningException;
import dev.leeway.desktop.work.BackgroundWork;
import dev.leeway.desktop.work.VirtualThreadWork;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * An opening that began before anybody asked for its workspace. The first who asks gets it and has
 * to close it; one that nobody asked for is closed here. Safe for use from several threads.
 */
final class EarlyOpening implements Opening, AutoCloseable {
    private final Opening opening;
    private final BackgroundWork work = new VirtualThreadWork();
    private final CompletableFuture<OpenWorkspace> opened = new CompletableFuture<>();
    private final AtomicBoolean taken = new AtomicBoolean();

    private EarlyOpening(Opening opening) {
        this.opening = opening;
    }

    /** Begins to open. */
    static EarlyOpening begin(Opening opening) {
        EarlyOpening early = new EarlyOpening(opening);
        early.work.start(
                "open workspace",
                () -> {
                    OpenWorkspace workspace = opening.open();
                    if (!early.opened.complete(workspace)) {
                        EngineWiring.closeQuietly(workspace.resources());
                    }
                },
                early.opened::completeExceptionally);
        return early;
    }

    @Override
    public OpenWorkspace open() throws OpeningException, InterruptedException {
        if (!taken.compareAndSet(false, true)) {
            // The workspace of before belongs to whoever took it; this one asks again.
            return opening.open();
        }
        try {
            return opened.get();
        } catch (InterruptedException left) {
            abandon();
            throw left;
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case OpeningException refused -> throw refused;
                case InterruptedException stopped -> throw stopped;
                case RuntimeException broken -> throw broken;
                case null, default -> throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public void close() {
        if (taken.compareAndSet(false, true)) {
            abandon();
        }
    }

    private void abandon() {
        boolean still =
                opened.completeExceptionally(
                        new InterruptedException("the workspace was left while it opened"));
        work.close();
        if (!still && !opened.isCompletedExceptionally()) {
            EngineWiring.closeQuietly(opened.join().resources());
        }
    }
}
