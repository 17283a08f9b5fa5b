package dev.leeway.engine.apply;

import dev.leeway.engine.audit.Outcome;
import dev.leeway.engine.audit.StoreException;
import java.util.List;

/**
 * Notes what a run is about to do before it does it, so that after a crash Leeway can say what is
 * known and what is not. Safe for use from several threads and from several processes at once.
 *
 * <p>Every note is on the disk when the method returns, and is written even when the calling thread
 * is interrupted (the flag stays set): cancel stops work, not the account of it.
 */
public interface RunJournal {
    /**
     * Opens a run. Only one run at a time may be open for an application on a cluster, in this and
     * in every other Leeway with the same data directory.
     *
     * @throws StoreException when another run is open there ({@code RUN_IN_PROGRESS}), or nothing
     *     can be noted; then nothing may be sent
     */
    OpenRun begin(RunStart start) throws StoreException;

    /**
     * Returns the runs that were neither ended nor settled and that are at work no more, because
     * their process is gone or left them, oldest first.
     */
    List<UnfinishedRun> unfinished() throws StoreException;

    /**
     * Returns whether a run that was begun here is certainly not at work any more: it ended, or its
     * process is gone or left it. Of a run that was not begun with this data directory nothing is
     * known.
     */
    boolean isOver(String runId) throws StoreException;

    /**
     * Closes an unfinished run after the operator was told about it.
     *
     * @param note what was found out
     */
    void settle(String runId, String note) throws StoreException;

    /** One open run. */
    interface OpenRun {
        /**
         * Notes that a step is about to be sent. Call it before the request; when it throws, do not
         * send.
         *
         * @param step the step's position in {@link RunStart#steps}
         */
        void sending(int step) throws StoreException;

        /**
         * Notes what became of a step.
         *
         * @param step the step's position in {@link RunStart#steps}
         * @param resourceVersion the object's resource version after it, empty when there is none
         */
        void outcome(int step, Outcome outcome, String message, String resourceVersion)
                throws StoreException;

        /** Notes the end of the run. Nothing can be noted after it. */
        void end(Outcome outcome, String message) throws StoreException;

        /**
         * Leaves a run whose end could not be noted: it is at work no more, and from now on counts
         * as unfinished like one whose process is gone. Writes nothing.
         */
        void leave();
    }
}
