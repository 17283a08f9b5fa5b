package dev.leeway.engine.practice.controller;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.resource.GroupKind;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The cluster as controllers see it: current objects in, small writes out. */
public interface ClusterObjects {
    /** Returns the objects of a kind in a namespace; an empty namespace means all. A snapshot. */
    Collection<JsonObject> list(GroupKind kind, String namespace);

    /**
     * Returns the objects of a kind that name the owner's uid as their controller. A snapshot, by
     * namespace and name.
     */
    List<JsonObject> controlledBy(JsonObject owner, GroupKind kind);

    /** Returns the kinds of which there is an object. */
    Set<GroupKind> kinds();

    /** Returns one object; the namespace is empty for a cluster-scoped kind. */
    Optional<JsonObject> get(GroupKind kind, String namespace, String name);

    /**
     * Creates an object.
     *
     * @return the object as stored, or empty when the server refused (a quota, a name that exists,
     *     a namespace that ends)
     */
    Optional<JsonObject> create(GroupKind kind, JsonObject body);

    /**
     * Replaces an object if it still has the resource version in the body; returns whether it did.
     */
    boolean update(GroupKind kind, JsonObject body);

    /**
     * Replaces an object's status if it still has the resource version in the body; returns whether
     * it did.
     */
    boolean updateStatus(GroupKind kind, JsonObject body);

    /** Puts a pod on a node. */
    void bind(String namespace, String pod, String node);

    /** Deletes an object in the background, if it still has this uid. */
    void delete(GroupKind kind, JsonObject object);

    /** Deletes an object after its dependents, if it still has this uid. */
    void deleteAfterDependents(GroupKind kind, JsonObject object);

    /** Removes a pod that has ended, at once. */
    void finishDeletion(JsonObject pod);

    /**
     * Tells the listener of every object that is added, changed or removed. Called under no lock.
     */
    Subscription onChange(ChangeListener listener);

    /** Being told of changes, until closed. */
    @FunctionalInterface
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }

    /** Hears about changes. Must not block. */
    @FunctionalInterface
    interface ChangeListener {
        /** Called with the object's new state, or with its last one when it was removed. */
        void changed(GroupKind kind, JsonObject object, boolean removed);
    }
}
