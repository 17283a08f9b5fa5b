package dev.leeway.desktop.screen.object;

import dev.leeway.engine.resource.ResourceKey;

/**
 * Where one object lives.
 *
 * @param cluster the cluster's name in the workspace
 * @param key the object
 */
public record ObjectPlace(String cluster, ResourceKey key) {}
