package dev.leeway.engine.ownership;

import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.fields.FieldSet;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Remembers which fields changed hands lately, object by object, from the managed fields that the
 * watch brings. Small: only objects that somebody asked about are remembered, two thousand at most,
 * and of each only what its managers own and the last changes. Safe for use from several threads.
 */
public final class FlapMemory {
    /** How long a change of hands counts. */
    static final Duration WINDOW = Duration.ofMinutes(10);

    /** How many changes of hands within that time are a flapping. */
    static final int LEAST = 3;

    private static final int MOST_OBJECTS = 2_000;
    private static final int MOST_CHANGES = 64;

    private final Map<ResourceKey, Trail> trails =
            new LinkedHashMap<>(64, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<ResourceKey, Trail> eldest) {
                    return size() > MOST_OBJECTS;
                }
            };

    private record Change(FieldPath path, String from, String to, Instant at) {}

    private static final class Trail {
        private String uid = "";
        private Optional<Manifest> unread = Optional.empty();
        private Map<String, FieldSet> owned = Map.of();
        private final Deque<Change> changes = new ArrayDeque<>();
    }

    /** Begins to remember an object, as it was read. */
    public synchronized void follow(ResourceKey key, Manifest live) {
        if (!trails.containsKey(key)) {
            Trail trail = new Trail();
            trail.uid = live.uid();
            // Most objects never change hands: their managed fields are read when one changes.
            trail.unread = Optional.of(onlyManagedFields(live));
            trails.put(key, trail);
        }
    }

    /** Takes a change that the watch brought; of an object nobody asked about nothing is kept. */
    public synchronized void saw(ResourceKey key, Manifest live, Instant at) {
        Trail trail = trails.get(key);
        if (trail == null) {
            return;
        }
        trail.unread.ifPresent(first -> trail.owned = owned(first));
        trail.unread = Optional.empty();
        Map<String, FieldSet> now = owned(live);
        if (trail.uid.equals(live.uid())) {
            changesOfHands(trail, now, at);
        } else {
            trail.uid = live.uid();
            trail.changes.clear();
        }
        trail.owned = now;
    }

    /** Forgets an object that is gone. */
    public synchronized void gone(ResourceKey key) {
        trails.remove(key);
    }

    private static void changesOfHands(Trail trail, Map<String, FieldSet> now, Instant at) {
        now.forEach(
                (manager, fields) -> {
                    FieldSet gained =
                            fields.minus(trail.owned.getOrDefault(manager, FieldSet.EMPTY));
                    if (gained.isEmpty()) {
                        return;
                    }
                    trail.owned.forEach(
                            (before, held) -> {
                                FieldSet left =
                                        held.minus(now.getOrDefault(before, FieldSet.EMPTY));
                                if (!before.equals(manager) && !left.isEmpty()) {
                                    gained.intersection(left)
                                            .forEach(
                                                    path ->
                                                            note(
                                                                    trail,
                                                                    new Change(
                                                                            path, before, manager,
                                                                            at)));
                                }
                            });
                });
    }

    private static void note(Trail trail, Change change) {
        trail.changes.addLast(change);
        if (trail.changes.size() > MOST_CHANGES) {
            trail.changes.removeFirst();
        }
    }

    /** Returns the field of an object that changed hands most, if often enough of late. */
    public synchronized Optional<Flap> of(ResourceKey key, Instant now) {
        Trail trail = trails.get(key);
        if (trail == null || trail.changes.isEmpty()) {
            return Optional.empty();
        }
        Map<FieldPath, List<Change>> byPath = new HashMap<>();
        for (Change change : trail.changes) {
            if (!change.at().plus(WINDOW).isBefore(now)) {
                byPath.computeIfAbsent(change.path(), _ -> new ArrayList<>()).add(change);
            }
        }
        return byPath.values().stream()
                .filter(changes -> changes.size() >= LEAST)
                .max((a, b) -> order(a, b))
                .map(FlapMemory::flap);
    }

    private static int order(List<Change> a, List<Change> b) {
        int byCount = Integer.compare(a.size(), b.size());
        return byCount != 0 ? byCount : b.getFirst().path().compareTo(a.getFirst().path());
    }

    private static Flap flap(List<Change> changes) {
        List<String> managers =
                changes.reversed().stream()
                        .flatMap(change -> List.of(change.to(), change.from()).stream())
                        .distinct()
                        .toList();
        return new Flap(
                changes.getFirst().path().toString(),
                managers,
                changes.size(),
                changes.getLast().at());
    }

    private static Manifest onlyManagedFields(Manifest live) {
        return new Manifest(
                JsonObject.of(
                        "metadata",
                        JsonObject.of("managedFields", live.metadata().arrayAt("managedFields"))));
    }

    /** What each manager owns; one that both applies and updates counts once. */
    private static Map<String, FieldSet> owned(Manifest live) {
        Map<String, FieldSet> owned = new HashMap<>();
        for (ManagedEntry entry : ManagedEntry.of(live)) {
            if (!entry.subresource().equals("status")) {
                owned.merge(entry.manager(), entry.leaves(), FieldSet::union);
            }
        }
        return owned;
    }
}
