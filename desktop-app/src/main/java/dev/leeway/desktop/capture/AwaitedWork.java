package dev.leeway.desktop.capture;

import dev.leeway.desktop.work.BackgroundWork;
import dev.leeway.desktop.work.VirtualThreadWork;

import java.time.Duration;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Runs work in the background and can wait until all of it has ended, so that a picture shows what
 * the work brought. Repeated work is never run. Safe for use from any thread.
 */
final class AwaitedWork implements BackgroundWork {
    private final BackgroundWork work = new VirtualThreadWork();
    private final Phaser phase = new Phaser(1);
    private final AtomicInteger begun = new AtomicInteger();

    @Override
    public Job start(String what, Body body, Consumer<Exception> failed) {
        phase.register();
        begun.incrementAndGet();
        return work.start(
                what,
                () -> {
                    try {
                        body.run();
                    } catch (Exception trouble) {
                        failed.accept(trouble);
                    } finally {
                        phase.arriveAndDeregister();
                    }
                },
                failed);
    }

    /** Following counts as at rest once what was there at its beginning has arrived. */
    @Override
    public Job follow(String what, Following body, Consumer<Exception> failed) {
        phase.register();
        begun.incrementAndGet();
        AtomicBoolean resting = new AtomicBoolean();
        Runnable rest =
                () -> {
                    if (resting.compareAndSet(false, true)) {
                        phase.arriveAndDeregister();
                    }
                };
        return work.start(
                what,
                () -> {
                    try {
                        body.run(rest);
                    } catch (Exception trouble) {
                        failed.accept(trouble);
                    } finally {
                        rest.run();
                    }
                },
                failed);
    }

    @Override
    public Job repeat(String what, Duration pause, Body body, Consumer<Exception> failed) {
        return () -> {};
    }

    /**
     * Waits until everything that was started has ended.
     *
     * @return whether anything was started since the last call
     */
    boolean awaitRest(Duration patience) throws InterruptedException {
        try {
            int arrived = phase.arrive();
            phase.awaitAdvanceInterruptibly(arrived, patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException tooSlow) {
            throw new IllegalStateException(
                    "A screen was not filled within " + patience.toSeconds() + " s.", tooSlow);
        }
        return begun.getAndSet(0) > 0;
    }

    @Override
    public void close() {
        work.close();
    }
}
