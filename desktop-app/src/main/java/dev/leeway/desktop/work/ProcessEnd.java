package dev.leeway.desktop.work;

import java.util.concurrent.CountDownLatch;

/** Waits for whoever ends the process. */
public final class ProcessEnd {
    private ProcessEnd() {}

    /**
     * Returns when the process is told to end (Ctrl+C, a signal, a log-out), so that the caller can
     * close what it holds.
     *
     * @throws InterruptedException when the caller is cancelled
     */
    public static void await() throws InterruptedException {
        CountDownLatch ending = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(ending::countDown));
        ending.await();
    }
}
