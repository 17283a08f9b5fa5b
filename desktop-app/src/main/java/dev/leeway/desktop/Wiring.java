package dev.leeway.desktop;

import dev.leeway.desktop.session.OpenWorkspace;
import dev.leeway.desktop.session.OpeningException;
import dev.leeway.desktop.state.Trouble;
import dev.leeway.engine.cluster.ClusterConnector;
import dev.leeway.engine.cluster.ClusterSettings;
import dev.leeway.engine.desired.DesiredSets;
import dev.leeway.engine.live.ClusterException;
import dev.leeway.engine.render.RenderDetection;
import dev.leeway.engine.render.Renderers;
import dev.leeway.engine.render.directory.DirectoryRenderer;
import dev.leeway.engine.render.helm.HelmRenderer;
import dev.leeway.engine.render.kustomize.KustomizeTool;
import dev.leeway.engine.render.kustomize.ToolKustomizeRenderer;
import dev.leeway.engine.run.ClusterConnection;
import dev.leeway.engine.run.ClusterConnections;
import dev.leeway.engine.run.EngineParts;
import dev.leeway.engine.run.ReconcileEngine;
import dev.leeway.engine.run.ThreadGuard;
import dev.leeway.engine.source.git.GitSource;
import dev.leeway.engine.store.LeewayStore;
import dev.leeway.engine.audit.StoreException;
import dev.leeway.engine.workspace.UserPlaces;
import dev.leeway.engine.workspace.Workspace;
import dev.leeway.engine.workspace.WorkspaceProblem;
import dev.leeway.engine.workspace.WorkspaceReader;
import dev.leeway.engine.workspace.WorkspaceReading;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Puts a workspace's engine together by hand; the one place that names adapters. */
public final class Wiring {
    private static final int RENDERINGS_KEPT = 2_000;

    private final UserPlaces places;
    private final String version;
    private final ThreadGuard guard;
    private final Clock clock = Clock.systemUTC();

    /**
     * Makes a wiring.
     *
     * @param places the user's folders
     * @param version Leeway's version, which servers are told
     * @param guard tells the threads that must not wait for the engine
     */
    public Wiring(UserPlaces places, String version, ThreadGuard guard) {
        this.places = places;
        this.version = version;
        this.guard = guard;
    }

    /**
     * Opens a workspace.
     *
     * @param file its file
     * @param practice the names of its clusters that are the practice cluster
     * @throws OpeningException with every mistake of the file, or why the store cannot be opened
     */
    public OpenWorkspace open(Path file, Set<String> practice)
            throws OpeningException, InterruptedException {
        Workspace workspace =
                switch (WorkspaceReader.ofUser().read(file)) {
                    case WorkspaceReading.Read(Workspace read) -> read;
                    case WorkspaceReading.Refused(List<WorkspaceProblem> problems) ->
                            throw new OpeningException(
                                    problems.stream().map(Wiring::trouble).toList());
                };
        LeewayStore store = store();
        GitSource sources = GitSource.ofUser(places.data());
        HelmRenderer helm = new HelmRenderer(Optional.empty());
        Connections clusters = new Connections();
        EngineParts parts =
                new EngineParts(
                        sources,
                        (tree, path, candidates) ->
                                RenderDetection.detect(
                                                tree,
                                                path,
                                                candidates.asDirectory(),
                                                candidates.asHelm())
                                        .spec(),
                        new Renderers(
                                new DirectoryRenderer(),
                                new ToolKustomizeRenderer(
                                        KustomizeTool.find(
                                                Optional.empty(),
                                                System.getenv().getOrDefault("PATH", ""))),
                                helm,
                                RENDERINGS_KEPT),
                        DesiredSets::of,
                        clusters,
                        store.auditLog(),
                        store.runJournal(),
                        store.syncHistory(),
                        clock);
        return new OpenWorkspace(
                workspace,
                new ReconcileEngine(workspace, parts, guard),
                clusters,
                practice,
                () -> {
                    clusters.close();
                    helm.close();
                    sources.close();
                    store.close();
                });
    }

    private LeewayStore store() throws OpeningException {
        try {
            return LeewayStore.open(places.data(), places.state(), clock);
        } catch (StoreException refused) {
            throw new OpeningException(
                    List.of(
                            new Trouble(
                                    String.valueOf(refused.getMessage()), "", refused.nextStep())));
        }
    }

    private static Trouble trouble(WorkspaceProblem problem) {
        String place =
                problem.line() == 0
                        ? problem.file().toString()
                        : problem.file() + ":" + problem.line();
        return new Trouble(
                problem.field().isEmpty()
                        ? problem.message()
                        : problem.field() + ": " + problem.message(),
                place,
                "");
    }

    /** Connects to each cluster once, when it is first needed. */
    private final class Connections implements ClusterConnections, AutoCloseable {
        private final Map<String, dev.leeway.engine.cluster.ClusterConnection> open =
                new HashMap<>();

        @Override
        public synchronized ClusterConnection to(Workspace.Cluster cluster)
                throws ClusterException {
            dev.leeway.engine.cluster.ClusterConnection connection = open.get(cluster.name());
            if (connection == null) {
                // Only reads files: a server is first asked when it is read from.
                connection =
                        ClusterConnector.connect(
                                ClusterSettings.of(
                                        cluster.name(),
                                        cluster.kubeconfig().map(List::of).orElse(List.of()),
                                        cluster.context(),
                                        version));
                open.put(cluster.name(), connection);
            }
            return new ClusterConnection(connection.reader(), connection.writer());
        }

        @Override
        public synchronized void close() {
            open.values().forEach(dev.leeway.engine.cluster.ClusterConnection::close);
            open.clear();
        }
    }
}
