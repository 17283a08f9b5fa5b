package dev.leeway.engine.bypass;

import dev.leeway.engine.proposal.Proposals;
import dev.leeway.engine.run.ClusterConnections;
import dev.leeway.engine.run.Engine;
import dev.leeway.engine.workspace.Workspace;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * What the leases of one workspace are put together from.
 *
 * @param workspace the workspace
 * @param clusters the doors to its clusters
 * @param engine compares its applications
 * @param proposals carries fixes to Git; empty where there is no way to
 * @param journal the account on the disk, with its rows on the audit trail
 * @param clock tells the time
 * @param timeout how long one request may take
 * @param observation how long another engine has to look at a hold
 */
public record BypassParts(
        Workspace workspace,
        ClusterConnections clusters,
        Engine engine,
        Optional<Proposals> proposals,
        BypassJournal journal,
        InstantSource clock,
        Duration timeout,
        Duration observation) {
    /** How long one request may take when nobody says otherwise. */
    public static final Duration USUAL_TIMEOUT = Duration.ofSeconds(30);

    /** How long another engine has to look at a hold when nobody says otherwise. */
    public static final Duration USUAL_OBSERVATION = Duration.ofSeconds(60);
}
