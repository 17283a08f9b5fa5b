package dev.leeway.engine.run;

import dev.leeway.engine.live.ClusterException;
import dev.leeway.engine.workspace.Workspace;

/** Gives the doors to a workspace's clusters, the same ones every time. */
@FunctionalInterface
public interface ClusterConnections {
    /**
     * Returns the doors to a cluster, opening them on first need.
     *
     * @throws ClusterException when there is no way to it, saying what to do next
     */
    ClusterConnection to(Workspace.Cluster cluster) throws ClusterException, InterruptedException;
}
