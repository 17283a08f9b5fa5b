package dev.leeway.engine.live;

import dev.leeway.engine.resource.Gvk;

/**
 * What is kept of one kind, in one namespace or in all.
 *
 * @param kind the kind, in the version that is watched
 * @param namespace the namespace; empty for all, and for cluster-scoped kinds
 * @param state how far it can be trusted
 * @param objects how many objects are kept
 */
public record WatchStatus(Gvk kind, String namespace, WatchState state, int objects) {}
