package dev.leeway.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.cluster.PracticeClient;
import dev.leeway.engine.apply.WaitSettings;
import dev.leeway.engine.apply.RetrySettings;
import dev.leeway.engine.apply.ApplySettings;
import dev.leeway.engine.apply.ApplyRequest;
import dev.leeway.engine.apply.ApplyResult;
import dev.leeway.engine.apply.ClusterWriter;
import dev.leeway.engine.apply.DeleteRequest;
import dev.leeway.engine.apply.StepResult;
import dev.leeway.engine.live.PatchRequest;
import dev.leeway.engine.apply.WriteResult;
import dev.leeway.engine.compare.Comparison;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.live.InventoryState;
import dev.leeway.engine.live.TrackingMark;
import dev.leeway.engine.plan.Plan;
import dev.leeway.engine.plan.PlanOptions;
import dev.leeway.engine.practice.PracticeCluster;
import dev.leeway.engine.practice.PracticeOptions;
import dev.leeway.engine.practice.api.ApiRequest;
import dev.leeway.engine.practice.api.ApiResponse;
import dev.leeway.engine.practice.controller.Controllers;
import dev.leeway.engine.render.RenderSpec;
import dev.leeway.engine.resource.GroupKind;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.resource.Revision;
import dev.leeway.engine.store.LeewayStore;
import dev.leeway.engine.wording.Wording;
import dev.leeway.engine.workspace.Workspace;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ends a sync between every two of its writes, as a killed process would: nothing that it sends
 * afterwards arrives. Whatever the moment, the inventory names everything that was made, nothing
 * that it does not name is deleted, and the next sync ends where the first one would have.
 */
@Timeout(120)
class KilledSyncTest {
    private static final Revision REVISION =
            new Revision("b".repeat(40), "main", "first", "someone", Instant.EPOCH);

    @TempDir Path folder;
    private PracticeCluster practice;
    private dev.leeway.engine.cluster.ClusterConnection cluster;
    private LeewayStore store;
    private final List<Manifest> git = new ArrayList<>();

    /** So many writes arrive; what is sent after them is lost. */
    private final AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);

    /** The object at whose first write the laptop sleeps for two minutes; empty for none. */
    private String sleepsAt = "";

    private volatile Duration ahead = Duration.ZERO;

    @BeforeEach
    void start() throws Exception {
        practice =
                PracticeCluster.start(
                        PracticeOptions.usual().with(new Controllers(InstantSource.system())));
        cluster = PracticeClient.connect(practice, folder);
        store =
                LeewayStore.open(
                        folder.resolve("data"), folder.resolve("state"), Clock.systemUTC());
    }

    @AfterEach
    void stop() throws Exception {
        store.close();
        cluster.close();
        practice.close();
    }

    /** Lets writes through until the process is dead. Leases renew in the dark and do not count. */
    private final class Mortal implements ClusterWriter {
        @Override
        public String cluster() {
            return cluster.writer().cluster();
        }

        private boolean arrives(ResourceKey key) {
            return key.kind().equals("Lease") ? left.get() > 0 : left.getAndDecrement() > 0;
        }

        @Override
        public WriteResult apply(ApplyRequest request) throws InterruptedException {
            if (request.key().name().equals(sleepsAt)) {
                ahead = Duration.ofMinutes(2);
            }
            return arrives(request.key())
                    ? cluster.writer().apply(request)
                    : new WriteResult.Unknown("the process is dead");
        }

        @Override
        public WriteResult patch(PatchRequest request) throws InterruptedException {
            return arrives(request.key())
                    ? cluster.writer().patch(request)
                    : new WriteResult.Unknown("the process is dead");
        }

        @Override
        public WriteResult delete(DeleteRequest request) throws InterruptedException {
            return arrives(request.key())
                    ? cluster.writer().delete(request)
                    : new WriteResult.Unknown("the process is dead");
        }
    }

    @Test
    void aKillBetweenAnyTwoWritesLosesNothing() throws Exception {
        int moments = 0;
        boolean whole = false;
        while (!whole) {
            whole = killedAfter(moments, "shop-" + moments);
            moments++;
        }
        System.out.println("killed syncs: " + moments + " of " + moments);
        assertThat(moments).as("moments").isGreaterThan(8);
    }

    @Test
    void aSyncThatSleptPastItsLeaseSendsNothingMore() throws Exception {
        post(
                "/api/v1/namespaces",
                "{\"apiVersion\":\"v1\",\"kind\":\"Namespace\",\"metadata\":{\"name\":\"slept\"}}");
        Engine engine = engine("slept");
        git.clear();
        git.add(configMap("slept", "kept", "a"));
        Manifest later = configMap("slept", "new", "a");
        git.add(
                new Manifest(
                        later.root()
                                .withAt(
                                        List.of(
                                                "metadata",
                                                "annotations",
                                                "argocd.argoproj.io/sync-wave"),
                                        JsonReader.read("\"1\""))));
        sleepsAt = "kept";

        ApplyResult result = sync(engine);

        assertThat(names("slept")).containsExactly("kept");
        assertThat(result.trouble().map(Wording::text).orElse(""))
                .contains("could not be renewed", "remembers");
        assertThat(result.results())
                .filteredOn(one -> one.step().key().name().equals("new"))
                .singleElement()
                .isInstanceOf(StepResult.NotAttempted.class);
        assertThat(known(engine)).contains("kept");
    }

    /** Returns whether the sync went through before it could be killed. */
    private boolean killedAfter(int writes, String namespace) throws Exception {
        post(
                "/api/v1/namespaces",
                "{\"apiVersion\":\"v1\",\"kind\":\"Namespace\",\"metadata\":{\"name\":\""
                        + namespace
                        + "\"}}");
        post(
                "/api/v1/namespaces/" + namespace + "/configmaps",
                configMap(namespace, "not-ours", "x").root().toJson());
        Engine engine = engine(namespace);
        git.clear();
        git.add(configMap(namespace, "kept", "a"));
        git.add(configMap(namespace, "changed", "a"));
        git.add(configMap(namespace, "dropped", "a"));
        left.set(Integer.MAX_VALUE);
        assertThat(sync(engine).allDone()).isTrue();
        git.removeLast();
        git.set(1, configMap(namespace, "changed", "b"));
        git.add(configMap(namespace, "new", "a"));
        git.add(configMap(namespace, "newer", "a"));

        left.set(writes);
        boolean whole = killed(engine);
        left.set(Integer.MAX_VALUE);

        Set<String> known = known(engine);
        for (JsonObject object : configMaps(namespace)) {
            Manifest live = new Manifest(object);
            boolean touched =
                    live.annotation(TrackingMark.ANNOTATION).isPresent()
                            || object.toJson().contains("\"manager\":\"leeway\"");
            if (touched) {
                assertThat(known).as("after " + writes + " writes").contains(live.name());
            }
        }
        assertThat(names(namespace)).contains("not-ours", "kept", "changed");

        // What was announced is looked after by the next sync.
        ApplyResult next = sync(engine);
        assertThat(next.trouble()).as("after " + writes + " writes").isEmpty();
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> !names(namespace).contains("dropped"));
        assertThat(names(namespace))
                .as("after " + writes + " writes")
                .containsExactlyInAnyOrder("kept", "changed", "new", "newer", "not-ours");
        // What was dropped may still be on its way out of what the watch keeps.
        Awaitility.await("in sync after " + writes + " writes")
                .atMost(Duration.ofSeconds(20))
                .until(() -> engine.compare("app", RunRequest.USUAL, RunListener.NONE).inSync());
        assertThat(known(engine)).contains("kept", "changed", "new", "newer");
        return whole;
    }

    private Set<String> known(Engine engine) throws Exception {
        InventoryState inventory =
                engine.compare("app", RunRequest.USUAL, RunListener.NONE).inventory();
        assertThat(inventory).isInstanceOf(InventoryState.Found.class);
        return inventory.known().entries().stream()
                .map(entry -> entry.key().name())
                .collect(Collectors.toSet());
    }

    private static ApplyResult sync(Engine engine) throws Exception {
        Comparison comparison = engine.compare("app", RunRequest.USUAL, RunListener.NONE);
        Plan plan = engine.plan(comparison, PlanOptions.PLAIN.withPrune(true), RunListener.NONE);
        return engine.sync(plan.approve("operator", Instant.now()), RunListener.NONE);
    }

    private static boolean killed(Engine engine) throws Exception {
        try {
            return sync(engine).allDone();
        } catch (RunException notBegun) {
            return false;
        }
    }

    private List<JsonObject> configMaps(String namespace) {
        return List.of("kept", "changed", "dropped", "new", "newer", "not-ours").stream()
                .flatMap(
                        name ->
                                practice
                                        .api()
                                        .store()
                                        .get(new GroupKind("", "ConfigMap"), namespace, name)
                                        .stream())
                .toList();
    }

    private List<String> names(String namespace) {
        return configMaps(namespace).stream().map(one -> new Manifest(one).name()).toList();
    }

    private static Manifest configMap(String namespace, String name, String value) {
        return new Manifest(
                JsonReader.readObject(
                        """
                        {"apiVersion":"v1","kind":"ConfigMap",\
                        "metadata":{"name":"%s","namespace":"%s"},"data":{"k":"%s"}}"""
                                .formatted(name, namespace, value)));
    }

    private void post(String path, String body) {
        ApiResponse response =
                practice.api()
                        .handle(
                                ApiRequest.of("POST", path)
                                        .by(ApiRequest.ADMIN)
                                        .withBody("application/json", JsonReader.read(body)));
        assertThat(response.isSuccess()).as("%s", response.jsonBody()).isTrue();
    }

    private Engine engine(String namespace) {
        Workspace.Repository repository =
                new Workspace.Repository("repo", "file:///repo", "main", Optional.empty());
        Workspace.Application application =
                new Workspace.Application(
                        "app",
                        new Workspace.Source(
                                "repo",
                                "app",
                                "main",
                                new Workspace.Rendering.As(RenderSpec.Directory.plain())),
                        "practice",
                        namespace,
                        new Workspace.SyncPolicy(false, false, true, false, false),
                        List.of());
        Workspace workspace =
                new Workspace(
                        folder.resolve("leeway.yaml"),
                        "w",
                        List.of(repository),
                        List.of(
                                new Workspace.Cluster(
                                        "practice", Optional.empty(), "practice", false)),
                        List.of(application));
        return new ReconcileEngine(
                workspace,
                StoryParts.of(
                        store,
                        REVISION,
                        () -> git,
                        new ClusterConnection(cluster.reader(), new Mortal()),
                        () -> Instant.now().plus(ahead)),
                ThreadGuard.NONE,
                // A process that is killed does not come back, however often it is asked.
                ApplySettings.USUAL.with(
                        WaitSettings.USUAL,
                        new RetrySettings(1, Duration.ofMillis(5), 1, Duration.ofMillis(5))));
    }
}
