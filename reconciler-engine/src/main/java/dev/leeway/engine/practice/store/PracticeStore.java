package dev.leeway.engine.practice.store;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.practice.store.StoreEvent.Change;
import dev.leeway.engine.practice.store.WatchSignal.End;
import dev.leeway.engine.resource.GroupKind;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The practice cluster's objects, with one version counter for all, a history of changes for
 * watches and consistent pages, and compaction of that history.
 *
 * <p>Objects are immutable trees, keyed by group and kind (all served versions of a type share one
 * entry), namespace and name. Nothing is defaulted or validated here: a new object gets uid,
 * creation time and version, every write a new version. Safe for use from any thread; no method
 * waits for anything but other writers.
 */
public final class PracticeStore {
    private static final long FIRST_VERSION = 1_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<GroupKind, TreeMap<String, JsonObject>> objects = new HashMap<>();
    private final ControlledObjects controlled = new ControlledObjects();
    private final StoreHistory history;
    private final Set<StoreWatch> watches = new LinkedHashSet<>();
    private final InstantSource clock;
    private final Consumer<StoreEvent> witness;
    private long version = FIRST_VERSION;

    /**
     * Makes an empty store.
     *
     * @param clock tells creation times
     * @param historyLimit how many changes are remembered for watches and pages
     */
    public PracticeStore(InstantSource clock, int historyLimit) {
        this(clock, historyLimit, _ -> {});
    }

    /**
     * Makes an empty store with a witness of its writes.
     *
     * @param witness hears of every change on the thread that makes it and in the order of the
     *     versions, while no other write goes on: it must be quick and must not ask back
     */
    public PracticeStore(InstantSource clock, int historyLimit, Consumer<StoreEvent> witness) {
        this.clock = clock;
        this.history = new StoreHistory(historyLimit, FIRST_VERSION);
        this.witness = witness;
    }

    /** Returns the version of the latest write. */
    public long currentVersion() {
        return locked(() -> version);
    }

    /** Returns the object, or empty when there is none. */
    public Optional<JsonObject> get(GroupKind type, String namespace, String name) {
        return locked(() -> Optional.ofNullable(all(type).get(key(namespace, name))));
    }

    /** Returns the selected objects of a type as they are now. */
    public ObjectsAt list(GroupKind type, Selection selection) {
        ObjectsAt unfiltered =
                locked(() -> new ObjectsAt(version, inNamespace(all(type), selection)));
        return filtered(unfiltered, selection);
    }

    /** Returns the objects of a type that name this uid as their controller, as they are now. */
    public List<JsonObject> controlledBy(String uid, GroupKind type) {
        return locked(() -> controlled.of(uid, type));
    }

    /**
     * Returns the selected objects of a type as they were at a version.
     *
     * @throws VersionGoneException when the history does not reach back so far
     */
    public ObjectsAt listAt(GroupKind type, Selection selection, long at)
            throws VersionGoneException {
        lock.lock();
        try {
            List<StoreEvent> since = history.since(at);
            NavigableMap<String, JsonObject> then = new TreeMap<>(all(type));
            for (StoreEvent event : since.reversed()) {
                if (event.type().equals(type)) {
                    undo(event, then);
                }
            }
            return filtered(new ObjectsAt(at, inNamespace(then, selection)), selection);
        } finally {
            lock.unlock();
        }
    }

    private static void undo(StoreEvent event, Map<String, JsonObject> then) {
        String key = key(event.object());
        JsonObject previous = event.previous();
        if (previous == null) {
            then.remove(key);
        } else {
            then.put(key, previous);
        }
    }

    /** Returns everything that is held now. */
    public StoreContent content() {
        return locked(
                () -> {
                    Map<GroupKind, List<JsonObject>> all = new HashMap<>();
                    objects.forEach((type, held) -> all.put(type, List.copyOf(held.values())));
                    return new StoreContent(version, all);
                });
    }

    /**
     * Fills an empty store with what another one held: same versions, uids and times. The history
     * begins there.
     *
     * @throws IllegalStateException when something was stored already
     */
    public void fill(StoreContent content) {
        locked(
                () -> {
                    if (version != FIRST_VERSION) {
                        throw new IllegalStateException("only an empty store can be filled");
                    }
                    content.objects()
                            .forEach((type, all) -> all.forEach(one -> put(type, null, one)));
                    version = Math.max(version, content.version());
                    history.forget(version);
                    return version;
                });
    }

    /** Returns how many objects of a type there are, in all namespaces. */
    public int count(GroupKind type) {
        return locked(() -> all(type).size());
    }

    /** Returns the types of which there is at least one object. */
    public Set<GroupKind> types() {
        return locked(
                () -> {
                    Set<GroupKind> types = new LinkedHashSet<>();
                    objects.forEach(
                            (type, held) -> {
                                if (!held.isEmpty()) {
                                    types.add(type);
                                }
                            });
                    return types;
                });
    }

    /**
     * Stores a new object. Its creation time and version are set here, its uid unless it has one.
     *
     * @return {@link StoreResult.Written} or {@link StoreResult.Exists}
     */
    public StoreResult create(GroupKind type, JsonObject object) {
        return locked(
                () -> {
                    NavigableMap<String, JsonObject> held = all(type);
                    JsonObject current = held.get(key(object));
                    if (current != null) {
                        return new StoreResult.Exists(current);
                    }
                    String uid = ObjectMeta.uid(object);
                    JsonObject identified =
                            ObjectMeta.with(
                                    object,
                                    "uid",
                                    uid.isEmpty() ? UUID.randomUUID().toString() : uid);
                    JsonObject born =
                            ObjectMeta.with(
                                    identified,
                                    "creationTimestamp",
                                    clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
                    JsonObject stored = ObjectMeta.withVersion(born, ++version);
                    put(type, null, stored);
                    publish(new StoreEvent(version, Change.ADDED, type, stored, null));
                    return new StoreResult.Written(stored);
                });
    }

    /**
     * Replaces an object if it is still at the expected version.
     *
     * @return {@link StoreResult.Written}, {@link StoreResult.Absent} or {@link StoreResult.Stale}
     */
    public StoreResult update(GroupKind type, JsonObject object, long expectedVersion) {
        return locked(
                () -> {
                    NavigableMap<String, JsonObject> held = all(type);
                    JsonObject current = held.get(key(object));
                    if (current == null) {
                        return new StoreResult.Absent();
                    }
                    if (ObjectMeta.version(current) != expectedVersion) {
                        return new StoreResult.Stale(current);
                    }
                    JsonObject stored = ObjectMeta.withVersion(object, ++version);
                    put(type, current, stored);
                    publish(new StoreEvent(version, Change.MODIFIED, type, stored, current));
                    return new StoreResult.Written(stored);
                });
    }

    /**
     * Removes an object at once if it is still at the expected version; finalizers are the caller's
     * concern.
     *
     * @return {@link StoreResult.Written}, {@link StoreResult.Absent} or {@link StoreResult.Stale}
     */
    public StoreResult remove(GroupKind type, String namespace, String name, long expectedVersion) {
        return locked(
                () -> {
                    NavigableMap<String, JsonObject> held = all(type);
                    JsonObject current = held.get(key(namespace, name));
                    if (current == null) {
                        return new StoreResult.Absent();
                    }
                    if (ObjectMeta.version(current) != expectedVersion) {
                        return new StoreResult.Stale(current);
                    }
                    held.remove(key(namespace, name));
                    controlled.replace(type, key(namespace, name), current, null);
                    JsonObject last = ObjectMeta.withVersion(current, ++version);
                    publish(new StoreEvent(version, Change.DELETED, type, last, current));
                    return new StoreResult.Written(last);
                });
    }

    /**
     * Opens a watch that tells every change after a version.
     *
     * @param types the types, empty for all
     * @param selection which of their objects
     * @param after the version after which changes are told
     * @throws VersionGoneException when the history does not reach back so far
     */
    public StoreWatch watch(Set<GroupKind> types, Selection selection, long after)
            throws VersionGoneException {
        lock.lock();
        try {
            List<StoreEvent> missed = history.since(after);
            StoreWatch watch = newWatch(types, selection);
            missed.forEach(watch::offer);
            watches.add(watch);
            return watch;
        } finally {
            lock.unlock();
        }
    }

    /** Objects and a watch that tells every change after them. */
    public record ListAndWatch(ObjectsAt objects, StoreWatch watch) {}

    /** Lists a type and opens a watch in one step, so that nothing falls between. */
    public ListAndWatch listAndWatch(GroupKind type, Selection selection) {
        return locked(
                () -> {
                    StoreWatch watch = newWatch(Set.of(type), selection);
                    watches.add(watch);
                    ObjectsAt now = new ObjectsAt(version, inNamespace(all(type), selection));
                    return new ListAndWatch(filtered(now, selection), watch);
                });
    }

    private StoreWatch newWatch(Set<GroupKind> types, Selection selection) {
        return new StoreWatch(types, selection, this::forget, this::currentVersion);
    }

    /** Forgets all history: pages and watches that begin before now get a 410. */
    public void compact() {
        locked(
                () -> {
                    history.forget(version);
                    return version;
                });
    }

    /** Ends the watches of a type, empty for every watch. */
    public void endWatches(Optional<GroupKind> type, End why) {
        locked(
                () -> {
                    watches.stream()
                            .filter(watch -> type.isEmpty() || watch.concerns(type.get()))
                            .toList()
                            .forEach(
                                    watch -> {
                                        watch.end(why);
                                        watches.remove(watch);
                                    });
                    return watches.size();
                });
    }

    /** Returns how many watches are open. */
    public int watchCount() {
        return locked(watches::size);
    }

    private void forget(StoreWatch watch) {
        locked(() -> watches.remove(watch));
    }

    private void put(GroupKind type, @Nullable JsonObject before, JsonObject after) {
        all(type).put(key(after), after);
        controlled.replace(type, key(after), before, after);
    }

    private void publish(StoreEvent event) {
        witness.accept(event);
        history.add(event);
        watches.forEach(watch -> watch.offer(event));
    }

    private NavigableMap<String, JsonObject> all(GroupKind type) {
        return objects.computeIfAbsent(type, _ -> new TreeMap<>());
    }

    private static List<JsonObject> inNamespace(
            NavigableMap<String, JsonObject> all, Selection selection) {
        String only = selection.fields().onlyName();
        String namespace = selection.namespace();
        if (!only.isEmpty() && !namespace.isEmpty()) {
            @Nullable JsonObject one = all.get(key(namespace, only));
            return one == null ? List.of() : List.of(one);
        }
        // '0' follows '/', so this range is the keys that begin with "namespace/".
        return new ArrayList<>(
                namespace.isEmpty()
                        ? all.values()
                        : all.subMap(namespace + "/", namespace + "0").values());
    }

    private static ObjectsAt filtered(ObjectsAt at, Selection selection) {
        if (selection.labels().terms().isEmpty() && selection.fields().terms().isEmpty()) {
            return at;
        }
        return new ObjectsAt(
                at.version(), at.objects().stream().filter(selection::matches).toList());
    }

    private static String key(JsonObject object) {
        return key(ObjectMeta.namespace(object), ObjectMeta.name(object));
    }

    private static String key(String namespace, String name) {
        return namespace + "/" + name;
    }

    private <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
