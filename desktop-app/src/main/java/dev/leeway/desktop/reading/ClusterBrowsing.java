package dev.leeway.desktop.reading;

/**
 * Looks into the clusters of the open workspace. Every method waits; safe for use from several
 * threads.
 */
public interface ClusterBrowsing {}
