package dev.leeway.engine.cluster;

import dev.leeway.engine.live.ClusterException;
import dev.leeway.engine.live.ClusterPhrase;
import dev.leeway.engine.live.LiveState.Unreadable.Reason;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A value that is asked for once and kept until it is dropped or too old. However many threads ask
 * at once, the question is sent once. A failure is not kept. Safe for use from several threads.
 */
final class Remembered<T> {
    private final Question<T> question;
    private final AtomicReference<@Nullable Asked<T>> asked = new AtomicReference<>();

    /** Asks the server. */
    @FunctionalInterface
    interface Question<T> {
        T ask() throws ClusterException, InterruptedException;
    }

    private record Asked<T>(FutureTask<T> task, long at) {}

    Remembered(Question<T> question) {
        this.question = question;
    }

    /** Makes the next reader ask anew. */
    void drop() {
        asked.set(null);
    }

    /** Returns the value, asking when there is none or it is older than allowed. */
    T get(Duration oldest, Deadline deadline) throws ClusterException, InterruptedException {
        Asked<T> known = asked.get();
        if (known != null && known.task().isDone() && unusable(known, oldest)) {
            asked.compareAndSet(known, null);
            known = asked.get();
        }
        if (known == null) {
            Asked<T> fresh = new Asked<>(new FutureTask<>(question::ask), System.nanoTime());
            if (asked.compareAndSet(null, fresh)) {
                // A thread of its own: the first to ask may be cancelled while others still wait.
                Thread.ofVirtual().name("cluster-question").start(fresh.task());
                known = fresh;
            } else {
                known = asked.get();
            }
        }
        return await(known == null ? askAlone() : known.task(), deadline);
    }

    private FutureTask<T> askAlone() {
        FutureTask<T> task = new FutureTask<>(question::ask);
        Thread.ofVirtual().name("cluster-question").start(task);
        return task;
    }

    private static boolean unusable(Asked<?> known, Duration oldest) {
        return known.task().state() != java.util.concurrent.Future.State.SUCCESS
                || System.nanoTime() - known.at() > oldest.toNanos();
    }

    private static <T> T await(FutureTask<T> task, Deadline deadline)
            throws ClusterException, InterruptedException {
        try {
            return task.get(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new ClusterException(
                    Reason.UNREACHABLE,
                    ClusterPhrase.CLUSTER_LATE.of(),
                    ClusterPhrase.MORE_TIME.of(),
                    e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ClusterException cause) {
                throw new ClusterException(cause.reason(), cause.said(), cause.advice(), cause);
            }
            throw new ClusterException(
                    Reason.SERVER_ERROR,
                    ClusterPhrase.NOT_UNDERSTOOD.of(String.valueOf(e.getCause())),
                    ClusterPhrase.NOT_UNDERSTOOD_NEXT.of(),
                    e);
        }
    }
}
