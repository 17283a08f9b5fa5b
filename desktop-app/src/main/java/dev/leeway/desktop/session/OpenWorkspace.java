package dev.leeway.desktop.session;

import dev.leeway.engine.audit.AuditLog;
import dev.leeway.engine.browse.ClusterBrowsers;
import dev.leeway.engine.bypass.Bypasses;
import dev.leeway.engine.history.SyncHistory;
import dev.leeway.engine.proposal.Proposals;
import dev.leeway.engine.run.ClusterConnections;
import dev.leeway.engine.health.HealthRules;
import dev.leeway.engine.run.Engine;
import dev.leeway.engine.source.SourceHistory;
import dev.leeway.engine.source.SourceReader;
import dev.leeway.engine.workspace.Workspace;

import java.util.Set;

/**
 * A workspace that was opened, with what stands behind it.
 *
 * @param workspace the workspace
 * @param engine its engine
 * @param clusters the ways to its clusters
 * @param browsers looks around in its clusters
 * @param sources the door to Git
 * @param repositories the ways into its repositories
 * @param proposals its proposals
 * @param bypasses its bypass leases
 * @param audit the audit trail
 * @param commits the door to the history of repositories
 * @param history the syncs that were kept
 * @param practice the names of clusters that are the practice cluster
 * @param health the rules by which health is judged
 * @param resources closed when the window closes
 */
public record OpenWorkspace(
        Workspace workspace,
        Engine engine,
        ClusterConnections clusters,
        ClusterBrowsers browsers,
        SourceReader sources,
        RepositoryDoors repositories,
        Proposals proposals,
        Bypasses bypasses,
        AuditLog audit,
        SourceHistory commits,
        SyncHistory history,
        Set<String> practice,
        HealthRules health,
        AutoCloseable resources) {
    public OpenWorkspace {
        practice = Set.copyOf(practice);
    }
}
