package dev.leeway.desktop.work;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * Does each piece of work at once, on the caller's thread: for tests and for pictures, where the
 * result must be there when the call returns. Repeated work is never run.
 */
public final class InlineWork implements BackgroundWork {
    @Override
    public Job start(String what, Body body, Consumer<Exception> failed) {
        try {
            body.run();
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
            failed.accept(cancelled);
        } catch (Exception trouble) {
            failed.accept(trouble);
        }
        return () -> {};
    }

    @Override
    public Job repeat(String what, Duration pause, Body body, Consumer<Exception> failed) {
        return () -> {};
    }

    /** What has no end would never return; it is not begun. */
    @Override
    public Job follow(String what, Following body, Consumer<Exception> failed) {
        return () -> {};
    }

    @Override
    public void close() {}
}
