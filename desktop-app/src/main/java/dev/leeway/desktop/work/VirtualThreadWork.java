package dev.leeway.desktop.work;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Runs each piece of work on a virtual thread of its own. */
public final class VirtualThreadWork implements BackgroundWork {
    private final Set<Thread> running = ConcurrentHashMap.newKeySet();

    @Override
    public Job start(String what, Body body, Consumer<Exception> failed) {
        Thread thread = Thread.ofVirtual().name(what).unstarted(() -> run(body, failed));
        running.add(thread);
        thread.start();
        return thread::interrupt;
    }

    @Override
    public Job repeat(String what, Duration pause, Body body, Consumer<Exception> failed) {
        return start(
                what,
                () -> {
                    while (true) {
                        Thread.sleep(pause);
                        body.run();
                    }
                },
                failed);
    }

    private void run(Body body, Consumer<Exception> failed) {
        try {
            body.run();
        } catch (InterruptedException cancelled) {
            failed.accept(cancelled);
        } catch (Exception trouble) {
            failed.accept(trouble);
        } finally {
            running.remove(Thread.currentThread());
        }
    }

    @Override
    public void close() {
        running.forEach(Thread::interrupt);
    }
}
