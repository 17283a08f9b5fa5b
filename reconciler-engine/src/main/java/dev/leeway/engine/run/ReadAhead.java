package dev.leeway.engine.run;

import dev.leeway.engine.live.ClusterException;
import dev.leeway.engine.live.ClusterReader;
import dev.leeway.engine.live.InventoryEntry;
import dev.leeway.engine.live.InventoryState;
import dev.leeway.engine.resource.KindCatalog;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.resource.ServedKind;
import dev.leeway.engine.schema.ObjectSchemas;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Lets the cluster begin to answer while Git is asked and manifests are rendered: what was applied
 * last is most likely what is desired now, so the kinds in the inventory are read ahead.
 *
 * <p>Nothing is taken from here. The answers are those that the reader keeps; whoever needs one
 * asks for it, and finds an error again that was met ahead. Belongs to one run, whose end it does
 * not outlive.
 */
final class ReadAhead implements AutoCloseable {
    private final ClusterView cluster;
    private final String application;
    private final String namespace;
    private final Duration timeout;
    private final List<Thread> threads = new ArrayList<>();
    private boolean ended;

    private ReadAhead(ClusterView cluster, String application, String namespace, Duration timeout) {
        this.cluster = cluster;
        this.application = application;
        this.namespace = namespace;
        this.timeout = timeout;
    }

    /** A question whose answer the reader keeps. */
    private interface Question {
        void ask() throws ClusterException, InterruptedException;
    }

    /** Begins; returns at once. */
    static ReadAhead begin(
            ClusterView cluster, String application, String namespace, Duration timeout) {
        ReadAhead ahead = new ReadAhead(cluster, application, namespace, timeout);
        ahead.start("objects", ahead::objects);
        return ahead;
    }

    /** Short questions one after the other: each at the same time costs a connection of its own. */
    private void objects() throws ClusterException, InterruptedException {
        ClusterReader reader = cluster.reader();
        KindCatalog kinds = reader.kinds(timeout);
        reader.serverVersion(timeout);
        InventoryState inventory =
                LiveReading.inventory(cluster, kinds, application, namespace, timeout);
        Map<ResourceKey, ServedKind> first = onePerPlace(kinds, inventory);
        Set<ServedKind> served = new HashSet<>(first.values());
        ObjectSchemas schemas = reader.schemas(timeout);
        start("shapes", () -> served.forEach(kind -> schemas.find(kind.gvk())));
        reader.read(first, timeout);
    }

    /** One object is enough for its kind in its namespace to be listed. */
    private static Map<ResourceKey, ServedKind> onePerPlace(
            KindCatalog kinds, InventoryState inventory) {
        Set<List<String>> places = new HashSet<>();
        Map<ResourceKey, ServedKind> first = new LinkedHashMap<>();
        for (InventoryEntry entry : inventory.known().entries()) {
            ResourceKey key = entry.key();
            if (places.add(List.of(key.group(), key.kind(), key.namespace()))) {
                Optional<ServedKind> kind = LiveReading.kind(kinds, entry);
                kind.ifPresent(served -> first.put(key, served));
            }
        }
        return first;
    }

    private void start(String what, Question question) {
        Thread thread =
                Thread.ofVirtual()
                        .name("ahead-" + application + "-" + what)
                        .unstarted(() -> ask(question));
        synchronized (threads) {
            if (!ended) {
                threads.add(thread);
                thread.start();
            }
        }
    }

    /** Whoever needs the answer meets the trouble again, in turn; a closed connection too. */
    @SuppressWarnings("EmptyCatch")
    private static void ask(Question question) {
        try {
            question.ask();
        } catch (ClusterException | InterruptedException | IllegalStateException metAgain) {
        }
    }

    /** Ends what is still under way. */
    @Override
    public void close() {
        synchronized (threads) {
            ended = true;
            threads.forEach(Thread::interrupt);
        }
    }
}
