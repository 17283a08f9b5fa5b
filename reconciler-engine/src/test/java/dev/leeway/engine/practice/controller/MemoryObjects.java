package dev.leeway.engine.practice.controller;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.resource.GroupKind;
import dev.leeway.engine.resource.Gvk;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A cluster in memory with a clock that the test moves: versions, finalizers, graceful deletion of
 * pods, nothing else.
 */
final class MemoryObjects implements ClusterObjects, InstantSource {
    private final Map<String, JsonObject> objects = new TreeMap<>();
    private final List<ChangeListener> listeners = new ArrayList<>();
    private Instant now = Instant.parse("2026-03-01T10:00:00Z");
    private long version;
    private int made;
    private boolean silent;

    @Override
    public Instant instant() {
        return now;
    }

    void advance(Duration duration) {
        now = now.plus(duration);
    }

    /** Does something of which the listeners are not told. */
    void keepToItself(Runnable change) {
        silent = true;
        change.run();
        silent = false;
    }

    private static String id(GroupKind kind, String namespace, String name) {
        return kind + "|" + namespace + "|" + name;
    }

    private static GroupKind kindOf(JsonObject object) {
        return Gvk.of(object.string("apiVersion", ""), object.string("kind", "")).groupKind();
    }

    @Override
    public Collection<JsonObject> list(GroupKind kind, String namespace) {
        return objects.entrySet().stream()
                .filter(
                        entry ->
                                entry.getKey()
                                        .startsWith(
                                                kind
                                                        + "|"
                                                        + (namespace.isEmpty()
                                                                ? ""
                                                                : namespace + "|")))
                .map(Map.Entry::getValue)
                .toList();
    }

    @Override
    public List<JsonObject> controlledBy(JsonObject owner, GroupKind kind) {
        JsonValue uid = owner.objectAt("metadata").require("uid");
        return list(kind, ObjectName.of(owner).namespace()).stream()
                .filter(
                        object ->
                                Owners.controllerOf(object)
                                        .filter(one -> uid.equals(one.get("uid")))
                                        .isPresent())
                .toList();
    }

    @Override
    public Set<GroupKind> kinds() {
        return objects.values().stream().map(MemoryObjects::kindOf).collect(Collectors.toSet());
    }

    @Override
    public Optional<JsonObject> get(GroupKind kind, String namespace, String name) {
        return Optional.ofNullable(objects.get(id(kind, namespace, name)));
    }

    @Override
    public Optional<JsonObject> create(GroupKind kind, JsonObject body) {
        JsonObject metadata = body.objectAt("metadata");
        made++;
        if (!metadata.has("name")) {
            metadata =
                    metadata.with("name", JsonValue.of(metadata.string("generateName", "") + made));
        }
        metadata =
                metadata.with("uid", JsonValue.of("uid-" + made))
                        .with("generation", JsonValue.of(1))
                        .with("creationTimestamp", JsonValue.of(Times.format(now)));
        return Optional.of(store(kind, body.with("metadata", metadata)));
    }

    private JsonObject store(GroupKind kind, JsonObject object) {
        version++;
        JsonObject stored =
                object.withAt(List.of("metadata", "resourceVersion"), JsonValue.of("" + version));
        ObjectName name = ObjectName.of(stored);
        objects.put(id(kind, name.namespace(), name.name()), stored);
        if (!silent) {
            listeners.forEach(listener -> listener.changed(kind, stored, false));
        }
        return stored;
    }

    private boolean isCurrent(GroupKind kind, JsonObject body) {
        ObjectName name = ObjectName.of(body);
        JsonObject stored = objects.get(id(kind, name.namespace(), name.name()));
        return stored != null
                && stored.stringAt("metadata", "resourceVersion")
                        .equals(body.stringAt("metadata", "resourceVersion"));
    }

    @Override
    public boolean update(GroupKind kind, JsonObject body) {
        if (!isCurrent(kind, body)) {
            return false;
        }
        if (Owners.isBeingDeleted(body) && body.arrayAt("metadata", "finalizers").isEmpty()) {
            remove(kind, body);
            return true;
        }
        ObjectName name = ObjectName.of(body);
        JsonObject stored = get(kind, name.namespace(), name.name()).orElseThrow();
        boolean specChanged = !stored.objectAt("spec").equals(body.objectAt("spec"));
        long generation =
                stored.objectAt("metadata").integer("generation", 1) + (specChanged ? 1 : 0);
        store(kind, body.withAt(List.of("metadata", "generation"), JsonValue.of(generation)));
        return true;
    }

    /** Changes an object as a person would: whatever its version. */
    void edit(GroupKind kind, String namespace, String name, List<String> path, JsonValue value) {
        update(kind, get(kind, namespace, name).orElseThrow().withAt(path, value));
    }

    @Override
    public boolean updateStatus(GroupKind kind, JsonObject body) {
        if (!isCurrent(kind, body)) {
            return false;
        }
        store(kind, body);
        return true;
    }

    @Override
    public void bind(String namespace, String pod, String node) {
        get(Kinds.POD, namespace, pod)
                .ifPresent(
                        found ->
                                store(
                                        Kinds.POD,
                                        found.withAt(
                                                List.of("spec", "nodeName"), JsonValue.of(node))));
    }

    @Override
    public void delete(GroupKind kind, JsonObject object) {
        long grace = kind.equals(Kinds.POD) ? 30 : 0;
        if (grace == 0 && object.arrayAt("metadata", "finalizers").isEmpty()) {
            remove(kind, object);
            return;
        }
        JsonObject metadata =
                object.objectAt("metadata")
                        .with("deletionGracePeriodSeconds", JsonValue.of(grace))
                        .with(
                                "deletionTimestamp",
                                JsonValue.of(Times.format(now.plusSeconds(grace))));
        store(kind, object.with("metadata", metadata));
    }

    @Override
    public void deleteAfterDependents(GroupKind kind, JsonObject object) {
        deleteWith(kind, object, "foregroundDeletion");
    }

    void deleteWith(GroupKind kind, JsonObject object, String finalizer) {
        JsonObject marked =
                object.withAt(
                        List.of("metadata", "finalizers"), JsonArray.of(new JsonString(finalizer)));
        delete(kind, marked);
    }

    @Override
    public void finishDeletion(JsonObject pod) {
        remove(Kinds.POD, pod);
    }

    private void remove(GroupKind kind, JsonObject object) {
        ObjectName name = ObjectName.of(object);
        JsonObject last = objects.remove(id(kind, name.namespace(), name.name()));
        if (last != null) {
            listeners.forEach(listener -> listener.changed(kindOf(last), last, true));
        }
    }

    @Override
    public Subscription onChange(ChangeListener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
