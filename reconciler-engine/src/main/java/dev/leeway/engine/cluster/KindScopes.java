package dev.leeway.engine.cluster;

import dev.leeway.engine.live.WatchState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The watches of one kind: one a namespace while few namespaces are of interest, since a kind such
 * as Secret may be huge in the others; one for the whole cluster beyond that, unless it is
 * forbidden. Safe for use from several threads.
 */
final class KindScopes implements AutoCloseable {
    /** Beyond this many namespaces one watch for all is cheaper for both sides. */
    private static final int FEW_NAMESPACES = 3;

    private final boolean namespaced;
    private final Function<String, KindWatch> make;
    private final Map<String, KindWatch> byNamespace = new LinkedHashMap<>();
    private @Nullable KindWatch everywhere;
    private boolean closed;

    /**
     * Makes the scopes; nothing is watched yet.
     *
     * @param make makes a watch of a namespace, or of all for the empty string; not started
     */
    KindScopes(boolean namespaced, Function<String, KindWatch> make) {
        this.namespaced = namespaced;
        this.make = make;
    }

    /**
     * Returns the watch that covers a namespace (empty: all), beginning it where there is none. It
     * may still be connecting.
     */
    KindWatch covering(String namespace) {
        List<KindWatch> superfluous = new ArrayList<>();
        try {
            return cover(namespaced ? namespace : "", superfluous);
        } finally {
            superfluous.forEach(KindWatch::close);
        }
    }

    private synchronized KindWatch cover(String namespace, List<KindWatch> superfluous) {
        KindWatch whole = everywhere;
        if (namespace.isEmpty()) {
            return whole == null ? begin("") : whole;
        }
        if (whole != null && !(whole.state() instanceof WatchState.Forbidden)) {
            if (whole.state() instanceof WatchState.Live) {
                superfluous.addAll(byNamespace.values());
                byNamespace.clear();
                return whole;
            }
            KindWatch narrow = byNamespace.get(namespace);
            return narrow == null ? whole : narrow;
        }
        KindWatch known = byNamespace.get(namespace);
        if (known != null) {
            return known;
        }
        if (whole == null && byNamespace.size() >= FEW_NAMESPACES) {
            return begin("");
        }
        return begin(namespace);
    }

    private KindWatch begin(String namespace) {
        KindWatch watch = make.apply(namespace);
        if (namespace.isEmpty()) {
            everywhere = watch;
        } else {
            byNamespace.put(namespace, watch);
        }
        if (!closed) {
            watch.start();
        }
        return watch;
    }

    /** Returns every watch of the kind. */
    synchronized Collection<KindWatch> watches() {
        List<KindWatch> all = new ArrayList<>(byNamespace.values());
        if (everywhere != null) {
            all.add(everywhere);
        }
        return all;
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        watches().forEach(KindWatch::close);
    }
}
