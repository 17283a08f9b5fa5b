package dev.leeway.desktop.work;

import java.time.Duration;
import java.util.function.Consumer;

/** Runs work away from the window's thread. Safe for use from any thread. */
public interface BackgroundWork extends AutoCloseable {
    /**
     * Starts a piece of work.
     *
     * @param what its name, for the thread and for the log
     * @param body the work; may block and must end soon after an interruption
     * @param failed hears the exception that ended it, an {@link InterruptedException} after a
     *     cancel; called on the thread of the work
     */
    Job start(String what, Body body, Consumer<Exception> failed);

    /**
     * Repeats a piece of work with a pause between two runs, until cancelled; starts with a pause.
     */
    Job repeat(String what, Duration pause, Body body, Consumer<Exception> failed);

    /**
     * Starts a piece of work that has no end of its own, for example listening. It runs until
     * cancelled.
     *
     * @param body the work; it says when what was there at its beginning has arrived
     */
    default Job follow(String what, Following body, Consumer<Exception> failed) {
        return start(what, () -> body.run(() -> {}), failed);
    }

    /** Interrupts everything that still runs. */
    @Override
    void close();

    /** A piece of work. */
    @FunctionalInterface
    interface Body {
        /** Does it. */
        void run() throws Exception;
    }

    /** A piece of work that has no end of its own. */
    @FunctionalInterface
    interface Following {
        /**
         * Does it.
         *
         * @param settled to be called, once or often, when there is nothing more to come at once
         */
        void run(Runnable settled) throws Exception;
    }

    /** A piece of work that was started. */
    interface Job {
        /** Interrupts it; does nothing when it has ended. */
        void cancel();
    }
}
