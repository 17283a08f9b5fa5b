package dev.leeway.product.chaos;

import dev.leeway.engine.apply.ApplyResult;
import dev.leeway.engine.apply.ApplySettings;
import dev.leeway.engine.apply.ClusterWriter;
import dev.leeway.engine.apply.RetrySettings;
import dev.leeway.engine.apply.WaitSettings;
import dev.leeway.engine.cluster.ClusterConnection;
import dev.leeway.engine.cluster.ClusterConnector;
import dev.leeway.engine.cluster.ClusterLimits;
import dev.leeway.engine.cluster.ClusterSettings;
import dev.leeway.engine.compare.Comparison;
import dev.leeway.engine.compare.PathExpressions;
import dev.leeway.engine.desired.DesiredSets;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.plan.Plan;
import dev.leeway.engine.plan.PlanOptions;
import dev.leeway.engine.render.Origin;
import dev.leeway.engine.render.RenderSpec;
import dev.leeway.engine.render.RenderedManifest;
import dev.leeway.engine.render.RenderedManifests;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.Revision;
import dev.leeway.engine.run.Engine;
import dev.leeway.engine.run.EngineParts;
import dev.leeway.engine.run.ReconcileEngine;
import dev.leeway.engine.run.RunListener;
import dev.leeway.engine.run.RunRequest;
import dev.leeway.engine.run.ThreadGuard;
import dev.leeway.engine.source.BlamedLine;
import dev.leeway.engine.source.Commit;
import dev.leeway.engine.source.NamedRevision;
import dev.leeway.engine.source.PathChange;
import dev.leeway.engine.source.SourceEntry;
import dev.leeway.engine.source.SourceHistory;
import dev.leeway.engine.source.SourceRequest;
import dev.leeway.engine.source.SourceTree;
import dev.leeway.engine.store.LeewayStore;
import dev.leeway.engine.workspace.Workspace;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** An engine with a real store on a cluster, and a Git that is a list of documents. */
final class Rig implements AutoCloseable {
    /** Waits that are short enough for hundreds of runs; a request that hangs is given up soon. */
    static final ApplySettings SETTINGS =
            new ApplySettings(
                    ApplySettings.USUAL.manager(),
                    Duration.ofMillis(1500),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(40),
                    ApplySettings.USUAL.parallel(),
                    ApplySettings.USUAL.lease(),
                    new WaitSettings(
                            Duration.ofSeconds(10),
                            Map.of(),
                            Duration.ofSeconds(10),
                            Duration.ofMillis(100),
                            Duration.ofMillis(1500),
                            Duration.ofMillis(25),
                            true),
                    new RetrySettings(4, Duration.ofMillis(5), 2, Duration.ofMillis(40)),
                    ApplySettings.USUAL.health());

    private static final RunRequest REQUEST =
            new RunRequest(Optional.empty(), SourceRequest.Freshness.FETCH, Duration.ofSeconds(10));

    private final LeewayStore store;
    private final ClusterConnection cluster;
    private final UnaryOperator<ClusterWriter> door;
    private List<Manifest> git = List.of();
    private String commit = "a".repeat(40);

    private Rig(LeewayStore store, ClusterConnection cluster, UnaryOperator<ClusterWriter> door) {
        this.store = store;
        this.cluster = cluster;
        this.door = door;
    }

    /**
     * Opens one.
     *
     * @param data where its store lies
     * @param door what stands before the engine's writes
     */
    static Rig open(Path data, Path kubeconfig, UnaryOperator<ClusterWriter> door)
            throws Exception {
        ClusterConnection cluster =
                ClusterConnector.connect(
                        new ClusterSettings(
                                "test",
                                List.of(kubeconfig),
                                "",
                                ClusterLimits.DEFAULT,
                                Map.of(),
                                "test"));
        return new Rig(
                LeewayStore.open(data.resolve("data"), data.resolve("state"), Clock.systemUTC()),
                cluster,
                door);
    }

    /** Lets Git hold these documents, under another commit. */
    void git(List<JsonObject> documents) {
        git = documents.stream().map(Manifest::new).toList();
        commit = Integer.toHexString(documents.hashCode() | 0x10000000) + "b".repeat(32);
    }

    Comparison compare(String application) throws Exception {
        return engine(application).compare(application, REQUEST, RunListener.NONE);
    }

    Plan plan(String application) throws Exception {
        Engine engine = engine(application);
        return engine.plan(
                engine.compare(application, REQUEST, RunListener.NONE),
                PlanOptions.PLAIN.withPrune(true),
                RunListener.NONE);
    }

    /** Carries out a plan with the phrase that it asks for. */
    ApplyResult sync(String application, Plan plan) throws Exception {
        return engine(application)
                .sync(
                        plan.approve("operator", Instant.now(), plan.confirmation().orElse("")),
                        RunListener.NONE);
    }

    /** Returns an engine for one application, which lives in the namespace of its name. */
    Engine engine(String application) {
        Workspace workspace =
                new Workspace(
                        Path.of("leeway.yaml").toAbsolutePath(),
                        "w",
                        List.of(
                                new Workspace.Repository(
                                        "repo", "file:///repo", "main", Optional.empty())),
                        List.of(new Workspace.Cluster("test", Optional.empty(), "test", false)),
                        List.of(
                                new Workspace.Application(
                                        application,
                                        new Workspace.Source(
                                                "repo",
                                                "app",
                                                "main",
                                                new Workspace.Rendering.As(
                                                        RenderSpec.Directory.plain())),
                                        "test",
                                        application,
                                        new Workspace.SyncPolicy(false, false, true, true, false),
                                        List.of())));
        Revision revision = new Revision(commit, "main", "one", "someone", Instant.EPOCH);
        return new ReconcileEngine(
                workspace,
                new EngineParts(
                        (_, _) -> new OneRevision(revision),
                        new NoCommits(),
                        (_, _, candidates) -> candidates.asDirectory(),
                        _ -> rendered(revision),
                        DesiredSets::of,
                        _ ->
                                new dev.leeway.engine.run.ClusterConnection(
                                        cluster.reader(), door.apply(cluster.writer())),
                        store.auditLog(),
                        store.runJournal(),
                        store.syncHistory(),
                        (_, _) -> new PathExpressions.Selection.Failed("no expressions here"),
                        Clock.systemUTC()),
                ThreadGuard.NONE,
                SETTINGS);
    }

    private RenderedManifests rendered(Revision revision) {
        List<RenderedManifest> documents = new ArrayList<>();
        for (int i = 0; i < git.size(); i++) {
            documents.add(new RenderedManifest(git.get(i), new Origin("app/a.yaml", i, 1)));
        }
        return new RenderedManifests(revision, documents, List.of(), "test");
    }

    @Override
    public void close() {
        store.close();
        cluster.close();
    }

    /** A revision whose files nobody looks into, because rendering is given. */
    private record OneRevision(Revision revision) implements SourceTree {
        @Override
        public Optional<Stale> stale() {
            return Optional.empty();
        }

        @Override
        public List<SourceEntry> list(String path, boolean recurse) {
            return List.of();
        }

        @Override
        public Optional<SourceEntry> entry(String path) {
            return Optional.empty();
        }

        @Override
        public byte[] read(String path, long limit) {
            return new byte[0];
        }

        @Override
        public Optional<String> objectId(String path) {
            return Optional.empty();
        }

        @Override
        public void export(String path, Path into) {}
    }

    /** A repository whose history nobody looks into. */
    private record NoCommits() implements SourceHistory {
        @Override
        public List<Commit> log(SourceRequest at, String path, int skip, int limit) {
            return List.of();
        }

        @Override
        public List<BlamedLine> blame(SourceRequest at, String path) {
            return List.of();
        }

        @Override
        public List<PathChange> changes(SourceRequest to, String from) {
            return List.of();
        }

        @Override
        public List<NamedRevision> names(SourceRequest at) {
            return List.of();
        }
    }
}
