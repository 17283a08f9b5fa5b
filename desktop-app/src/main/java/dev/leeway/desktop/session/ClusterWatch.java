package dev.leeway.desktop.session;

import dev.leeway.desktop.state.AppEvent;
import dev.leeway.desktop.state.ClusterState;
import dev.leeway.desktop.text.EngineWords;
import dev.leeway.engine.live.ClusterException;
import dev.leeway.engine.live.ClusterReader;
import dev.leeway.engine.workspace.Workspace;

import java.time.Duration;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Asks every cluster now and then whether it answers, and listens to what changes in it. */
final class ClusterWatch {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(30);

    private final Surroundings here;
    private final ChangeFollowing changes;
    private final Comparing comparing;
    private final Set<String> silent = ConcurrentHashMap.newKeySet();
    private final Queue<AutoCloseable> listening = new ConcurrentLinkedQueue<>();

    ClusterWatch(Surroundings here, ChangeFollowing changes, Comparing comparing) {
        this.here = here;
        this.changes = changes;
        this.comparing = comparing;
    }

    void begin() {
        for (Workspace.Cluster cluster : here.open().workspace().clusters()) {
            here.work()
                    .start(
                            "watch " + cluster.name(),
                            () -> {
                                listening.add(
                                        here.reader(cluster)
                                                .onChange(
                                                        (key, state) ->
                                                                changes.touch(key, here.now())));
                                look(cluster);
                            },
                            failed -> unreachable(cluster, failed));
            here.work()
                    .repeat(
                            "look at " + cluster.name(),
                            BETWEEN_LOOKS,
                            () -> {
                                try {
                                    look(cluster);
                                } catch (ClusterException silent) {
                                    unreachable(cluster, silent);
                                }
                            },
                            failed -> {});
        }
    }

    private void look(Workspace.Cluster cluster) throws ClusterException, InterruptedException {
        ClusterReader reader = here.reader(cluster);
        String version = reader.serverVersion(PATIENCE);
        here.tell(
                new AppEvent.ClusterSeen(
                        cluster.name(),
                        ClusterState.Connection.CONNECTED,
                        reader.checksCertificate()
                                ? version
                                : here.text().text("cluster.not-checked", version)));
        if (silent.remove(cluster.name())) {
            comparing.reached(cluster.name());
        }
    }

    private void unreachable(Workspace.Cluster cluster, Exception failed) {
        if (!(failed instanceof InterruptedException)) {
            silent.add(cluster.name());
            here.tell(
                    new AppEvent.ClusterSeen(
                            cluster.name(),
                            ClusterState.Connection.UNREACHABLE,
                            new EngineWords(here.text()).why(failed)));
        }
    }

    /** Returns what has to be closed when the workspace closes. */
    Iterable<AutoCloseable> listening() {
        return listening;
    }
}
