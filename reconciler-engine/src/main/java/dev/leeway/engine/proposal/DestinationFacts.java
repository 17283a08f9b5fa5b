package dev.leeway.engine.proposal;

import dev.leeway.engine.workspace.Workspace;

import java.util.List;

/** Knows what a renderer is told about an application's cluster. */
@FunctionalInterface
public interface DestinationFacts {
    /** Knows nothing: renderers take their own assumptions. */
    DestinationFacts UNKNOWN = application -> new Facts("", List.of());

    /** Returns what is known; asks no cluster that is not connected already. */
    Facts of(Workspace.Application application) throws InterruptedException;

    /**
     * What a renderer is told.
     *
     * @param kubeVersion the cluster's version; empty when not known
     * @param apiVersions what it serves, as charts ask for it; may be empty
     */
    record Facts(String kubeVersion, List<String> apiVersions) {
        public Facts {
            apiVersions = List.copyOf(apiVersions);
        }
    }
}
