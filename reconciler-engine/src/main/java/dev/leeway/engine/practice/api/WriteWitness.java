package dev.leeway.engine.practice.api;

import dev.leeway.engine.practice.store.StoreEvent;

/**
 * Hears of every write with the request that brought it about, as the audit log of an API server
 * does. What the cluster writes by itself, without a request, is not told.
 */
@FunctionalInterface
public interface WriteWitness {
    /** Hears nothing. */
    WriteWitness NONE = (_, _) -> {};

    /**
     * Hears of one write, in the order of the versions. Called while no other write goes on, and
     * before the client is answered: it must be quick and must not ask the cluster anything.
     *
     * @param request who asked for it, and how
     * @param change the object before and after, with its versions
     */
    void wrote(ApiRequest request, StoreEvent change);
}
