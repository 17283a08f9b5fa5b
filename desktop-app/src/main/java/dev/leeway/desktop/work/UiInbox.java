package dev.leeway.desktop.work;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Carries values from any thread to the window's thread: at most one delivery is pending at a time
 * and it takes everything that waits, in order, so a burst costs one turn of the window's loop
 * instead of one turn each.
 *
 * @param <E> what is carried
 */
public final class UiInbox<E> {
    /** So many in one turn; a longer queue lets the window paint in between. */
    private static final int LARGEST_BATCH = 2_000;

    /** So long between two turns of a paced inbox: about a frame and a half. */
    private static final Duration PACE = Duration.ofMillis(25);

    private final UiThread ui;
    private final Consumer<List<E>> receiver;
    private final Duration pause;
    private final Queue<E> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean pending = new AtomicBoolean();
    private volatile long delivered = System.nanoTime() - PACE.toNanos();

    /** Makes an inbox whose receiver is called on the window's thread only. */
    public UiInbox(UiThread ui, Consumer<List<E>> receiver) {
        this(ui, receiver, Duration.ZERO);
    }

    private UiInbox(UiThread ui, Consumer<List<E>> receiver, Duration pause) {
        this.ui = ui;
        this.receiver = receiver;
        this.pause = pause;
    }

    /**
     * Makes an inbox that takes no second turn before the window could paint the first: a value
     * that comes alone is delivered at once, a storm of them about forty times a second. For a
     * receiver whose every turn costs something, however little it is given.
     */
    public static <E> UiInbox<E> paced(UiThread ui, Consumer<List<E>> receiver) {
        return new UiInbox<>(ui, receiver, PACE);
    }

    /** Adds a value. Never blocks; any thread. */
    public void post(E value) {
        waiting.add(value);
        if (pending.compareAndSet(false, true)) {
            schedule();
        }
    }

    private void schedule() {
        long left = delivered + pause.toNanos() - System.nanoTime();
        if (pause.isZero() || left <= 0) {
            ui.post(this::drain);
        } else {
            Thread.ofVirtual()
                    .start(
                            () -> {
                                LockSupport.parkNanos(left);
                                ui.post(this::drain);
                            });
        }
    }

    private void drain() {
        pending.set(false);
        List<E> batch = new ArrayList<>();
        for (int i = 0; i < LARGEST_BATCH; i++) {
            E value = waiting.poll();
            if (value == null) {
                break;
            }
            batch.add(value);
        }
        try {
            if (!batch.isEmpty()) {
                receiver.accept(batch);
            }
        } finally {
            delivered = System.nanoTime();
            if (!waiting.isEmpty() && pending.compareAndSet(false, true)) {
                schedule();
            }
        }
    }
}
