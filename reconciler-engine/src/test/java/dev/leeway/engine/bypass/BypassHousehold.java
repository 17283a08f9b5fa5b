package dev.leeway.engine.bypass;

import dev.leeway.engine.cluster.PracticeClient;
import dev.leeway.engine.apply.ApplyRequest;
import dev.leeway.engine.apply.ClusterWriter;
import dev.leeway.engine.apply.WriteResult;
import dev.leeway.engine.compare.Comparison;
import dev.leeway.engine.compare.PathExpressions;
import dev.leeway.engine.desired.DesiredSets;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.live.ClusterReader;
import dev.leeway.engine.live.LiveState;
import dev.leeway.engine.plan.Plan;
import dev.leeway.engine.plan.PlanOptions;
import dev.leeway.engine.practice.PracticeCluster;
import dev.leeway.engine.practice.PracticeOptions;
import dev.leeway.engine.practice.api.PracticeWorker;
import dev.leeway.engine.proposal.DestinationFacts;
import dev.leeway.engine.proposal.ProposalParts;
import dev.leeway.engine.proposal.Proposals;
import dev.leeway.engine.proposal.WorkspaceProposals;
import dev.leeway.engine.render.RenderDetection;
import dev.leeway.engine.render.directory.DirectoryRenderer;
import dev.leeway.engine.resource.Gvk;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.resource.ServedKind;
import dev.leeway.engine.run.ClusterConnection;
import dev.leeway.engine.run.EngineParts;
import dev.leeway.engine.run.ReconcileEngine;
import dev.leeway.engine.run.RunListener;
import dev.leeway.engine.run.RunRequest;
import dev.leeway.engine.run.ThreadGuard;
import dev.leeway.engine.source.git.GitIdentity;
import dev.leeway.engine.source.git.GitSource;
import dev.leeway.engine.store.LeewayStore;
import dev.leeway.engine.workspace.Workspace;
import dev.leeway.engine.workspace.WorkspaceReader;
import dev.leeway.engine.workspace.WorkspaceReading;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.MergeCommand.FastForwardMode;
import org.eclipse.jgit.api.ResetCommand.ResetType;
import org.eclipse.jgit.lib.PersonIdent;

/** A practice cluster, a Git repository, a store and an engine, for tests of leases. */
final class BypassHousehold {
    static final Duration WAIT = Duration.ofSeconds(10);
    static final ResourceKey API = new ResourceKey("apps", "Deployment", "default", "api");
    static final ResourceKey CONFIG = new ResourceKey("", "ConfigMap", "default", "settings");
    static final ResourceKey SECRET = new ResourceKey("", "Secret", "default", "db");

    final Path folder;
    final Path repository;
    final PracticeCluster practice;
    final dev.leeway.engine.cluster.ClusterConnection cluster;
    final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
    private final List<AutoCloseable> open = new ArrayList<>();
    LeewayStore store;
    ReconcileEngine engine;
    Proposals proposals;
    UnaryOperator<ClusterWriter> writing = UnaryOperator.identity();
    UnaryOperator<BypassJournal> journalling = UnaryOperator.identity();
    boolean guarded;

    BypassHousehold(Path folder, PracticeWorker... workers) throws Exception {
        this.folder = folder;
        this.repository = folder.resolve("repository");
        Files.createDirectories(repository);
        Git.init().setInitialBranch("main").setDirectory(repository.toFile()).call().close();
        commit("api.yaml", deployment(2, "registry.example/api:1"));
        commit("settings.yaml", settings("info"));
        practice = PracticeCluster.start(PracticeOptions.usual().with(workers));
        cluster = PracticeClient.connect(practice, folder);
        start();
    }

    /** Starts the engine, as a new process would. */
    void start() throws Exception {
        store =
                LeewayStore.open(
                        folder.resolve("data"), folder.resolve("state"), Clock.systemUTC());
        Path config = folder.resolve("gitconfig");
        Files.writeString(config, "[user]\n\tname = Ada L\n\temail = ada@example.com\n");
        GitSource sources = GitSource.ofUser(folder.resolve("data"), folder);
        proposals =
                new WorkspaceProposals(
                        workspace(),
                        new ProposalParts(
                                sources,
                                sources,
                                sources.writer(new GitIdentity(List.of(config), Map.of())),
                                new DirectoryRenderer(),
                                DestinationFacts.UNKNOWN,
                                store.proposalOutbox(),
                                _ -> Optional.empty(),
                                store.auditLog(),
                                "ada",
                                now::get));
        open.add(sources);
        open.add(store);
        engine =
                new ReconcileEngine(
                        workspace(),
                        new EngineParts(
                                sources,
                                sources,
                                (tree, path, candidates) ->
                                        RenderDetection.detect(
                                                        tree,
                                                        path,
                                                        candidates.asDirectory(),
                                                        candidates.asHelm())
                                                .spec(),
                                new DirectoryRenderer(),
                                DesiredSets::of,
                                _ -> new ClusterConnection(cluster.reader(), cluster.writer()),
                                store.auditLog(),
                                store.runJournal(),
                                store.syncHistory(),
                                (_, _) -> new PathExpressions.Selection.Failed("none here"),
                                Clock.systemUTC()),
                        ThreadGuard.NONE);
    }

    /** Ends the process and starts another one on the same folder. */
    void restart() throws Exception {
        closeEngine();
        start();
    }

    Workspace workspace() throws Exception {
        Path file = folder.resolve("leeway.yaml");
        Files.writeString(
                file,
                """
                apiVersion: leeway.dev/v1alpha1
                kind: Workspace
                metadata: {name: test}
                repositories:
                  - {name: shop, url: %s, revision: main}
                clusters:
                  - {name: practice, kubeconfig: %s, context: practice, protected: %s, approval: %s}
                applications:
                  - name: shop
                    source: {repository: shop, path: ., type: directory}
                    destination: {cluster: practice, namespace: default}
                """
                        .formatted(repository, folder.resolve("config"), guarded, guarded));
        return switch (WorkspaceReader.ofUser().read(file)) {
            case WorkspaceReading.Read read -> read.workspace();
            case WorkspaceReading.Refused refused ->
                    throw new IllegalStateException(refused.problems().toString());
        };
    }

    Bypasses bypasses() throws Exception {
        InstantSource clock = now::get;
        return new BypassEngine(
                new BypassParts(
                        workspace(),
                        _ ->
                                new ClusterConnection(
                                        cluster.reader(), writing.apply(cluster.writer())),
                        engine,
                        Optional.of(proposals),
                        journalling.apply(store.bypassJournal()),
                        clock,
                        WAIT,
                        Duration.ofSeconds(5)));
    }

    void commit(String file, String text) throws Exception {
        Files.writeString(repository.resolve(file), text);
        try (Git git = Git.open(repository.toFile())) {
            git.add().addFilepattern(".").call();
            PersonIdent author = new PersonIdent("Ada", "ada@example.com");
            git.commit()
                    .setMessage("Change " + file)
                    .setAuthor(author)
                    .setCommitter(author)
                    .setSign(false)
                    .call();
        }
    }

    /** Merges a branch into the main one, as a host does when a request is merged. */
    void merge(String branch) throws Exception {
        try (Git git = Git.open(repository.toFile())) {
            git.merge()
                    .include(git.getRepository().resolve(branch))
                    .setFastForward(FastForwardMode.NO_FF)
                    .setMessage("Merge " + branch)
                    .call();
            git.reset().setMode(ResetType.HARD).call();
        }
    }

    static String deployment(int replicas, String image) {
        return """
               apiVersion: apps/v1
               kind: Deployment
               metadata: {name: api, namespace: default}
               spec:
                 replicas: %d
                 selector: {matchLabels: {app: api}}
                 template:
                   metadata: {labels: {app: api}}
                   spec:
                     containers:
                       - name: api
                         image: %s
                         env:
                           - {name: MODE, value: fast}
               """
                .formatted(replicas, image);
    }

    static String settings(String level) {
        return """
               apiVersion: v1
               kind: ConfigMap
               metadata: {name: settings, namespace: default}
               data: {level: %s}
               """
                .formatted(level);
    }

    Comparison compare() throws Exception {
        return engine.compare("shop", RunRequest.USUAL, RunListener.NONE);
    }

    Plan plan() throws Exception {
        return engine.plan(compare(), PlanOptions.PLAIN, RunListener.NONE);
    }

    void sync() throws Exception {
        engine.sync(plan().approve("ops", Instant.now()), RunListener.NONE);
    }

    ClusterReader reader() {
        return cluster.reader();
    }

    ServedKind kind(ResourceKey key) throws Exception {
        return reader().kinds(WAIT).preferred(key.groupKind()).orElseThrow();
    }

    Manifest live(ResourceKey key) throws Exception {
        return ((LiveState.Present) reader().readNow(key, kind(key), WAIT)).manifest();
    }

    /** Applies something as another manager, by force. */
    Manifest apply(String manager, String json) throws Exception {
        Manifest body = new Manifest(JsonReader.readObject(json));
        WriteResult result =
                cluster.writer()
                        .apply(
                                new ApplyRequest(
                                        body.key(),
                                        kind(body.key()),
                                        body,
                                        manager,
                                        true,
                                        "",
                                        WAIT));
        return ((WriteResult.Written) result).object();
    }

    static Gvk deploymentKind() {
        return new Gvk("apps", "v1", "Deployment");
    }

    private void closeEngine() throws Exception {
        for (AutoCloseable one : open.reversed()) {
            one.close();
        }
        open.clear();
    }

    void close() throws Exception {
        closeEngine();
        cluster.close();
        practice.close();
    }
}
