package dev.leeway.engine.ownership;

import dev.leeway.engine.resource.ResourceKey;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Whose the live objects of an application are.
 *
 * @param byObject the verdict on each object that exists
 * @param askedAs the field manager under which the server was asked about an object of another
 *     owner; objects that were asked about under Leeway's own name are not in it
 */
public record Ownerships(
        SortedMap<ResourceKey, Ownership> byObject, SortedMap<ResourceKey, String> askedAs) {
    /** Nothing exists. */
    public static final Ownerships NONE = new Ownerships(new TreeMap<>(), new TreeMap<>());

    public Ownerships {
        byObject = Collections.unmodifiableSortedMap(new TreeMap<>(byObject));
        askedAs = Collections.unmodifiableSortedMap(new TreeMap<>(askedAs));
    }

    /** Returns whose an object is; empty when it does not exist or could not be read. */
    public Optional<Ownership> find(ResourceKey key) {
        return Optional.ofNullable(byObject.get(key));
    }

    /** Returns under whose name the server was asked about it; empty for Leeway's own. */
    public Optional<String> foreignManager(ResourceKey key) {
        return Optional.ofNullable(askedAs.get(key));
    }
}
