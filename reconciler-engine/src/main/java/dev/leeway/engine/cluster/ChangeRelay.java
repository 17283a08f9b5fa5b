package dev.leeway.engine.cluster;

import dev.leeway.engine.live.ClusterReader.ChangeListener;
import dev.leeway.engine.live.LiveState;
import dev.leeway.engine.resource.ResourceKey;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings changes to one listener on a thread of its own. What changes several times within a moment
 * is told once, with its last state; a slow listener delays nobody but itself.
 */
final class ChangeRelay implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ChangeRelay.class);
    private static final Duration MOMENT = Duration.ofMillis(80);

    private final ChangeListener listener;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final Thread thread;
    private Map<ResourceKey, LiveState> waiting = new LinkedHashMap<>();

    ChangeRelay(ChangeListener listener) {
        this.listener = listener;
        this.thread = Thread.ofVirtual().name("cluster-changes").start(this::run);
    }

    /** Takes a change; never blocks. */
    void offer(ResourceKey key, LiveState state) {
        lock.lock();
        try {
            waiting.put(key, state);
            arrived.signal();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        try {
            while (true) {
                take().forEach(this::tell);
            }
        } catch (InterruptedException e) {
            // Closed: the listener hears no more.
            lock.lock();
            try {
                waiting.clear();
            } finally {
                lock.unlock();
            }
        }
    }

    private Map<ResourceKey, LiveState> take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (waiting.isEmpty()) {
                arrived.await();
            }
        } finally {
            lock.unlock();
        }
        TimeUnit.NANOSECONDS.sleep(MOMENT.toNanos());
        lock.lockInterruptibly();
        try {
            Map<ResourceKey, LiveState> taken = waiting;
            waiting = new LinkedHashMap<>();
            return taken;
        } finally {
            lock.unlock();
        }
    }

    private void tell(ResourceKey key, LiveState state) {
        if (Thread.currentThread().isInterrupted()) {
            return;
        }
        try {
            listener.changed(key, state);
        } catch (RuntimeException e) {
            LOG.warn("A listener failed on the change of {}", key, e);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
