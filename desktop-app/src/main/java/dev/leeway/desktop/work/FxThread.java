package dev.leeway.desktop.work;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;

/** JavaFX's application thread. */
public final class FxThread implements UiThread {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final FutureTask<Boolean> start = new FutureTask<>(FxThread::startNow);

    @Override
    public boolean isCurrent() {
        return Platform.isFxApplicationThread();
    }

    @Override
    public void post(Runnable action) {
        Platform.runLater(action);
    }

    /**
     * Begins to start JavaFX and returns: mostly it waits for the system, and what else a window
     * needs can be prepared meanwhile. A second call does nothing.
     */
    public void beginToolkit() {
        Thread.ofPlatform().daemon().name("start of JavaFX").start(start);
    }

    /**
     * Starts JavaFX without an {@code Application}, or waits until it has started; does nothing
     * when it runs already. It keeps running when the last window closes.
     *
     * @throws UnsupportedOperationException when the system offers no window
     */
    public void startToolkit() throws InterruptedException {
        beginToolkit();
        try {
            start.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof UnsupportedOperationException noWindow) {
                throw noWindow;
            }
            throw new IllegalStateException("JavaFX did not start", failed);
        } catch (TimeoutException late) {
            throw new UnsupportedOperationException(
                    "the display did not answer within " + PATIENCE.toMinutes() + " min", late);
        }
    }

    private static boolean startNow() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        try {
            Platform.startup(started::countDown);
        } catch (IllegalStateException alreadyRunning) {
            Platform.runLater(started::countDown);
        }
        Platform.setImplicitExit(false);
        started.await();
        return true;
    }

    /** Ends JavaFX; it cannot be started again in this process. */
    public void stopToolkit() {
        Platform.exit();
    }
}
