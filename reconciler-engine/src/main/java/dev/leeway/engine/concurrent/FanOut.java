package dev.leeway.engine.concurrent;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Does the same work on many inputs at once, on virtual threads, at most so many at a time.
 *
 * <p>The limit belongs to the instance: keep one per cluster and every run against that cluster
 * shares it. Inputs start in their order; there is one outcome per input, in input order. Cancel is
 * interruption of the calling thread. A task must not call the same instance again, or both may
 * wait for each other. Safe for use from several threads.
 */
public final class FanOut {
    /** How long a run waits for interrupted tasks to end before it reports them as unfinished. */
    static final Duration GRACE = Duration.ofSeconds(5);

    private final String name;
    private final int limit;
    private final Duration grace;
    private final Semaphore permits;

    /**
     * Makes a fan-out.
     *
     * @param name names its threads
     * @param limit the most tasks at work at any moment, over all runs; at least 1
     */
    public FanOut(String name, int limit) {
        this(name, limit, GRACE);
    }

    FanOut(String name, int limit, Duration grace) {
        if (limit < 1) {
            throw new IllegalArgumentException("limit " + limit + " is less than 1");
        }
        this.name = name;
        this.limit = limit;
        this.grace = grace;
        this.permits = new Semaphore(limit, true);
    }

    /** The work on one input; called on a virtual thread. Being interrupted means: stop now. */
    @FunctionalInterface
    public interface Task<I, R> {
        /** Does the work. */
        R run(I input) throws Exception;
    }

    /** What became of one input. */
    public sealed interface Outcome<R> {
        /** The task returned. */
        record Done<R>(R value) implements Outcome<R> {}

        /** The task threw. */
        record Failed<R>(Exception cause) implements Outcome<R> {}

        /**
         * The task was begun and told to stop, by cancel or because the time was up: how far it
         * came is not known.
         */
        record Unfinished<R>() implements Outcome<R> {}

        /** The task was never begun. */
        record NotStarted<R>() implements Outcome<R> {}
    }

    /**
     * Works on every input and waits for all.
     *
     * @param timeout for the whole run; when it is up, running tasks are interrupted and the rest
     *     is not started
     * @return one outcome per input, in input order
     * @throws InterruptedException when cancelled, after the tasks were told to stop and have ended
     *     (or five seconds later); use {@link #runKeepingOutcomes} to learn how far it came
     */
    public <I, R> List<Outcome<R>> run(List<I> inputs, Duration timeout, Task<I, R> task)
            throws InterruptedException {
        List<Outcome<R>> outcomes = runKeepingOutcomes(inputs, timeout, task);
        if (Thread.interrupted()) {
            throw new InterruptedException(name + " was cancelled");
        }
        return outcomes;
    }

    /**
     * Like {@link #run}, but when cancelled it still returns what became of each input, and leaves
     * the calling thread's interrupt flag set.
     */
    public <I, R> List<Outcome<R>> runKeepingOutcomes(
            List<I> inputs, Duration timeout, Task<I, R> task) {
        return runKeepingOutcomes(inputs, Patience.of(timeout), task);
    }

    /**
     * Like {@link #runKeepingOutcomes}, but bounded by standstill instead of by a time for all: for
     * work whose length depends on the machine, and that tells how far it is.
     *
     * @param standstill after so long without a change of {@code progress}, running tasks are
     *     interrupted and the rest is not started
     * @param progress any number that changes while the work comes on; read several times a second
     */
    public <I, R> List<Outcome<R>> runWhileMoving(
            List<I> inputs, Duration standstill, LongSupplier progress, Task<I, R> task) {
        return runKeepingOutcomes(inputs, new Patience(standstill, progress), task);
    }

    private <I, R> List<Outcome<R>> runKeepingOutcomes(
            List<I> inputs, Patience patience, Task<I, R> task) {
        List<I> fixed = List.copyOf(inputs);
        Round<I, R> round = new Round<>(fixed, task, permits);
        List<Thread> workers = new ArrayList<>();
        for (int i = 0; i < Math.min(limit, fixed.size()); i++) {
            workers.add(Thread.ofVirtual().name(name + "-" + i).start(round));
        }
        boolean cancelled = false;
        try {
            if (!joinAll(workers, patience)) {
                stop(round, workers);
                joinAll(workers, Patience.of(grace));
            }
        } catch (InterruptedException e) {
            cancelled = true;
            stop(round, workers);
            joinAllThoughInterrupted(workers, Patience.of(grace));
        }
        if (cancelled) {
            Thread.currentThread().interrupt();
        }
        round.throwIfBroken();
        return round.outcomes();
    }

    private static void stop(Round<?, ?> round, List<Thread> workers) {
        round.stopping = true;
        workers.forEach(Thread::interrupt);
    }

    private static boolean joinAll(List<Thread> workers, Patience patience)
            throws InterruptedException {
        for (Thread worker : workers) {
            while (!worker.join(patience.nextLook())) {
                if (patience.isOver()) {
                    return false;
                }
            }
        }
        return true;
    }

    private static void joinAllThoughInterrupted(List<Thread> workers, Patience patience) {
        boolean waiting = true;
        while (waiting) {
            try {
                joinAll(workers, patience);
                waiting = false;
            } catch (InterruptedException again) {
                // Cancelled twice: the tasks were told already, and the deadline bounds the wait.
                waiting = !patience.isOver();
            }
        }
    }

    /** How long one caller waits: a time that begins anew with every sign of progress. */
    private static final class Patience {
        private static final long LOOK_EVERY = Duration.ofMillis(250).toNanos();

        private final long length;
        private final LongSupplier progress;
        private long seen;
        private long since = System.nanoTime();

        Patience(Duration length, LongSupplier progress) {
            this.length = length.toNanos();
            this.progress = progress;
            this.seen = progress.getAsLong();
        }

        static Patience of(Duration length) {
            return new Patience(length, () -> 0);
        }

        Duration nextLook() {
            return Duration.ofNanos(Math.clamp(left(), 0, LOOK_EVERY));
        }

        boolean isOver() {
            long now = progress.getAsLong();
            if (now != seen) {
                seen = now;
                since = System.nanoTime();
            }
            return left() <= 0;
        }

        private long left() {
            return since + length - System.nanoTime();
        }
    }

    /** One run: the workers share it and take the inputs from it in order. */
    private static final class Round<I, R> implements Runnable {
        private final List<I> inputs;
        private final Task<I, R> task;
        private final Semaphore permits;
        private final AtomicInteger next = new AtomicInteger();
        private final AtomicReferenceArray<@Nullable Outcome<R>> outcomes;
        private final AtomicReference<@Nullable Error> broken = new AtomicReference<>();
        private volatile boolean stopping;

        Round(List<I> inputs, Task<I, R> task, Semaphore permits) {
            this.inputs = inputs;
            this.task = task;
            this.permits = permits;
            this.outcomes = new AtomicReferenceArray<>(inputs.size());
        }

        @Override
        public void run() {
            try {
                while (!stopping) {
                    permits.acquire();
                    try {
                        int at = next.getAndIncrement();
                        if (stopping || at >= inputs.size()) {
                            return;
                        }
                        work(at);
                    } finally {
                        permits.release();
                    }
                }
            } catch (InterruptedException e) {
                // Told to stop while waiting for its turn: nothing was begun, nothing to report.
                stopping = true;
            }
        }

        private void work(int at) {
            // Stands until the task ends, so a task that never ends is reported truly.
            outcomes.set(at, new Outcome.Unfinished<>());
            try {
                outcomes.set(at, new Outcome.Done<>(task.run(inputs.get(at))));
            } catch (InterruptedException e) {
                stopping = true;
            } catch (Exception e) {
                outcomes.set(at, new Outcome.Failed<>(e));
            } catch (Error e) {
                broken.compareAndSet(null, e);
                stopping = true;
            }
        }

        /** An error of the machine (out of memory, stack overflow) is not one input's trouble. */
        private void throwIfBroken() {
            Error error = broken.get();
            if (error != null) {
                throw error;
            }
        }

        private List<Outcome<R>> outcomes() {
            List<Outcome<R>> list = new ArrayList<>(inputs.size());
            for (int i = 0; i < inputs.size(); i++) {
                Outcome<R> outcome = outcomes.get(i);
                list.add(outcome == null ? new Outcome.NotStarted<>() : outcome);
            }
            return List.copyOf(list);
        }
    }
}
