package dev.leeway.desktop.work;

import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;

/** JavaFX's application thread. */
public final class FxThread implements UiThread {
    @Override
    public boolean isCurrent() {
        return Platform.isFxApplicationThread();
    }

    @Override
    public void post(Runnable action) {
        Platform.runLater(action);
    }

    /**
     * Starts JavaFX without an {@code Application}, for pictures and for tests; does nothing when
     * it runs already. It keeps running when the last window closes.
     *
     * @throws UnsupportedOperationException when the system offers no window
     */
    public void startToolkit() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        try {
            Platform.startup(started::countDown);
        } catch (IllegalStateException alreadyRunning) {
            Platform.runLater(started::countDown);
        }
        Platform.setImplicitExit(false);
        started.await();
    }

    /** Ends JavaFX; it cannot be started again in this process. */
    public void stopToolkit() {
        Platform.exit();
    }
}
