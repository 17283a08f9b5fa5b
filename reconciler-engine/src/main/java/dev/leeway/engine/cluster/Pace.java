package dev.leeway.engine.cluster;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * The speed of one lane to one cluster: a token bucket and a bound on requests under way, both of
 * which shrink by half when the server says that it is too much and grow back while it is happy.
 *
 * <p>Safe for use from several threads; its lock is never held across a request.
 */
final class Pace {
    private static final double LEAST_PER_SECOND = 1;
    private static final double GROWTH = 1.1;
    private static final double FIRST_GROWTH = 2;
    private static final long FIRST_STEP = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final ClusterLimits.Lane limits;
    private final LongSupplier clock;
    private final ReentrantLock lock = new ReentrantLock(true);
    private final Condition changed = lock.newCondition();
    private double perSecond;
    private double tokens;
    private long refilledAt;
    private long grownAt;
    private long pausedUntil;
    private int atOnce;
    private int underWay;
    private boolean neverTooMuch = true;

    Pace(ClusterLimits.Lane limits, LongSupplier clock) {
        this.limits = limits;
        this.clock = clock;
        this.perSecond = limits.startPerSecond();
        this.tokens = limits.burst();
        this.atOnce = limits.mostAtOnce();
        this.refilledAt = clock.getAsLong();
        this.grownAt = refilledAt;
        this.pausedUntil = refilledAt;
    }

    /** Waits for a turn; returns false when the time is up first. Give the turn back after use. */
    boolean enter(Deadline deadline) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (true) {
                long now = clock.getAsLong();
                refill(now);
                long pause = pausedUntil - now;
                if (pause <= 0 && tokens >= 1 && underWay < atOnce) {
                    tokens -= 1;
                    underWay++;
                    return true;
                }
                long left = deadline.left().toNanos();
                if (left <= 0) {
                    return false;
                }
                long untilToken = tokens >= 1 ? left : (long) ((1 - tokens) / perSecond * SECOND);
                long wait = pause > 0 ? pause : Math.max(untilToken, 1);
                changed.awaitNanos(Math.min(wait, left));
            }
        } finally {
            lock.unlock();
        }
    }

    /** Gives a turn back after an answer that was no complaint. */
    void leaveHappy() {
        leave(
                () -> {
                    long now = clock.getAsLong();
                    // Until the server first complains nobody knows what it can do: find out fast.
                    if (now - grownAt >= (neverTooMuch ? FIRST_STEP : SECOND)) {
                        grownAt = now;
                        double growth = neverTooMuch ? FIRST_GROWTH : GROWTH;
                        perSecond = Math.min(limits.mostPerSecond(), perSecond * growth + 1);
                        atOnce = Math.min(limits.mostAtOnce(), atOnce + 1);
                    }
                });
    }

    /** Gives a turn back after a request that says nothing about load. */
    void leave() {
        leave(() -> {});
    }

    /** Gives a turn back after the server said that it is too much; nobody enters for a while. */
    void leaveTooMuch(Duration pause) {
        leave(
                () -> {
                    long now = clock.getAsLong();
                    neverTooMuch = false;
                    // A burst of complaints about one moment is one complaint.
                    if (pausedUntil - now <= 0) {
                        perSecond = Math.max(LEAST_PER_SECOND, perSecond / 2);
                        atOnce = Math.max(1, atOnce / 2);
                        tokens = Math.min(tokens, 1);
                        grownAt = now;
                    }
                    pausedUntil = Math.max(pausedUntil, now + pause.toNanos());
                });
    }

    /** Returns the present speed in requests a second. */
    double perSecond() {
        lock.lock();
        try {
            return perSecond;
        } finally {
            lock.unlock();
        }
    }

    private void leave(Runnable change) {
        lock.lock();
        try {
            underWay--;
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void refill(long now) {
        double due = (now - refilledAt) * perSecond / SECOND;
        tokens = Math.min(limits.burst(), tokens + due);
        refilledAt = now;
    }
}
