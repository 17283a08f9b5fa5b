package dev.leeway.desktop;

import dev.leeway.desktop.work.FxThread;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import javafx.event.EventType;
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

    /**
     * Presses a key, with or without the shortcut key. As on a desktop, its character follows to
     * where the focus is by then.
     */
    public static void press(Node root, KeyCode code, String text, boolean shortcut) {
        focus(root).fireEvent(key(KeyEvent.KEY_PRESSED, text, code, shortcut));
        if (!text.isEmpty() && !shortcut) {
            type(root, text);
        }
        focus(root).fireEvent(key(KeyEvent.KEY_RELEASED, text, code, shortcut));
    }

    /** Sends a character to where the focus is. */
    public static void type(Node root, String character) {
        focus(root).fireEvent(key(KeyEvent.KEY_TYPED, character, KeyCode.UNDEFINED, false));
    }

    private static Node focus(Node root) {
        Node owner = root.getScene().getFocusOwner();
        return owner == null ? root : owner;
    }

    private static KeyEvent key(
            EventType<KeyEvent> type, String text, KeyCode code, boolean shortcut) {
        String character = type == KeyEvent.KEY_TYPED ? text : "";
        return new KeyEvent(
                type,
                character,
                type == KeyEvent.KEY_TYPED ? "" : text,
                code,
                false,
                shortcut,
                false,
                false);
    }

    /** Code that may throw. */
    @FunctionalInterface
    public interface ThrowingRunnable {
        /** Runs. */
        void run() throws Exception;
    }
}
