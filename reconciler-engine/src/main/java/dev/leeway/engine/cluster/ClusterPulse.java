package dev.leeway.engine.cluster;

import dev.leeway.engine.live.ClusterPhrase;
import dev.leeway.engine.wording.Wording;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Notices what watches cannot: that the machine slept, and that a connection died without a word.
 * While every watch is silent it asks the server now and then whether it is there.
 */
final class ClusterPulse implements AutoCloseable {
    private final ApiClient client;
    private final LiveCache cache;
    private final WatchTiming timing;
    private final Thread thread;

    ClusterPulse(ApiClient client, LiveCache cache, WatchTiming timing) {
        this.client = client;
        this.cache = cache;
        this.timing = timing;
        this.thread = Thread.ofVirtual().name("cluster-pulse").start(this::run);
    }

    private void run() {
        try {
            while (true) {
                long before = System.currentTimeMillis();
                TimeUnit.NANOSECONDS.sleep(timing.pulse().toNanos());
                beat(Duration.ofMillis(System.currentTimeMillis() - before));
            }
        } catch (InterruptedException e) {
            // Closed: there is nothing left to notice.
            return;
        }
    }

    /** Looks once; told how long the pause before really took by the wall clock. */
    void beat(Duration pause) throws InterruptedException {
        List<KindWatch> watches = cache.watches();
        if (pause.minus(timing.pulse()).compareTo(timing.asleepAfter()) > 0) {
            watches.forEach(watch -> watch.distrust(ClusterPhrase.SLEPT.of()));
            return;
        }
        long now = System.nanoTime();
        List<KindWatch> silent =
                watches.stream()
                        .filter(watch -> now - watch.lastByteAt() > timing.pulse().toNanos())
                        .toList();
        if (silent.isEmpty()) {
            return;
        }
        Optional<Wording> trouble = client.ping(timing.pulseTimeout());
        trouble.ifPresent(why -> silent.forEach(watch -> watch.distrust(why)));
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
