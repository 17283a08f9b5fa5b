package dev.leeway.engine.practice.controller;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.resource.GroupKind;
import dev.leeway.engine.resource.Gvk;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Deletes what lost its last owner, and carries out foreground and orphaning deletion.
 *
 * <p>Source: Kubernetes documentation, "Garbage Collection", section "Cascading deletion". Used by
 * one thread.
 */
final class GarbageCollector {
    private static final String FOREGROUND = "foregroundDeletion";
    private static final String ORPHAN = "orphan";

    private record Place(GroupKind kind, ObjectName name) {}

    private final ClusterObjects cluster;

    /** The dependents by their owner's uid. */
    private final Map<String, Set<Place>> dependents = new HashMap<>();

    private final Map<String, Place> places = new HashMap<>();

    GarbageCollector(ClusterObjects cluster) {
        this.cluster = cluster;
    }

    /** Takes note that an object is there, so that what it owns is not taken for orphaned. */
    void found(GroupKind kind, JsonObject object) {
        places.put(
                object.stringAt("metadata", "uid").orElse(""),
                new Place(kind, ObjectName.of(object)));
    }

    /** Returns whether there is something to do about an object that is found at the beginning. */
    static boolean concerns(JsonObject object) {
        return Owners.isBeingDeleted(object) || !owners(object).isEmpty();
    }

    /** Takes note of a change and does what follows from it. */
    void changed(GroupKind kind, JsonObject object, boolean removed) {
        Place place = new Place(kind, ObjectName.of(object));
        String uid = object.stringAt("metadata", "uid").orElse("");
        if (removed) {
            places.remove(uid);
            owners(object).forEach(owner -> release(owner, place));
            List.copyOf(dependents.getOrDefault(uid, Set.of()))
                    .forEach(dependent -> collect(dependent, uid));
            return;
        }
        places.put(uid, place);
        for (JsonObject owner : owners(object)) {
            dependents
                    .computeIfAbsent(owner.string("uid", ""), _ -> new LinkedHashSet<>())
                    .add(place);
        }
        if (!owners(object).isEmpty()
                && owners(object).stream().noneMatch(owner -> exists(owner, place))) {
            collect(place, owners(object).getFirst().string("uid", ""));
        }
        if (Owners.isBeingDeleted(object)) {
            finish(kind, object, uid);
        }
    }

    private void release(JsonObject owner, Place place) {
        String uid = owner.string("uid", "");
        Set<Place> remaining = dependents.getOrDefault(uid, Set.of());
        remaining.remove(place);
        if (remaining.isEmpty()) {
            dependents.remove(uid);
        }
        Place ownerPlace = places.get(uid);
        if (ownerPlace != null) {
            read(ownerPlace)
                    .filter(Owners::isBeingDeleted)
                    .ifPresent(object -> finish(ownerPlace.kind(), object, uid));
        }
    }

    private void collect(Place place, String lostUid) {
        read(place)
                .ifPresent(
                        object -> {
                            boolean othersLive =
                                    owners(object).stream()
                                            .filter(
                                                    owner ->
                                                            !owner.string("uid", "")
                                                                    .equals(lostUid))
                                            .anyMatch(owner -> exists(owner, place));
                            if (!othersLive
                                    && !Owners.isBeingDeleted(object)
                                    && !owners(object).isEmpty()) {
                                cluster.delete(place.kind(), object);
                            }
                        });
    }

    private void finish(GroupKind kind, JsonObject object, String uid) {
        if (hasFinalizer(object, ORPHAN)) {
            for (Place dependent : List.copyOf(dependents.getOrDefault(uid, Set.of()))) {
                read(dependent)
                        .ifPresent(
                                child ->
                                        cluster.update(dependent.kind(), withoutOwner(child, uid)));
            }
            dependents.remove(uid);
            cluster.update(kind, withoutFinalizer(object, ORPHAN));
            return;
        }
        if (!hasFinalizer(object, FOREGROUND)) {
            return;
        }
        boolean blocked = false;
        for (Place dependent : List.copyOf(dependents.getOrDefault(uid, Set.of()))) {
            Optional<JsonObject> child = read(dependent);
            if (child.isPresent()) {
                blocked |= blocksDeletion(child.get(), uid);
                if (!Owners.isBeingDeleted(child.get())) {
                    deleteInTurn(dependent, child.get());
                }
            }
        }
        if (!blocked) {
            cluster.update(kind, withoutFinalizer(object, FOREGROUND));
        }
    }

    /**
     * What has dependents of its own goes after them too, so that the first owner truly goes last.
     */
    private void deleteInTurn(Place place, JsonObject object) {
        String uid = object.stringAt("metadata", "uid").orElse("");
        if (dependents.getOrDefault(uid, Set.of()).isEmpty()) {
            cluster.delete(place.kind(), object);
        } else {
            cluster.deleteAfterDependents(place.kind(), object);
        }
    }

    private Optional<JsonObject> read(Place place) {
        return cluster.get(place.kind(), place.name().namespace(), place.name().name());
    }

    /** An owner may be there before its change is told: then the cluster itself is asked. */
    private boolean exists(JsonObject owner, Place dependent) {
        String uid = owner.string("uid", "");
        return places.containsKey(uid)
                || Stream.of(dependent.name().namespace(), "")
                        .flatMap(namespace -> live(owner, namespace).stream())
                        .anyMatch(
                                found ->
                                        found.stringAt("metadata", "uid").equals(Optional.of(uid)));
    }

    private Optional<JsonObject> live(JsonObject owner, String namespace) {
        GroupKind kind =
                Gvk.of(owner.string("apiVersion", ""), owner.string("kind", "")).groupKind();
        return cluster.get(kind, namespace, owner.string("name", ""));
    }

    private static List<JsonObject> owners(JsonObject object) {
        return object.arrayAt("metadata", "ownerReferences").objects().toList();
    }

    private static boolean blocksDeletion(JsonObject child, String uid) {
        return owners(child).stream()
                .anyMatch(
                        owner ->
                                owner.string("uid", "").equals(uid)
                                        && owner.bool("blockOwnerDeletion", false));
    }

    private static boolean hasFinalizer(JsonObject object, String finalizer) {
        return object.arrayAt("metadata", "finalizers").stream()
                .anyMatch(new JsonString(finalizer)::equals);
    }

    private static JsonObject withoutFinalizer(JsonObject object, String finalizer) {
        List<JsonValue> others =
                object.arrayAt("metadata", "finalizers").stream()
                        .filter(item -> !item.equals(new JsonString(finalizer)))
                        .toList();
        return object.withAt(List.of("metadata", "finalizers"), new JsonArray(others));
    }

    private static JsonObject withoutOwner(JsonObject child, String uid) {
        List<JsonValue> others =
                owners(child).stream()
                        .filter(owner -> !owner.string("uid", "").equals(uid))
                        .<JsonValue>map(owner -> owner)
                        .toList();
        return others.isEmpty()
                ? child.withoutAt(List.of("metadata", "ownerReferences"))
                : child.withAt(List.of("metadata", "ownerReferences"), new JsonArray(others));
    }
}
