package dev.leeway.desktop.work;

/** The thread that owns the nodes. Safe for use from any thread. */
public interface UiThread {
    /** Returns whether the caller runs on it. */
    boolean isCurrent();

    /** Runs the action on it, later; never inside the call. */
    void post(Runnable action);

    /** Runs the action on it: at once when the caller is on it, else later. */
    default void run(Runnable action) {
        if (isCurrent()) {
            action.run();
        } else {
            post(action);
        }
    }

    /**
     * Throws unless the caller runs on it.
     *
     * @throws IllegalStateException when called on another thread
     */
    default void require(String what) {
        if (!isCurrent()) {
            throw new IllegalStateException(
                    what + " belongs on the window's thread, not on " + Thread.currentThread());
        }
    }
}
