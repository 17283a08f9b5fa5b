package dev.leeway.desktop;

import dev.leeway.desktop.command.CommandException;
import dev.leeway.desktop.work.FxThread;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * JavaFX while it starts: mostly it waits for the system, and what else a window needs is prepared
 * meanwhile. Safe for use from several threads.
 */
final class ToolkitStart {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String NO_WINDOW = "no window can be opened here: ";

    private final FxThread ui = new FxThread();
    private final FutureTask<FxThread> start =
            new FutureTask<>(
                    () -> {
                        ui.startToolkit();
                        return ui;
                    });

    /** Begins to start it; a second call does nothing. */
    void begin() {
        Thread.ofPlatform().daemon().name("start of JavaFX").start(start);
    }

    /**
     * Returns JavaFX's thread when it runs; begins to start it when nobody did.
     *
     * @throws CommandException when the system offers no window
     */
    FxThread await() throws CommandException, InterruptedException {
        begin();
        try {
            return start.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw refused(failed);
        } catch (TimeoutException late) {
            throw new CommandException(
                    NO_WINDOW + "the display did not answer within " + PATIENCE.toSeconds() + " s",
                    "See whether other programs can open a window, and start Leeway again.");
        }
    }

    private static CommandException refused(ExecutionException failed) {
        if (failed.getCause() instanceof UnsupportedOperationException noWindow) {
            return new CommandException(
                    NO_WINDOW + noWindow.getMessage(),
                    "On Linux a window needs a display that DISPLAY names and GTK 3 (Debian and"
                            + " Ubuntu: libgtk-3-0). Without DISPLAY 'leeway practice' runs"
                            + " without a window, and so do 'leeway compare' and the others.");
        }
        throw new IllegalStateException("JavaFX did not start", failed);
    }
}
