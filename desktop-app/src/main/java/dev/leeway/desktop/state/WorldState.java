package dev.leeway.desktop.state;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The workspace and all that is in it.
 *
 * @param workspace the workspace
 * @param clusters its clusters
 * @param repositories its repositories
 * @param applications its applications
 * @param leases its bypass leases
 */
public record WorldState(
        WorkspaceState workspace,
        KeyedList<ClusterState> clusters,
        KeyedList<RepositoryState> repositories,
        KeyedList<ApplicationState> applications,
        LeasesState leases) {
    /** Returns a world in which a workspace with this content was opened. */
    static WorldState of(
            WorkspaceState workspace,
            List<ClusterState> clusters,
            List<ApplicationState> applications) {
        return new WorldState(
                workspace,
                KeyedList.of(clusters, ClusterState::name),
                KeyedList.of(
                        applications.stream()
                                .map(ApplicationState::repository)
                                .distinct()
                                .map(RepositoryState::unasked)
                                .toList(),
                        RepositoryState::name),
                KeyedList.of(applications, ApplicationState::name),
                LeasesState.UNASKED);
    }

    /** Returns whether all was looked at and nothing needs attention. */
    boolean isCalm() {
        boolean[] calm = {workspace.phase() == WorkspaceState.Phase.OPEN};
        clusters.forEach(
                cluster -> calm[0] &= cluster.connection() != ClusterState.Connection.UNREACHABLE);
        applications.forEach(
                app ->
                        calm[0] &=
                                app.condition() != Condition.UNCOMPARED
                                        && app.cutOff().isEmpty()
                                        && !app.needsAttention());
        return calm[0];
    }

    WorldState with(WorkspaceState other) {
        return new WorldState(other, clusters, repositories, applications, leases);
    }

    /**
     * Returns the world after a cluster answered, or did not: its applications are seen, or not.
     */
    WorldState seen(String cluster, ClusterState.Connection connection, String message) {
        boolean silent = connection == ClusterState.Connection.UNREACHABLE;
        return new WorldState(
                workspace,
                clusters.with(cluster, known -> known.seen(connection, message)),
                repositories,
                applications.withEach(
                        app ->
                                app.cluster().equals(cluster)
                                        ? app.withSight(app.sight().silent(silent))
                                        : app),
                leases);
    }

    WorldState withRepository(String name, UnaryOperator<RepositoryState> change) {
        return new WorldState(
                workspace, clusters, repositories.with(name, change), applications, leases);
    }

    WorldState withApplication(String name, UnaryOperator<ApplicationState> change) {
        return new WorldState(
                workspace, clusters, repositories, applications.with(name, change), leases);
    }

    WorldState with(LeasesState other) {
        return new WorldState(workspace, clusters, repositories, applications, other);
    }
}
