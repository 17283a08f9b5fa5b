package dev.leeway.desktop;

import dev.leeway.desktop.work.FxThread;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** Runs test code on JavaFX's thread, and presses keys as a person would. */
public final class Fx {
    /** JavaFX's thread. */
    public static final FxThread THREAD = new FxThread();

    private Fx() {}

    /**
     * Runs the code on JavaFX's thread and returns what it returns; what it throws is thrown here.
     */
    public static <T> T call(Callable<T> code) throws Exception {
        THREAD.startToolkit();
        CompletableFuture<T> result = new CompletableFuture<>();
        THREAD.post(
                () -> {
                    try {
                        result.complete(code.call());
                    } catch (Throwable thrown) {
                        result.completeExceptionally(thrown);
                    }
                });
        try {
            return result.get(60, TimeUnit.SECONDS);
        } catch (ExecutionException thrown) {
            if (thrown.getCause() instanceof Error error) {
                throw error;
            }
            if (thrown.getCause() instanceof Exception exception) {
                throw exception;
            }
            throw thrown;
        }
    }

    /** Runs the code on JavaFX's thread. */
    public static void run(ThrowingRunnable code) throws Exception {
        call(
                () -> {
                    code.run();
                    return true;
                });
    }

    /** Lays out everything below a node, as several pulses would. */
    public static void settle(Parent root) {
        for (int pass = 0; pass < 3; pass++) {
            root.applyCss();
            root.layout();
        }
    }

    /** Presses a key where the focus is. */
    public static void press(Node root, KeyCode code, String text) {
        press(root, code, text, false);
    }

    /** Presses a key, with or without the shortcut key. */
    public static void press(Node root, KeyCode code, String text, boolean shortcut) {
        Node focus =
                root.getScene().getFocusOwner() == null ? root : root.getScene().getFocusOwner();
        focus.fireEvent(
                new KeyEvent(
                        KeyEvent.KEY_PRESSED, text, text, code, false, shortcut, false, false));
    }

    /** Code that may throw. */
    @FunctionalInterface
    public interface ThrowingRunnable {
        /** Runs. */
        void run() throws Exception;
    }
}
