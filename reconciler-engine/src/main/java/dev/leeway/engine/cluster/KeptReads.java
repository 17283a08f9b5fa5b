package dev.leeway.engine.cluster;

import dev.leeway.engine.live.ClusterPhrase;
import dev.leeway.engine.live.LiveState;
import dev.leeway.engine.live.LiveState.Unreadable;
import dev.leeway.engine.live.LiveState.Unreadable.Reason;
import dev.leeway.engine.live.WatchState;
import dev.leeway.engine.resource.ServedKind;
import dev.leeway.engine.resource.ResourceKey;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Answers reads from what is kept, waiting for watches that are still on their way. */
final class KeptReads {
    private final LiveCache cache;

    KeptReads(LiveCache cache) {
        this.cache = cache;
    }

    /**
     * Returns a state for every object; empty where nothing is kept that could answer, and asking
     * for the object alone may.
     */
    Map<ResourceKey, Optional<LiveState>> read(
            Map<ResourceKey, ServedKind> objects, Deadline deadline) throws InterruptedException {
        Map<ResourceKey, KindWatch> watches = begin(objects);
        Map<KindWatch, WatchState> settled = settle(watches, deadline);
        Map<ResourceKey, ServedKind> narrower = new LinkedHashMap<>();
        watches.forEach(
                (key, watch) -> {
                    boolean forbiddenEverywhere =
                            settled.get(watch) instanceof WatchState.Forbidden
                                    && watch.status().namespace().isEmpty()
                                    && !key.namespace().isEmpty();
                    if (forbiddenEverywhere) {
                        narrower.put(key, watch.kind());
                    }
                });
        if (!narrower.isEmpty()) {
            // Where all namespaces are forbidden, one of them may be allowed.
            Map<ResourceKey, KindWatch> again = begin(narrower);
            settled.putAll(settle(again, deadline));
            watches.putAll(again);
        }
        Map<ResourceKey, Optional<LiveState>> states = new LinkedHashMap<>();
        for (ResourceKey key : objects.keySet()) {
            KindWatch watch = watches.get(key);
            WatchState state = watch == null ? null : settled.get(watch);
            states.put(
                    key,
                    watch == null || state == null ? Optional.empty() : answer(key, watch, state));
        }
        return states;
    }

    /** Begins every watch before any is waited for, so that they sync side by side. */
    private Map<ResourceKey, KindWatch> begin(Map<ResourceKey, ServedKind> objects) {
        Map<ResourceKey, KindWatch> watches = new LinkedHashMap<>();
        objects.forEach(
                (key, kind) -> {
                    if (LiveCache.watchable(kind)) {
                        watches.put(key, cache.watch(kind, key.namespace()));
                    }
                });
        return watches;
    }

    private static Map<KindWatch, WatchState> settle(
            Map<ResourceKey, KindWatch> watches, Deadline deadline) throws InterruptedException {
        Map<KindWatch, WatchState> settled = new LinkedHashMap<>();
        for (KindWatch watch : watches.values()) {
            if (!settled.containsKey(watch)) {
                settled.put(watch, watch.trust().awaitSettled(deadline));
            }
        }
        return settled;
    }

    private static Optional<LiveState> answer(ResourceKey key, KindWatch watch, WatchState state) {
        Instant asOf = watch.trust().confirmedAt();
        return switch (state) {
            case WatchState.Live _ ->
                    Optional.of(
                            watch.objects()
                                    .find(key.namespace(), key.name())
                                    .<LiveState>map(
                                            kept -> new LiveState.Present(kept.manifest(), asOf))
                                    .orElseGet(() -> new LiveState.Absent(asOf)));
            // A right to get may be there without the right to list.
            case WatchState.Forbidden _ -> Optional.empty();
            case WatchState.Gone(var said) ->
                    Optional.of(new Unreadable(Reason.UNKNOWN_KIND, said));
            case WatchState.Stale(Instant _, Reason reason, var why) ->
                    reason == Reason.SERVER_ERROR
                            ? Optional.empty()
                            : Optional.of(new Unreadable(reason, why));
            case WatchState.Connecting _, WatchState.Syncing _ ->
                    Optional.of(
                            new Unreadable(
                                    Reason.UNREACHABLE,
                                    ClusterPhrase.LISTING_LATE.of(
                                            watch.kind().gvk().groupKind().toString())));
        };
    }
}
