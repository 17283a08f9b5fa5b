package dev.leeway.engine.source.git;

import dev.leeway.engine.source.SourceException;
import dev.leeway.engine.source.SourceProgress;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jgit.lib.ProgressMonitor;
import org.jspecify.annotations.Nullable;

/**
 * One fetch on a thread of its own, waited for by one reader or several. It ends when it is done,
 * or when every reader has left: then its thread is interrupted, which also ends a socket that
 * hangs.
 */
final class FetchJob implements ProgressMonitor {
    /** What the job does. */
    @FunctionalInterface
    interface Work {
        void run(FetchJob job) throws SourceException, InterruptedException;
    }

    /** In place of the number of readers: all have left. */
    private static final int DESERTED = -1;

    private record Step(String task, int done, int total) {}

    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicInteger waiters = new AtomicInteger();
    private final AtomicLong deadline;
    private final Thread thread;
    private volatile boolean cancelled;
    private volatile @Nullable Throwable failure;
    private volatile Step step = new Step("", 0, 0);

    /** Makes a job that waits for the one before it, if any, and then works. */
    FetchJob(@Nullable FetchJob before, long deadline, Work work) {
        this.deadline = new AtomicLong(deadline);
        this.thread =
                Thread.ofVirtual()
                        .name("git-fetch")
                        .unstarted(
                                () -> {
                                    try {
                                        if (before != null) {
                                            before.ended.await();
                                        }
                                        work.run(this);
                                    } catch (Throwable e) {
                                        failure = e;
                                    } finally {
                                        ended.countDown();
                                    }
                                });
    }

    void start() {
        thread.start();
    }

    boolean hasEnded() {
        return ended.getCount() == 0;
    }

    /**
     * Adds a reader; the job may now take until its deadline too.
     *
     * @return false when every reader had left before: the job is being ended, nobody can join it
     */
    boolean join(long until) {
        int before = waiters.getAndUpdate(count -> count == DESERTED ? count : count + 1);
        if (before == DESERTED) {
            return false;
        }
        deadline.accumulateAndGet(until, (one, other) -> one - other >= 0 ? one : other);
        return true;
    }

    /** Takes a reader away; the last one to leave ends the job. */
    void leave() {
        int left = waiters.updateAndGet(count -> count == 1 ? DESERTED : count - 1);
        if (left == DESERTED && !hasEnded()) {
            cancelled = true;
            thread.interrupt();
        }
    }

    /** Lets it go on so much longer at most, then takes a reader away. */
    void leaveBy(Duration patience) {
        try {
            ended.await(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        leave();
    }

    /**
     * Returns the time left until the latest reader's deadline, in nanoseconds; may be negative.
     */
    long nanosLeft() {
        return deadline.get() - System.nanoTime();
    }

    /**
     * Waits for the end, telling the reader on its own thread how it goes.
     *
     * @return whether it ended before the deadline
     */
    boolean await(long until, SourceProgress progress)
            throws InterruptedException, SourceException {
        Step told = step;
        while (!ended.await(Math.min(100, millisUntil(until)), TimeUnit.MILLISECONDS)) {
            if (System.nanoTime() - until >= 0) {
                return false;
            }
            Step now = step;
            if (!now.equals(told)) {
                progress.report(now.task(), now.done(), now.total());
                told = now;
            }
        }
        Step last = step;
        if (!last.equals(told)) {
            progress.report(last.task(), last.done(), last.total());
        }
        throwFailure();
        return true;
    }

    private void throwFailure() throws SourceException {
        switch (failure) {
            case null -> {
                // It went well.
            }
            case SourceException e ->
                    throw new SourceException(e.problem(), e.said(), e.advice(), e);
            case Error e -> throw e;
            case Throwable e -> throw new IllegalStateException("the fetch broke off", e);
        }
    }

    private static long millisUntil(long until) {
        return Math.max(0, TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime())) + 1;
    }

    @Override
    public void start(int totalTasks) {
        // The number of tasks says nothing to an operator.
    }

    @Override
    public void beginTask(String title, int totalWork) {
        step = new Step(title, 0, totalWork);
    }

    @Override
    public synchronized void update(int completed) {
        Step now = step;
        step = new Step(now.task(), now.done() + completed, now.total());
    }

    @Override
    public void endTask() {
        // The next task or the end says so.
    }

    @Override
    public boolean isCancelled() {
        return cancelled || nanosLeft() <= 0;
    }

    @Override
    public void showDuration(boolean enabled) {
        // Durations are for terminals.
    }
}
