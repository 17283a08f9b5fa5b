package dev.leeway.desktop;

import dev.leeway.desktop.command.Session;
import dev.leeway.desktop.session.RepositoryDoors;
import dev.leeway.engine.audit.AuditLog;
import dev.leeway.engine.browse.ClusterBrowsers;
import dev.leeway.engine.bypass.Bypasses;
import dev.leeway.engine.health.HealthRules;
import dev.leeway.engine.history.SyncHistory;
import dev.leeway.engine.proposal.Proposals;
import dev.leeway.engine.run.ClusterConnections;
import dev.leeway.engine.run.Engine;
import dev.leeway.engine.source.SourceHistory;
import dev.leeway.engine.source.SourceReader;
import dev.leeway.engine.workspace.Workspace;

import java.util.List;

/**
 * A workspace with its engine and everything behind it.
 *
 * @param workspace the workspace
 * @param engine its engine
 * @param clusters the ways to its clusters
 * @param browsers looks around in its clusters
 * @param sources the door to Git
 * @param commits the door to the history of repositories
 * @param repositories the ways into its repositories
 * @param history the syncs that were kept
 * @param audit the audit trail
 * @param proposals its proposals
 * @param bypasses the leases of emergency fixes
 * @param health the rules by which it judges health, and its syncs wait
 * @param resources what is let go when it closes, in this order
 */
record WiredWorkspace(
        Workspace workspace,
        Engine engine,
        ClusterConnections clusters,
        ClusterBrowsers browsers,
        SourceReader sources,
        SourceHistory commits,
        RepositoryDoors repositories,
        SyncHistory history,
        AuditLog audit,
        Proposals proposals,
        Bypasses bypasses,
        HealthRules health,
        List<AutoCloseable> resources)
        implements Session {
    @Override
    public List<String> unchecked() {
        return clusters instanceof Clusters known ? known.unchecked() : List.of();
    }

    @Override
    public void close() {
        resources.forEach(EngineWiring::closeQuietly);
    }
}
