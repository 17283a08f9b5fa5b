package dev.leeway.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leeway.engine.apply.ApplyResult;
import dev.leeway.engine.apply.ApplySettings;
import dev.leeway.engine.apply.RetrySettings;
import dev.leeway.engine.apply.StepResult;
import dev.leeway.engine.apply.WaitSettings;
import dev.leeway.engine.audit.AuditKind;
import dev.leeway.engine.audit.AuditQuery;
import dev.leeway.engine.audit.Outcome;
import dev.leeway.engine.compare.Attribution;
import dev.leeway.engine.compare.Comparison;
import dev.leeway.engine.compare.Difference;
import dev.leeway.engine.history.KeptManifest;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.live.InventoryState;
import dev.leeway.engine.plan.Plan;
import dev.leeway.engine.plan.PlanOptions;
import dev.leeway.engine.plan.Step;
import dev.leeway.engine.render.RenderSpec;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.resource.Revision;
import dev.leeway.engine.store.LeewayStore;
import dev.leeway.engine.workspace.Workspace;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole story against a cluster in memory and a real store. */
class ReconcileEngineTest {
    private static final Revision REVISION =
            new Revision("a".repeat(40), "main", "first", "someone", FakeCluster.NOW);
    private static final ResourceKey ONE = new ResourceKey("", "ConfigMap", "shop", "one");
    private static final ResourceKey TWO = new ResourceKey("", "ConfigMap", "shop", "two");

    @TempDir Path folder;
    private LeewayStore store;
    private final FakeCluster cluster = new FakeCluster();
    private final List<Manifest> git = new ArrayList<>();
    private Engine engine;

    @BeforeEach
    void open() throws Exception {
        store =
                LeewayStore.open(
                        folder.resolve("data"), folder.resolve("state"), Clock.systemUTC());
        git.add(configMap("one", "a"));
        git.add(configMap("two", "b"));
        engine =
                new ReconcileEngine(
                        workspace(),
                        parts(),
                        ThreadGuard.NONE,
                        ApplySettings.USUAL.with(
                                WaitSettings.USUAL,
                                new RetrySettings(
                                        2, Duration.ofMillis(5), 2, Duration.ofMillis(20))));
    }

    @AfterEach
    void close() throws Exception {
        store.close();
    }

    @Test
    void syncBringsInSyncAndThePlanIsEmptyAfterwards() throws Exception {
        Comparison before = compare();
        assertThat(before.counts().missing()).isEqualTo(2);

        ApplyResult result = sync(PlanOptions.PLAIN);

        assertThat(result.allDone()).as("%s", result).isTrue();
        Comparison after = compare();
        assertThat(after.inSync()).as("%s", after.resources()).isTrue();
        assertThat(plan(after, PlanOptions.PLAIN).isEmpty()).isTrue();
        assertThat(after.inventory().known().byKey()).containsOnlyKeys(ONE, TWO);
        assertThat(after.inventory().known().entries())
                .allSatisfy(entry -> assertThat(entry.uid()).isNotEmpty());
        assertThat(store.auditLog().list(AuditQuery.newest(50)))
                .extracting(record -> record.event().kind())
                .contains(
                        AuditKind.SYNC_STARTED,
                        AuditKind.INVENTORY_WRITTEN,
                        AuditKind.OBJECT_APPLIED,
                        AuditKind.SYNC_ENDED);
        assertThat(store.syncHistory().page("app", "test", Long.MAX_VALUE, 5))
                .singleElement()
                .satisfies(
                        sync -> {
                            assertThat(sync.outcome()).isEqualTo(Outcome.DONE);
                            assertThat(sync.changed()).hasSize(2);
                            assertThat(store.syncHistory().manifests(sync.number()).orElseThrow())
                                    .extracting(KeptManifest::key)
                                    .containsExactly(ONE, TWO);
                        });
    }

    @Test
    void comparingWhatDidNotChangeAsksNothingAndOneChangeAsksAboutThatOne() throws Exception {
        sync(PlanOptions.PLAIN);
        compare();
        cluster.predictions.set(0);
        cluster.nowReads.set(0);

        assertThat(compare().inSync()).isTrue();
        assertThat(cluster.predictions).hasValue(0);
        assertThat(cluster.nowReads).hasValue(0);

        cluster.edit(ONE, "kubectl-edit", data("x"));
        Comparison drifted = compare();
        assertThat(cluster.predictions).hasValue(1);
        compare();
        assertThat(cluster.predictions).hasValue(1);

        var difference = drifted.find(ONE).orElseThrow().difference();
        assertThat(difference).isInstanceOf(Difference.Changed.class);
        var field = ((Difference.Changed) difference).fields().getFirst();
        assertThat(field.pointer()).isEqualTo("/data/k");
        assertThat(field.attribution()).isInstanceOf(Attribution.Known.class);
        assertThat(((Attribution.Known) field.attribution()).owner().manager())
                .isEqualTo("kubectl-edit");
    }

    @Test
    void judgesWhatIsRolledOutOnceItsStatusRests() throws Exception {
        sync(PlanOptions.PLAIN);
        cluster.edit(ONE, "kubectl-edit", data("x"));
        cluster.predictions.set(0);
        cluster.rollsOutUntil = Instant.now().plusMillis(250);

        Comparison compared = compare();

        assertThat(compared.find(ONE).orElseThrow().difference())
                .isInstanceOf(Difference.Changed.class);
        assertThat(cluster.predictions).as("asked after pauses").hasValueBetween(3, 7);
    }

    @Test
    void refusesWhatChangedSinceThePlanWasApproved() throws Exception {
        sync(PlanOptions.PLAIN);
        cluster.edit(ONE, "kubectl-edit", data("x"));
        Plan plan = plan(compare(), PlanOptions.PLAIN);
        cluster.edit(ONE, "kubectl-edit", data("y"));

        ApplyResult result =
                engine.sync(plan.approve("operator", FakeCluster.NOW), RunListener.NONE);

        assertThat(result.results())
                .singleElement()
                .isInstanceOfSatisfying(
                        StepResult.Refused.class,
                        refused ->
                                assertThat(refused.refusal())
                                        .isInstanceOf(StepResult.Refusal.Stale.class));
        assertThat(held(ONE).root().stringAt("data", "k")).contains("y");
    }

    @Test
    void plansAndDoesWhatIsOtherwiseTheSameThoughItsStatusIsWrittenMeanwhile() throws Exception {
        sync(PlanOptions.PLAIN);
        git.set(0, configMap("one", "c"));
        Comparison compared = compare();
        cluster.writeStatus(ONE, "Busy");

        Plan plan = plan(compared, PlanOptions.PLAIN);
        cluster.writeStatus(ONE, "Idle");
        ApplyResult result =
                engine.sync(plan.approve("operator", FakeCluster.NOW), RunListener.NONE);

        assertThat(plan.holds()).isEmpty();
        assertThat(result.allDone()).as("%s", result).isTrue();
        assertThat(held(ONE).root().stringAt("data", "k")).contains("c");
    }

    @Test
    void prunesOnlyWhenAskedAndOnlyWhatItMadeItself() throws Exception {
        sync(PlanOptions.PLAIN);
        git.removeLast();
        Plan unasked = plan(compare(), PlanOptions.PLAIN);
        assertThat(unasked.isEmpty()).isTrue();
        assertThat(unasked.holds()).extracting(Step.Hold::key).containsExactly(TWO);

        cluster.objects.put(TWO, withUid(held(TWO), "another"));
        assertThat(plan(compare(), PlanOptions.PLAIN.withPrune(true)).deletions()).isEmpty();

        cluster.objects.put(TWO, withUid(held(TWO), uidInInventory()));
        ApplyResult result = sync(PlanOptions.PLAIN.withPrune(true));
        assertThat(result.allDone()).as("%s", result).isTrue();
        assertThat(cluster.objects).doesNotContainKey(TWO);
        assertThat(compare().inventory().known().byKey()).containsOnlyKeys(ONE);
    }

    @Test
    void prunesNothingWhileGitWantsNothing() throws Exception {
        sync(PlanOptions.PLAIN);
        git.clear();

        Plan plan = plan(compare(), PlanOptions.PLAIN.withPrune(true));

        assertThat(plan.deletions()).isEmpty();
        assertThat(plan.holds()).hasSize(2);
    }

    @Test
    void saysWhatIsNotKnownWhenTheClusterDiesInTheMiddle() throws Exception {
        Plan plan = plan(compare(), PlanOptions.PLAIN);
        // The inventory is still answered; the two objects are written side by side.
        cluster.diesAfter = 1;

        ApplyResult result =
                engine.sync(plan.approve("operator", FakeCluster.NOW), RunListener.NONE);

        assertThat(result.allDone()).isFalse();
        assertThat(result.results()).hasSize(2);
        assertThat(result.count(StepResult.Unknown.class)).isEqualTo(2);
        cluster.diesAfter = Integer.MAX_VALUE;
        Comparison after = compare();
        assertThat(after.inventory()).isInstanceOf(InventoryState.Found.class);
        assertThat(after.inventory().known().byKey()).containsOnlyKeys(ONE, TWO);
        assertThat(sync(PlanOptions.PLAIN).allDone()).isTrue();
        assertThat(compare().inSync()).isTrue();
    }

    @Test
    void givesTheSamePlanTheSameDigest() throws Exception {
        Comparison comparison = compare();
        assertThat(plan(comparison, PlanOptions.PLAIN).digest())
                .isEqualTo(plan(comparison, PlanOptions.PLAIN).digest())
                .isNotEqualTo(plan(comparison, PlanOptions.PLAIN.withPrune(true)).digest());
    }

    @Test
    void refusesTheThreadThatDrawsTheWindow() {
        Engine guarded = new ReconcileEngine(workspace(), parts(), () -> true);
        assertThatThrownBy(() -> guarded.compare("app", RunRequest.USUAL, RunListener.NONE))
                .isInstanceOf(IllegalStateException.class);
    }

    private Manifest held(ResourceKey key) {
        return Objects.requireNonNull(cluster.objects.get(key));
    }

    private String uidInInventory() throws Exception {
        return compare().inventory().known().find(TWO).orElseThrow().uid();
    }

    private static Manifest withUid(Manifest manifest, String uid) {
        return new Manifest(manifest.root().withAt(List.of("metadata", "uid"), JsonValue.of(uid)));
    }

    private Comparison compare() throws Exception {
        return engine.compare("app", RunRequest.USUAL, RunListener.NONE);
    }

    private Plan plan(Comparison comparison, PlanOptions options) throws Exception {
        return engine.plan(comparison, options, RunListener.NONE);
    }

    private ApplyResult sync(PlanOptions options) throws Exception {
        return engine.sync(
                plan(compare(), options).approve("operator", FakeCluster.NOW), RunListener.NONE);
    }

    private static Manifest configMap(String name, String value) {
        return new Manifest(
                JsonReader.readObject(
                        "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\""
                                + name
                                + "\",\"namespace\":\"shop\"},\"data\":{\"k\":\""
                                + value
                                + "\"}}"));
    }

    private static JsonObject data(String value) {
        return JsonReader.readObject(
                "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"data\":{\"k\":\""
                        + value
                        + "\"}}");
    }

    private Workspace workspace() {
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
                        "test",
                        "shop",
                        new Workspace.SyncPolicy(false, false, false, false, false),
                        List.of());
        return new Workspace(
                folder.resolve("leeway.yaml"),
                "w",
                List.of(repository),
                List.of(new Workspace.Cluster("test", Optional.empty(), "test", false)),
                List.of(application));
    }

    private EngineParts parts() {
        return StoryParts.of(store, REVISION, () -> git, new ClusterConnection(cluster, cluster));
    }
}
