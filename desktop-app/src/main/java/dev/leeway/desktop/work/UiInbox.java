package dev.leeway.desktop.work;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
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

    private final UiThread ui;
    private final Consumer<List<E>> receiver;
    private final Queue<E> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean pending = new AtomicBoolean();

    /** Makes an inbox whose receiver is called on the window's thread only. */
    public UiInbox(UiThread ui, Consumer<List<E>> receiver) {
        this.ui = ui;
        this.receiver = receiver;
    }

    /** Adds a value. Never blocks; any thread. */
    public void post(E value) {
        waiting.add(value);
        if (pending.compareAndSet(false, true)) {
            ui.post(this::drain);
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
        if (!waiting.isEmpty() && pending.compareAndSet(false, true)) {
            ui.post(this::drain);
        }
        if (!batch.isEmpty()) {
            receiver.accept(batch);
        }
    }
}
