package dev.leeway.engine.proposal;

import dev.leeway.engine.workspace.Workspace;

import java.util.Optional;

/** Knows which host takes the pull requests of a repository. */
@FunctionalInterface
public interface RequestHosts {
    /**
     * Returns the host of a repository, or empty when the workspace names none for it.
     *
     * @throws HostException when the workspace names one that cannot be used for this repository
     */
    Optional<PullRequestHost> of(Workspace.Repository repository) throws HostException;
}
