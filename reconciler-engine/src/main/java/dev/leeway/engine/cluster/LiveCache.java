package dev.leeway.engine.cluster;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.live.ClusterReader.ChangeListener;
import dev.leeway.engine.live.LiveState;
import dev.leeway.engine.live.WatchStatus;
import dev.leeway.engine.resource.Gvk;
import dev.leeway.engine.resource.ServedKind;
import dev.leeway.engine.resource.ResourceKey;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Everything that is kept of one cluster: a watch for each kind that somebody asked for. Safe for
 * use from several threads.
 */
final class LiveCache implements WatchEvents, AutoCloseable {
    /** Trees kept over all kinds; some 20 KB each. */
    private static final int TREES = 5_000;

    private final ApiClient client;
    private final KindLister lister;
    private final WatchTiming timing;
    private final Runnable definitionsChanged;
    private final TreeBudget budget = new TreeBudget(TREES);
    private final Map<Gvk, KindScopes> kinds = new ConcurrentHashMap<>();
    private final Map<Gvk, KindScopes> metadata = new ConcurrentHashMap<>();
    private final List<ChangeRelay> relays = new CopyOnWriteArrayList<>();
    private final List<Runnable> stateListeners = new CopyOnWriteArrayList<>();
    private volatile boolean closed;

    /**
     * Makes an empty cache.
     *
     * @param definitionsChanged called when the kinds that the cluster serves may have changed;
     *     must not block
     */
    LiveCache(
            ApiClient client, KindLister lister, WatchTiming timing, Runnable definitionsChanged) {
        this.client = client;
        this.lister = lister;
        this.timing = timing;
        this.definitionsChanged = definitionsChanged;
    }

    /** Returns whether a kind can be kept current at all. */
    static boolean watchable(ServedKind kind) {
        return kind.verbs().contains("list") && kind.verbs().contains("watch");
    }

    /** Returns the watch that covers a kind in a namespace (empty: all), begun where needed. */
    KindWatch watch(ServedKind kind, String namespace) {
        return covering(kinds, kind, namespace, false);
    }

    /** Like {@link #watch}, but keeps names, labels, annotations and owners only. */
    KindWatch watchMetadata(ServedKind kind, String namespace) {
        return covering(metadata, kind, namespace, true);
    }

    private KindWatch covering(
            Map<Gvk, KindScopes> scopes, ServedKind kind, String namespace, boolean metadataOnly) {
        if (closed) {
            throw new IllegalStateException("the cluster's connection is closed");
        }
        return scopes.computeIfAbsent(
                        kind.gvk(),
                        _ ->
                                new KindScopes(
                                        kind.namespaced(),
                                        scope ->
                                                new KindWatch(
                                                        client,
                                                        lister,
                                                        kind,
                                                        scope,
                                                        metadataOnly,
                                                        timing,
                                                        budget,
                                                        this)))
                .covering(namespace);
    }

    /** Returns the kept object, however current, without asking the server. */
    Optional<KeptObject> peek(ServedKind kind, ResourceKey key) {
        KindScopes scopes = kinds.get(kind.gvk());
        return scopes == null
                ? Optional.empty()
                : scopes.watches().stream()
                        .flatMap(
                                watch -> watch.objects().find(key.namespace(), key.name()).stream())
                        .findFirst();
    }

    /** Takes what the server answered to one of Leeway's own writes. */
    void foresee(ServedKind kind, JsonObject object) {
        covers(kind, object).forEach(watch -> watch.foresee(object));
        noteDefinition(kind);
    }

    /** Takes the server's word that an object is deleted. */
    void foreseeRemoval(ServedKind kind, JsonObject object) {
        covers(kind, object).forEach(watch -> watch.foreseeRemoval(object));
        noteDefinition(kind);
    }

    private List<KindWatch> covers(ServedKind kind, JsonObject object) {
        KindScopes scopes = kinds.get(kind.gvk());
        String namespace = object.objectAt("metadata").string("namespace", "");
        return scopes == null
                ? List.of()
                : scopes.watches().stream()
                        .filter(
                                watch ->
                                        watch.status().namespace().isEmpty()
                                                || watch.status().namespace().equals(namespace))
                        .toList();
    }

    /** Returns every watch. */
    List<KindWatch> watches() {
        return java.util.stream.Stream.concat(kinds.values().stream(), metadata.values().stream())
                .flatMap(scopes -> scopes.watches().stream())
                .toList();
    }

    /** Returns how each kind is doing, in the kinds' order. */
    Collection<WatchStatus> status() {
        return kinds.values().stream()
                .flatMap(scopes -> scopes.watches().stream())
                .map(KindWatch::status)
                .sorted(
                        Comparator.comparing(WatchStatus::kind)
                                .thenComparing(WatchStatus::namespace))
                .toList();
    }

    AutoCloseable onChange(ChangeListener listener) {
        ChangeRelay relay = new ChangeRelay(listener);
        relays.add(relay);
        return () -> {
            relays.remove(relay);
            relay.close();
        };
    }

    AutoCloseable onStateChange(Runnable listener) {
        stateListeners.add(listener);
        return () -> stateListeners.remove(listener);
    }

    @Override
    public void changed(ServedKind kind, ResourceKey key, LiveState state) {
        noteDefinition(kind);
        if (kinds.containsKey(kind.gvk())) {
            relays.forEach(relay -> relay.offer(key, state));
        }
    }

    private void noteDefinition(ServedKind kind) {
        if (DefinitionKinds.defines(kind.gvk().groupKind())) {
            definitionsChanged.run();
        }
    }

    @Override
    public void stateChanged() {
        stateListeners.forEach(Runnable::run);
    }

    @Override
    public void gone(ServedKind kind) {
        definitionsChanged.run();
    }

    @Override
    public void close() {
        closed = true;
        kinds.values().forEach(KindScopes::close);
        metadata.values().forEach(KindScopes::close);
        relays.forEach(ChangeRelay::close);
        relays.clear();
        stateListeners.clear();
    }
}
