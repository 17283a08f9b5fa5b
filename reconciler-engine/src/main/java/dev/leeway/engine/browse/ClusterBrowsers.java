package dev.leeway.engine.browse;

import dev.leeway.engine.live.ClusterException;
import dev.leeway.engine.workspace.Workspace;

/** Gives the browsers of a workspace's clusters, the same ones every time. */
@FunctionalInterface
public interface ClusterBrowsers {
    /**
     * Returns the browser of a cluster, connecting on first need.
     *
     * @throws ClusterException when there is no way to it, saying what to do next
     */
    ClusterBrowser of(Workspace.Cluster cluster) throws ClusterException, InterruptedException;
}
