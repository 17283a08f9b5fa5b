package dev.leeway.desktop;

import dev.leeway.engine.live.ClusterException;
import dev.leeway.engine.workspace.Workspace;

/** Waits until a cluster can be connected to; most can be at once. Safe for several threads. */
@FunctionalInterface
interface ClusterReadiness {
    /** Every cluster is there or not; there is nothing to wait for. */
    ClusterReadiness AT_ONCE = cluster -> {};

    /**
     * Returns when the cluster may be connected to.
     *
     * @throws ClusterException when it will not come up, saying why
     */
    void await(Workspace.Cluster cluster) throws ClusterException, InterruptedException;
}
