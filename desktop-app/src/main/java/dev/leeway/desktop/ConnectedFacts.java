package dev.leeway.desktop;

import dev.leeway.engine.live.ClusterException;
import dev.leeway.engine.live.ClusterReader;
import dev.leeway.engine.proposal.DestinationFacts;
import dev.leeway.engine.run.ClusterConnection;
import dev.leeway.engine.workspace.Workspace;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What charts are told about clusters that are connected already; of others nothing is known. Asked
 * once a cluster. Safe for use from several threads.
 */
final class ConnectedFacts implements DestinationFacts {
    private static final Duration QUESTION = Duration.ofSeconds(10);

    private final Clusters clusters;
    private final Map<String, Facts> known = new ConcurrentHashMap<>();

    ConnectedFacts(Clusters clusters) {
        this.clusters = clusters;
    }

    @Override
    public Facts of(Workspace.Application application) throws InterruptedException {
        Facts facts = known.get(application.cluster());
        if (facts != null) {
            return facts;
        }
        Optional<ClusterConnection> connection = clusters.known(application.cluster());
        if (connection.isEmpty()) {
            return UNKNOWN.of(application);
        }
        try {
            ClusterReader reader = connection.get().reader();
            Facts asked =
                    new Facts(reader.serverVersion(QUESTION), reader.kinds(QUESTION).apiVersions());
            known.put(application.cluster(), asked);
            return asked;
        } catch (ClusterException e) {
            return UNKNOWN.of(application);
        }
    }
}
