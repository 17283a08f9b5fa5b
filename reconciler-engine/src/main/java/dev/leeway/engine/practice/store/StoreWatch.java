package dev.leeway.engine.practice.store;

import dev.leeway.engine.practice.store.WatchSignal.End;
import dev.leeway.engine.resource.GroupKind;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A stream of changes of some types, in version order, without gaps. Read by one thread; closing is
 * safe from any.
 */
public final class StoreWatch implements AutoCloseable {
    /** A reader that lags this far behind is cut off instead of holding the heap. */
    private static final int MAX_BEHIND = 100_000;

    private final Set<GroupKind> types;
    private final Selection selection;
    private final LinkedBlockingDeque<WatchSignal> waiting = new LinkedBlockingDeque<>();
    private final Consumer<StoreWatch> onClose;
    private final LongSupplier versionIfQuiet;
    private volatile @Nullable End ended;

    StoreWatch(
            Set<GroupKind> types,
            Selection selection,
            Consumer<StoreWatch> onClose,
            LongSupplier versionIfQuiet) {
        this.types = Set.copyOf(types);
        this.selection = selection;
        this.onClose = onClose;
        this.versionIfQuiet = versionIfQuiet;
    }

    /** Offered every event by the store, under its lock and in version order. */
    void offer(StoreEvent event) {
        if (ended != null || !concerns(event.type())) {
            return;
        }
        Optional<StoreEvent> seen = event.seenThrough(selection);
        if (seen.isEmpty()) {
            return;
        }
        if (waiting.size() >= MAX_BEHIND) {
            waiting.clear();
            end(End.EXPIRED);
            return;
        }
        waiting.add(new WatchSignal.Changed(seen.get()));
    }

    boolean concerns(GroupKind type) {
        return types.isEmpty() || types.contains(type);
    }

    boolean isQuiet() {
        return waiting.isEmpty();
    }

    void end(End why) {
        if (ended == null) {
            ended = why;
            waiting.add(new WatchSignal.Ended(why));
        }
    }

    /**
     * Waits for the next signal at most the given time.
     *
     * @throws InterruptedException when the reader is told to stop
     */
    public WatchSignal next(Duration atMost) throws InterruptedException {
        WatchSignal signal = waiting.poll(atMost.toNanos(), TimeUnit.NANOSECONDS);
        if (signal != null) {
            return signal;
        }
        End why = ended;
        if (why != null) {
            return new WatchSignal.Ended(why);
        }
        long version = versionIfQuiet.getAsLong();
        WatchSignal late = waiting.poll();
        return late == null ? new WatchSignal.Quiet(version) : late;
    }

    /** Ends the watch. */
    @Override
    public void close() {
        end(End.CLOSED);
        onClose.accept(this);
    }
}
