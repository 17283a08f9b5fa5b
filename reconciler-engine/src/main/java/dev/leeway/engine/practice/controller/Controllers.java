package dev.leeway.engine.practice.controller;

import dev.leeway.engine.practice.api.PracticeApi;
import dev.leeway.engine.practice.api.PracticeWorker;
import dev.leeway.engine.practice.store.ObjectMeta;
import dev.leeway.engine.practice.store.Selection;
import dev.leeway.engine.practice.store.StoreEvent;
import dev.leeway.engine.practice.store.StoreWatch;
import dev.leeway.engine.practice.store.VersionGoneException;
import dev.leeway.engine.practice.store.WatchSignal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/** Runs the controllers inside the practice cluster. */
public final class Controllers implements PracticeWorker {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /**
     * What nobody owns was written by a person or a tool, often several times in a row; the
     * controllers look at it once that has settled. What controllers made is told at once.
     */
    private static final Duration SETTLE = Duration.ofMillis(500);

    private final InstantSource clock;

    /** A change that is not told yet, and when it is to be. */
    private record Settling(StoreEvent event, long due) {}

    /** Makes the worker; the clock tells the controllers how old things are. */
    public Controllers(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public String name() {
        return "practice-controllers";
    }

    @Override
    public void run(PracticeApi api) throws InterruptedException {
        while (!Thread.currentThread().isInterrupted()) {
            try (StoreWatch watch =
                    api.store().watch(Set.of(), Selection.ALL, api.store().currentVersion())) {
                follow(api, watch);
            } catch (VersionGoneException e) {
                // The history was compacted between the two calls: begin anew with everything that
                // is there.
                Thread.onSpinWait();
            }
        }
    }

    /** Works until the watch ends; then all is to be read anew. */
    private void follow(PracticeApi api, StoreWatch watch) throws InterruptedException {
        ApiObjects objects = new ApiObjects(api);
        try (ControllerLoop loop = new ControllerLoop(objects, clock)) {
            Thread work = Thread.ofVirtual().name("practice-controller-loop").start(loop::run);
            try {
                Deque<Settling> settling = new ArrayDeque<>();
                WatchSignal signal = watch.next(PATIENCE);
                while (!(signal instanceof WatchSignal.Ended)) {
                    if (signal instanceof WatchSignal.Changed(var event)) {
                        long now = System.nanoTime();
                        if (ObjectMeta.owners(event.object()).isEmpty()) {
                            settling.add(new Settling(event, now + SETTLE.toNanos()));
                        } else {
                            objects.publish(event);
                        }
                    }
                    signal = watch.next(publishSettled(settling, objects));
                }
            } finally {
                work.interrupt();
                work.join(PATIENCE);
            }
        }
    }

    /** Tells what has settled and returns how long to wait for the next. */
    private static Duration publishSettled(Deque<Settling> settling, ApiObjects objects) {
        while (!settling.isEmpty()) {
            long left = settling.getFirst().due() - System.nanoTime();
            if (left > 0) {
                return Duration.ofNanos(left);
            }
            objects.publish(settling.removeFirst().event());
        }
        return PATIENCE;
    }
}
