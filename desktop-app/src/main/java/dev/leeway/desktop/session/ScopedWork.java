package dev.leeway.desktop.session;

import dev.leeway.desktop.work.BackgroundWork;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The background work of one workspace: it can be ended without ending anything else. Safe for use
 * from any thread.
 */
final class ScopedWork implements BackgroundWork {
    private final BackgroundWork all;
    private final Set<Job> mine = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    ScopedWork(BackgroundWork all) {
        this.all = all;
    }

    @Override
    public Job start(String what, Body body, Consumer<Exception> failed) {
        Pending pending = new Pending();
        mine.add(pending);
        pending.job =
                all.start(
                        what,
                        () -> {
                            try {
                                body.run();
                            } finally {
                                mine.remove(pending);
                            }
                        },
                        failed);
        return checked(pending);
    }

    @Override
    public Job repeat(String what, Duration pause, Body body, Consumer<Exception> failed) {
        Pending pending = new Pending();
        mine.add(pending);
        pending.job = all.repeat(what, pause, body, failed);
        return checked(pending);
    }

    /** Work that was started while everything ended, ends too. */
    private Job checked(Pending pending) {
        if (closed) {
            pending.cancel();
        }
        return pending;
    }

    @Override
    public void close() {
        closed = true;
        mine.forEach(Job::cancel);
        mine.clear();
    }

    /** Its job is known a moment after it was made. */
    private static final class Pending implements Job {
        private volatile Job job = () -> {};

        @Override
        public void cancel() {
            job.cancel();
        }
    }
}
