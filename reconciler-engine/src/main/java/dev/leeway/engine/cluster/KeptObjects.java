package dev.leeway.engine.cluster;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.resource.ServedKind;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The objects of one kind, fed by one list and watch and by answers to Leeway's own writes, which
 * may come before the watch tells of them. Never goes back to an older version of an object. Safe
 * for use from several threads.
 */
final class KeptObjects {
    private final ServedKind kind;
    private final TreeBudget budget;
    private final Object writing = new Object();
    private volatile Map<Name, KeptObject> objects = new ConcurrentHashMap<>();

    private record Name(String namespace, String name) {}

    /** What a whole new list changed. */
    record Changes(Collection<Manifest> present, Collection<ResourceKey> gone) {}

    KeptObjects(ServedKind kind, TreeBudget budget) {
        this.kind = kind;
        this.budget = budget;
    }

    int size() {
        return objects.size();
    }

    Optional<KeptObject> find(String namespace, String name) {
        return Optional.ofNullable(objects.get(new Name(namespace, name)));
    }

    /** Returns the objects of a namespace, or all when it is empty. */
    Collection<Manifest> in(String namespace) {
        return objects.entrySet().stream()
                .filter(
                        entry ->
                                namespace.isEmpty() || entry.getKey().namespace().equals(namespace))
                .map(entry -> entry.getValue().manifest())
                .toList();
    }

    /** Takes an object; returns false when the same or a newer version is kept already. */
    boolean put(JsonObject object) {
        Name name = name(object);
        synchronized (writing) {
            KeptObject old = objects.get(name);
            Manifest manifest = new Manifest(object);
            if (old != null
                    && old.uid().equals(manifest.uid())
                    && !newer(manifest.resourceVersion(), old.resourceVersion())) {
                return false;
            }
            if (old != null) {
                old.release(budget);
            }
            objects.put(name, KeptObject.keep(object, budget));
            return true;
        }
    }

    /** Drops an object; returns false when it is not kept, or another one of that name is. */
    boolean remove(JsonObject object) {
        Name name = name(object);
        synchronized (writing) {
            KeptObject old = objects.get(name);
            if (old == null || !old.uid().equals(new Manifest(object).uid())) {
                return false;
            }
            old.release(budget);
            objects.remove(name);
            return true;
        }
    }

    /** Takes a whole list in place of everything, and says what that changed. */
    Changes replace(Collection<JsonObject> list, String listVersion) {
        synchronized (writing) {
            Map<Name, KeptObject> before = objects;
            Map<Name, KeptObject> after = new ConcurrentHashMap<>(list.size() * 2);
            Map<Name, Manifest> changed = new LinkedHashMap<>();
            Map<Name, KeptObject> unused = new HashMap<>(before);
            for (JsonObject object : list) {
                Name name = name(object);
                KeptObject old = before.get(name);
                Manifest manifest = new Manifest(object);
                boolean same =
                        old != null
                                && old.uid().equals(manifest.uid())
                                && !newer(manifest.resourceVersion(), old.resourceVersion());
                if (same && old != null) {
                    after.put(name, old);
                    unused.remove(name);
                } else {
                    after.put(name, KeptObject.keep(object, budget));
                    changed.put(name, manifest);
                }
            }
            // What was written while the list was under way is newer than the list; the watch that
            // follows it will tell of it.
            unused.forEach(
                    (name, old) -> {
                        if (!after.containsKey(name)
                                && newer(old.resourceVersion(), listVersion)
                                && numeric(listVersion)) {
                            after.put(name, old);
                        } else {
                            old.release(budget);
                        }
                    });
            objects = after;
            return new Changes(
                    changed.values(),
                    before.keySet().stream()
                            .filter(name -> !after.containsKey(name))
                            .map(this::key)
                            .toList());
        }
    }

    /** Returns the identity that an object of this kind has. */
    ResourceKey key(JsonObject object) {
        return key(name(object));
    }

    private ResourceKey key(Name name) {
        return new ResourceKey(
                kind.gvk().group(), kind.gvk().kind(), name.namespace(), name.name());
    }

    private static Name name(JsonObject object) {
        Manifest manifest = new Manifest(object);
        return new Name(manifest.namespace(), manifest.name());
    }

    /**
     * Returns whether a version is later than another of the same kind. Versions are numbers that
     * grow (Kubernetes says so since 1.35 and all servers kept to it); where they are not, what
     * comes later counts as later.
     */
    private static boolean newer(String version, String than) {
        if (version.equals(than)) {
            return false;
        }
        if (!numeric(version) || !numeric(than)) {
            return true;
        }
        boolean sameLength = version.length() == than.length();
        return sameLength ? version.compareTo(than) > 0 : version.length() > than.length();
    }

    private static boolean numeric(String version) {
        return !version.isEmpty() && version.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
