package dev.leeway.desktop.reading;

import dev.leeway.desktop.state.Wellness;
import dev.leeway.engine.browse.ClusterBrowser;
import dev.leeway.engine.live.ClusterException;
import dev.leeway.engine.resource.Manifest;

import java.util.Set;

/**
 * Looks into the clusters of the open workspace. Every method waits; safe for use from several
 * threads.
 */
public interface ClusterBrowsing {
    /** What the name of a cluster begins with that is a context of the kubeconfig and no more. */
    String CONTEXT = "kubeconfig:";

    /**
     * Returns the contexts of the operator's own kubeconfig by which the workspace reaches its
     * clusters.
     */
    default Set<String> contexts() {
        return Set.of();
    }

    /**
     * Returns the browser of a cluster of the workspace, or of a context of the operator's own
     * kubeconfig ({@link #CONTEXT} and its name), connecting on first need.
     *
     * @throws ClusterException when there is no way to it, saying what to do next
     */
    ClusterBrowser browser(String cluster) throws ClusterException, InterruptedException;

    /** Returns how well an object is, by the workspace's health rules. */
    Vitality vitality(Manifest object);

    /**
     * How well an object is.
     *
     * @param wellness how well
     * @param message what the rule says of it; may be empty
     */
    record Vitality(Wellness wellness, String message) {}
}
