package dev.leeway.engine.cluster;

import dev.leeway.engine.live.ClusterException;
import dev.leeway.engine.live.WatchState;
import dev.leeway.engine.resource.GroupKind;
import dev.leeway.engine.resource.KindCatalog;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The kinds that a cluster serves, asked anew when definitions change. The server's own list lags a
 * change by a moment, so for a while after one the answer is kept only briefly.
 */
final class ServedKinds {
    private static final Duration UNSETTLED = Duration.ofSeconds(15);
    private static final Duration WHILE_UNSETTLED = Duration.ofMillis(500);
    private static final Duration WHILE_UNWATCHED = Duration.ofSeconds(60);
    private static final Duration WHILE_WATCHED = Duration.ofMinutes(30);

    private final Remembered<KindCatalog> catalog;
    private final AtomicLong changedAt = new AtomicLong(System.nanoTime() - UNSETTLED.toNanos());

    ServedKinds(Discovery discovery) {
        this.catalog = new Remembered<>(discovery::ask);
    }

    /** Notes that definitions have changed; never blocks. */
    void changed() {
        changedAt.set(System.nanoTime());
        catalog.drop();
    }

    /** Returns the kinds, and watches the definitions where that is permitted. */
    KindCatalog get(LiveCache cache, Deadline deadline)
            throws ClusterException, InterruptedException {
        boolean unsettled = System.nanoTime() - changedAt.get() < UNSETTLED.toNanos();
        KindCatalog kinds = catalog.get(unsettled ? WHILE_UNSETTLED : WHILE_WATCHED, deadline);
        if (unsettled || watched(kinds, cache)) {
            return kinds;
        }
        return catalog.get(WHILE_UNWATCHED, deadline);
    }

    private static boolean watched(KindCatalog kinds, LiveCache cache) {
        boolean all = true;
        for (GroupKind kind : DefinitionKinds.ALL) {
            var definition = kinds.preferred(kind);
            if (definition.isPresent() && LiveCache.watchable(definition.get())) {
                WatchState state = cache.watchMetadata(definition.get(), "").state();
                all &= state instanceof WatchState.Live;
            }
        }
        return all;
    }
}
