package dev.leeway.engine.practice.api;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.practice.store.StoreEvent;
import dev.leeway.engine.practice.store.StoreWatch;
import dev.leeway.engine.practice.store.WatchSignal;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;

/** Writes one watch as a stream of JSON lines until its time is up, it ends, or nobody reads. */
final class WatchStream implements ApiResponse.Stream {
    /**
     * Kubernetes sends one a minute; here readers learn sooner, and dead connections show sooner.
     */
    private static final Duration BOOKMARK_EVERY = Duration.ofSeconds(15);

    private final Presenter presenter;
    private final StoreWatch watch;
    private final List<JsonObject> initial;
    private final Options options;
    private final WatchLines lines;
    private boolean first = true;

    /**
     * What the client asked for.
     *
     * @param timeout after which the watch ends
     * @param bookmarks whether bookmarks are welcome
     * @param endOfInitial the version to tell in a bookmark once the initial objects are told, 0
     *     for none
     */
    record Options(Duration timeout, boolean bookmarks, long endOfInitial) {}

    WatchStream(
            Presenter presenter,
            StoreWatch watch,
            List<JsonObject> initial,
            Options options,
            WatchLines lines) {
        this.presenter = presenter;
        this.watch = watch;
        this.initial = List.copyOf(initial);
        this.options = options;
        this.lines = lines;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException, InterruptedException {
        try (watch) {
            long end = System.nanoTime() + options.timeout().toNanos();
            out.flush();
            for (JsonObject object : initial) {
                line(out, "ADDED", presenter.showInWatch(object, first));
                first = false;
            }
            if (options.endOfInitial() > 0) {
                line(out, "BOOKMARK", presenter.bookmark(options.endOfInitial(), true, first));
            }
            out.flush();
            boolean more = true;
            while (more) {
                Duration left = Duration.ofNanos(end - System.nanoTime());
                boolean last = left.compareTo(BOOKMARK_EVERY) <= 0;
                Duration wait = last ? left : BOOKMARK_EVERY;
                WatchSignal signal = watch.next(wait.isNegative() ? Duration.ZERO : wait);
                more = tell(out, signal) && (!last || end - System.nanoTime() > 0);
            }
        }
    }

    private boolean tell(OutputStream out, WatchSignal signal) throws IOException {
        return switch (signal) {
            case WatchSignal.Changed changed -> {
                StoreEvent event = changed.event();
                JsonObject shown = presenter.showInWatch(event.object(), first);
                String change = event.change().name();
                out.write(
                        presenter.showsWhole()
                                ? lines.line(event.version(), change, shown)
                                : WatchLines.write(change, shown));
                first = false;
                out.flush();
                yield true;
            }
            case WatchSignal.Quiet quiet -> {
                if (options.bookmarks()) {
                    line(out, "BOOKMARK", presenter.bookmark(quiet.version(), false, first));
                    out.flush();
                }
                yield true;
            }
            case WatchSignal.Ended ended -> {
                if (ended.why() == WatchSignal.End.EXPIRED) {
                    error(
                            out,
                            Statuses.expired(
                                    "The resourceVersion for the provided watch is too old."));
                }
                yield false;
            }
        };
    }

    /** Writes the event that tells a watcher why there is nothing to watch. */
    static void error(OutputStream out, JsonObject status) throws IOException {
        line(out, "ERROR", status);
        out.flush();
    }

    private static void line(OutputStream out, String type, JsonObject object) throws IOException {
        out.write(WatchLines.write(type, object));
    }
}
