package dev.leeway.engine.practice.api;

/**
 * Something that runs inside the practice cluster: a controller, a scheduler, a kubelet.
 *
 * <p>It is started on a thread of its own when the API stands and is interrupted when the cluster
 * closes.
 */
public interface PracticeWorker {
    /** Returns the name, used for its thread and in the log. */
    String name();

    /**
     * Works until interrupted.
     *
     * @throws InterruptedException when the cluster closes
     */
    void run(PracticeApi api) throws InterruptedException;
}
