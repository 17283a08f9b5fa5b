package dev.leeway.desktop.session;

import dev.leeway.desktop.reading.ClusterBrowsing;
import dev.leeway.desktop.text.EngineWords;
import dev.leeway.engine.browse.ClusterBrowser;
import dev.leeway.engine.health.Health;
import dev.leeway.engine.health.HealthContext;
import dev.leeway.engine.live.ClusterException;
import dev.leeway.engine.live.LiveState.Unreadable.Reason;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.workspace.Workspace;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks into the clusters of one open workspace. Safe for use from several threads. */
final class WorkspaceClusters implements ClusterBrowsing {
    private final Surroundings here;

    WorkspaceClusters(Surroundings here) {
        this.here = here;
    }

    @Override
    public ClusterBrowser browser(String cluster) throws ClusterException, InterruptedException {
        Optional<Workspace.Cluster> known =
                here.open().workspace().cluster(cluster).or(() -> context(cluster));
        if (known.isEmpty()) {
            throw new ClusterException(
                    Reason.UNREACHABLE,
                    here.text().text("clusters.not-in-workspace", cluster),
                    here.text().text("clusters.not-in-workspace-next"),
                    null);
        }
        return here.open().browsers().of(known.get());
    }

    /** A context that is only looked at; it takes part in nothing that the workspace does. */
    private static Optional<Workspace.Cluster> context(String name) {
        return name.startsWith(CONTEXT)
                ? Optional.of(
                        new Workspace.Cluster(
                                name, Optional.empty(), name.substring(CONTEXT.length()), true))
                : Optional.empty();
    }

    @Override
    public Set<String> contexts() {
        return here.open().workspace().clusters().stream()
                .filter(
                        cluster ->
                                cluster.kubeconfig()
                                        .filter(file -> !file.endsWith(Path.of(".kube", "config")))
                                        .isEmpty())
                .map(Workspace.Cluster::context)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Vitality vitality(Manifest object) {
        Optional<Health> health = here.open().health().assess(object, HealthContext.at(here.now()));
        return new Vitality(
                health.map(FindingsReading::wellness)
                        .orElse(dev.leeway.desktop.state.Wellness.NONE),
                health.filter(one -> !one.silent())
                        .map(one -> new EngineWords(here.text()).words(one.said()))
                        .orElse(""));
    }
}
