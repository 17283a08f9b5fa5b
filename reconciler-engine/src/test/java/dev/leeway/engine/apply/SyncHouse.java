package dev.leeway.engine.apply;

import dev.leeway.engine.cluster.PracticeClient;
import dev.leeway.engine.source.GivenRevision;
import dev.leeway.engine.source.NoCommits;
import dev.leeway.engine.audit.AuditLog;
import dev.leeway.engine.audit.StoreException;
import dev.leeway.engine.cluster.ClusterConnection;
import dev.leeway.engine.compare.Comparison;
import dev.leeway.engine.desired.DesiredSets;
import dev.leeway.engine.desired.SyncOptions;
import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.live.ClusterReader;
import dev.leeway.engine.live.LiveState;
import dev.leeway.engine.live.PatchRequest;
import dev.leeway.engine.plan.Plan;
import dev.leeway.engine.plan.PlanOptions;
import dev.leeway.engine.practice.PracticeCluster;
import dev.leeway.engine.practice.PracticeOptions;
import dev.leeway.engine.practice.controller.Controllers;
import dev.leeway.engine.render.Origin;
import dev.leeway.engine.render.RenderSpec;
import dev.leeway.engine.render.RenderedManifest;
import dev.leeway.engine.render.RenderedManifests;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.resource.Revision;
import dev.leeway.engine.resource.ServedKind;
import dev.leeway.engine.run.Engine;
import dev.leeway.engine.run.EngineParts;
import dev.leeway.engine.run.ReconcileEngine;
import dev.leeway.engine.run.RunEvent;
import dev.leeway.engine.run.RunListener;
import dev.leeway.engine.run.RunRequest;
import dev.leeway.engine.run.ThreadGuard;
import dev.leeway.engine.store.LeewayStore;
import dev.leeway.engine.workspace.Workspace;
import dev.leeway.engine.yaml.YamlDocument;
import dev.leeway.engine.yaml.YamlDocuments;
import dev.leeway.engine.yaml.YamlLimits;
import dev.leeway.engine.compare.PathExpressions;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** An engine with a practice cluster, a real store, and a Git that is a list of documents. */
final class SyncHouse implements AutoCloseable {
    static final Duration WAIT = Duration.ofSeconds(20);
    static final Instant NOW = Instant.parse("2026-11-22T06:00:00Z");

    /** Waits and pauses that are short enough for a test. */
    static final ApplySettings QUICK =
            ApplySettings.USUAL.with(
                    new WaitSettings(
                            Duration.ofSeconds(15),
                            Map.of(),
                            Duration.ofSeconds(15),
                            Duration.ofMillis(200),
                            Duration.ofMillis(1500),
                            Duration.ofMillis(25),
                            true),
                    new RetrySettings(4, Duration.ofMillis(5), 2, Duration.ofMillis(40)));

    final PracticeCluster practice;
    final ClusterConnection cluster;
    final LeewayStore store;
    final List<Manifest> git = new ArrayList<>();
    final List<RunEvent> events = new CopyOnWriteArrayList<>();
    String application = "app";
    String namespace = "shop";
    SyncOptions options = SyncOptions.of(List.of("CreateNamespace=true"));
    Map<String, String> namespaceLabels = Map.of();
    Map<String, String> namespaceAnnotations = Map.of();
    ApplySettings settings = QUICK;
    List<Workspace.IgnoreDifference> rules = List.of();

    /** The door through which the engine writes; a test may put another before it. */
    ClusterWriter writer;

    /** The audit trail; a test may put a door before it. */
    AuditLog audit;

    private String commit = "a".repeat(40);

    private SyncHouse(PracticeCluster practice, ClusterConnection cluster, LeewayStore store) {
        this.practice = practice;
        this.cluster = cluster;
        this.store = store;
        this.writer = cluster.writer();
        this.audit = store.auditLog();
    }

    static SyncHouse open(Path folder, boolean controllers) throws Exception {
        PracticeOptions usual = PracticeOptions.usual();
        PracticeCluster practice =
                PracticeCluster.start(
                        controllers ? usual.with(new Controllers(InstantSource.system())) : usual);
        ClusterConnection cluster = PracticeClient.connect(practice, folder);
        return new SyncHouse(
                practice,
                cluster,
                LeewayStore.open(
                        folder.resolve("data"), folder.resolve("state"), Clock.systemUTC()));
    }

    /** Lets Git hold these documents, under another commit. */
    void git(String yaml) throws Exception {
        git.clear();
        for (YamlDocument document : YamlDocuments.read(yaml, YamlLimits.DEFAULT)) {
            if (document.value() instanceof JsonObject object) {
                git.add(new Manifest(object));
            }
        }
        commit = Integer.toHexString(yaml.hashCode() | 0x10000000) + "b".repeat(32);
    }

    Comparison compare() throws Exception {
        return engine().compare(application, RunRequest.USUAL, RunListener.NONE);
    }

    Plan plan(PlanOptions wish) throws Exception {
        return engine().plan(compare(), wish, RunListener.NONE);
    }

    ApplyResult sync(PlanOptions wish) throws Exception {
        return sync(plan(wish), new SyncControl(), _ -> {});
    }

    ApplyResult sync(Plan plan, SyncControl control, RunListener also) throws Exception {
        return engine().sync(
                        plan.approve("operator", NOW),
                        event -> {
                            events.add(event);
                            also.on(event);
                        },
                        control);
    }

    /** Syncs with the phrase that the plan asks for. */
    ApplyResult syncConfirmed(PlanOptions wish) throws Exception {
        Plan plan = plan(wish);
        return engine().sync(
                        plan.approve("operator", NOW, plan.confirmation().orElse("")),
                        events::add,
                        new SyncControl());
    }

    /** Returns the live object, or empty. */
    Optional<Manifest> live(ResourceKey key) throws Exception {
        return cluster.reader().readNow(key, kind(key), WAIT) instanceof LiveState.Present present
                ? Optional.of(present.manifest())
                : Optional.empty();
    }

    /** Changes a live object as {@code kubectl edit} does: by JSON patch operations. */
    void editByHand(ResourceKey key, String operations) throws Exception {
        Manifest live = live(key).orElseThrow();
        WriteResult result =
                cluster.writer()
                        .patch(
                                new PatchRequest(
                                        key,
                                        kind(key),
                                        live.uid(),
                                        live.resourceVersion(),
                                        (JsonArray) JsonReader.read(operations),
                                        "kubectl-edit",
                                        WAIT));
        if (!(result instanceof WriteResult.Written)) {
            throw new IllegalStateException(key + " could not be edited: " + result);
        }
    }

    private ServedKind kind(ResourceKey key) throws Exception {
        return cluster.reader().kinds(WAIT).preferred(key.groupKind()).orElseThrow();
    }

    /** Returns {@code began KIND NAME} and {@code ended KIND NAME} in the order they were heard. */
    List<String> story() {
        List<String> lines = new ArrayList<>();
        for (RunEvent event : events) {
            if (event instanceof RunEvent.StepBegan began) {
                lines.add("began " + began.step().key().kind() + " " + began.step().key().name());
            } else if (event instanceof RunEvent.StepEnded ended) {
                ResourceKey key = ended.result().step().key();
                lines.add("ended " + key.kind() + " " + key.name());
            }
        }
        return lines;
    }

    Engine engine() {
        return engine(cluster.reader());
    }

    Engine engine(ClusterReader reader) {
        Workspace.Repository repository =
                new Workspace.Repository("repo", "file:///repo", "main", Optional.empty());
        Workspace.Application one =
                new Workspace.Application(
                        application,
                        new Workspace.Source(
                                "repo",
                                "app",
                                "main",
                                new Workspace.Rendering.As(RenderSpec.Directory.plain())),
                        "practice",
                        namespace,
                        new Workspace.SyncPolicy(
                                false,
                                false,
                                false,
                                options.on("CreateNamespace"),
                                false,
                                options,
                                namespaceLabels,
                                namespaceAnnotations),
                        rules);
        Workspace workspace =
                new Workspace(
                        Path.of("leeway.yaml").toAbsolutePath(),
                        "w",
                        List.of(repository),
                        List.of(
                                new Workspace.Cluster(
                                        "practice", Optional.empty(), "practice", false)),
                        List.of(one));
        EngineParts parts =
                new EngineParts(
                        (_, _) -> new GivenRevision(revision()),
                        new NoCommits(),
                        (_, _, candidates) -> candidates.asDirectory(),
                        _ -> rendered(),
                        DesiredSets::of,
                        _ -> new dev.leeway.engine.run.ClusterConnection(reader, writer),
                        audit,
                        store.runJournal(),
                        store.syncHistory(),
                        (_, _) -> new PathExpressions.Selection.Failed("no expressions here"),
                        Clock.systemUTC());
        return new ReconcileEngine(workspace, parts, ThreadGuard.NONE, settings);
    }

    private Revision revision() {
        return new Revision(commit, "main", "first", "someone", NOW);
    }

    private RenderedManifests rendered() {
        List<RenderedManifest> documents = new ArrayList<>();
        for (int i = 0; i < git.size(); i++) {
            documents.add(new RenderedManifest(git.get(i), new Origin("app/a.yaml", i, 1)));
        }
        return new RenderedManifests(revision(), documents, List.of(), "test");
    }

    @Override
    public void close() throws StoreException {
        store.close();
        cluster.close();
        practice.close();
    }
}
