package dev.leeway.engine.cluster;

import dev.leeway.engine.live.WatchState;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How far what one watch keeps can be trusted, for its own thread to say and for others to wait
 * for. Somebody who waits cuts the watch's pauses short. Safe for use from several threads.
 */
final class WatchTrust {
    private final WatchTiming timing;
    private final Runnable changedListener;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private WatchState state = new WatchState.Connecting();
    private Instant confirmedAt = Instant.now();
    private int attempts;
    private boolean nudged;
    private boolean closed;

    /**
     * Makes one that is connecting.
     *
     * @param changedListener called after every change of the state, outside the lock
     */
    WatchTrust(WatchTiming timing, Runnable changedListener) {
        this.timing = timing;
        this.changedListener = changedListener;
    }

    WatchState state() {
        lock.lock();
        try {
            return state;
        } finally {
            lock.unlock();
        }
    }

    /** Returns when the server last confirmed what is kept. */
    Instant confirmedAt() {
        lock.lock();
        try {
            return confirmedAt;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until it is settled: current, refused, or tried once more in vain. A pause between
     * tries is cut short, because somebody wants to know.
     */
    WatchState awaitSettled(Deadline deadline) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            int before = attempts;
            while (true) {
                boolean settled =
                        switch (state) {
                            case WatchState.Live _, WatchState.Forbidden _ -> true;
                            case WatchState.Connecting _, WatchState.Syncing _ -> false;
                            // A kind may be served by now: a definition was just accepted, or came
                            // back.
                            case WatchState.Stale _, WatchState.Gone _ -> attempts > before;
                        };
                long left = deadline.left().toNanos();
                if (settled || left <= 0 || closed) {
                    return state;
                }
                // Only once: two who wait would wake each other without end.
                if (!nudged) {
                    nudged = true;
                    changed.signalAll();
                }
                changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Lets nobody wait any longer. */
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Notes that the server confirmed what is kept. */
    void touch() {
        lock.lock();
        try {
            confirmedAt = Instant.now();
        } finally {
            lock.unlock();
        }
    }

    /** Notes that what is kept is current. */
    void confirmed(WatchState.Live live) {
        touch();
        // Without a gap it has been current since before.
        if (!(state() instanceof WatchState.Live)) {
            attempted(live);
        }
    }

    /**
     * Notes how a try to become current ended. Whoever asked before has this try; who asks from now
     * on, be it before the pause begins, wants another one.
     */
    void attempted(WatchState next) {
        lock.lock();
        try {
            attempts++;
            nudged = false;
        } finally {
            lock.unlock();
        }
        become(next);
    }

    void become(WatchState next) {
        lock.lock();
        try {
            state = next;
            if (next instanceof WatchState.Live) {
                // Whoever waited has what they wanted; what follows may take its time.
                nudged = false;
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        changedListener.run();
    }

    /** Waits, unless somebody wants to know sooner; returns how long to wait the next time. */
    Duration sleep(Duration pause) throws InterruptedException {
        rest(pause);
        // Even when nudged again and again, it does not spin.
        TimeUnit.MILLISECONDS.sleep(20);
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(timing.longestPause()) < 0 ? doubled : timing.longestPause();
    }

    /** Waits, unless somebody wants to know sooner. */
    void rest(Duration pause) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = pause.toNanos();
            while (!nudged && left > 0) {
                left = changed.awaitNanos(left);
            }
            nudged = false;
        } finally {
            lock.unlock();
        }
    }
}
