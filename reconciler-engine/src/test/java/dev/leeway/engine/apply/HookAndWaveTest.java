package dev.leeway.engine.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.plan.FailureWish;
import dev.leeway.engine.plan.HookWish;
import dev.leeway.engine.plan.Plan;
import dev.leeway.engine.plan.PlanOptions;
import dev.leeway.engine.plan.Step;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.run.RunEvent;
import dev.leeway.engine.run.RunListener;
import dev.leeway.engine.wording.Wording;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Hooks, phases and waves on a cluster with controllers. */
@Timeout(90)
class HookAndWaveTest {
    @TempDir Path folder;
    private SyncHouse house;

    @BeforeEach
    void open() throws Exception {
        house = SyncHouse.open(folder, true);
    }

    @AfterEach
    void close() throws Exception {
        house.close();
    }

    @Test
    void runsPhasesAndWavesInOrderAndTheNextPlanIsEmpty() throws Exception {
        house.git(
                job("before", "PreSync", "HookSucceeded", "busybox", "")
                        + configMap("late", "1")
                        + configMap("early", "0")
                        + deployment("web", "nginx", "0")
                        + job("after", "PostSync", "BeforeHookCreation", "busybox", ""));

        ApplyResult result = house.sync(PlanOptions.PLAIN);

        assertThat(result.allDone()).as("%s %s", result.trouble(), result.results()).isTrue();
        List<String> story = house.story();
        assertThat(story)
                .containsSubsequence(
                        "ended Job before",
                        "began ConfigMap early",
                        "began Deployment web",
                        "began ConfigMap late",
                        "began Job after",
                        "ended Job after");
        assertThat(waits())
                .anyMatch(
                        wait ->
                                wait.cause() == Wait.Cause.HEALTH
                                        && wait.key().name().equals("web"));
        assertThat(house.live(key("Job", "after"))).isPresent();
        await().atMost(SyncHouse.WAIT).until(() -> house.live(key("Job", "before")).isEmpty());
        assertThat(finalizers("after")).isEmpty();
        Plan next = house.plan(PlanOptions.PLAIN);
        assertThat(next.isEmpty()).as("%s", next.steps()).isTrue();
        assertThat(next.notes()).anyMatch(note -> note.text().contains("2 hook(s)"));
        assertThat(house.compare().inventory().known().byKey())
                .doesNotContainKey(key("Job", "after"));
        assertThat(house.plan(PlanOptions.PLAIN.withHooks(HookWish.ALWAYS)).steps())
                .hasSize(2)
                .allMatch(Step.RunHook.class::isInstance);
    }

    @Test
    void aJobWithATimeToLiveIsStillSeen() throws Exception {
        house.git(
                job(
                                "short",
                                "PreSync",
                                "BeforeHookCreation",
                                "busybox",
                                "ttlSecondsAfterFinished: 0")
                        + configMap("a", "0"));

        ApplyResult result = house.sync(PlanOptions.PLAIN);

        assertThat(result.allDone()).as("%s %s", result.trouble(), result.results()).isTrue();
    }

    @Test
    void aFailingHookStopsTheSyncAndRunsWhatIsThereForThat() throws Exception {
        house.git(
                job("before", "PreSync", "HookFailed", "busybox:crashing", "")
                        + configMap("a", "0")
                        + job("rescue", "SyncFail", "BeforeHookCreation", "busybox", ""));

        ApplyResult result = house.sync(PlanOptions.PLAIN);

        assertThat(result.allDone()).isFalse();
        assertThat(outcome(result, "before")).isInstanceOf(StepResult.Failed.class);
        assertThat(outcome(result, "a")).isInstanceOf(StepResult.NotAttempted.class);
        assertThat(outcome(result, "rescue")).isInstanceOf(StepResult.Done.class);
        assertThat(house.live(key("ConfigMap", "a"))).isEmpty();
        await().atMost(SyncHouse.WAIT).until(() -> house.live(key("Job", "before")).isEmpty());
    }

    @Test
    void aStuckHookNamesItselfAndCanBeTerminated() throws Exception {
        house.git(
                job("stuck", "PreSync", "BeforeHookCreation", "busybox:unpullable", "")
                        + configMap("a", "0"));
        SyncControl control = new SyncControl();
        AtomicReference<Optional<Wait>> named = new AtomicReference<>(Optional.empty());
        RunListener decide =
                event -> {
                    if (event instanceof RunEvent.Waiting waiting
                            && waiting.what().late()
                            && waiting.what().waysOut().contains(WayOut.TERMINATE_HOOK)) {
                        named.set(Optional.of(waiting.what()));
                        control.decide(waiting.what().key(), WayOut.TERMINATE_HOOK);
                    }
                };

        ApplyResult result = house.sync(house.plan(PlanOptions.PLAIN), control, decide);

        Wait wait = Objects.requireNonNull(named.get()).orElseThrow();
        assertThat(wait.key()).isEqualTo(key("Job", "stuck"));
        assertThat(wait.cause()).isEqualTo(Wait.Cause.HOOK);
        assertThat(wait.reason().text()).isNotBlank();
        assertThat(outcome(result, "stuck").message()).contains("The operator terminated it");
        assertThat(outcome(result, "a")).isInstanceOf(StepResult.NotAttempted.class);
        await().atMost(SyncHouse.WAIT).until(() -> house.live(key("Job", "stuck")).isEmpty());
    }

    @Test
    void aStuckHookMayBeSkipped() throws Exception {
        house.git(
                job("stuck", "PreSync", "BeforeHookCreation", "busybox:unpullable", "")
                        + configMap("a", "0"));
        SyncControl control = new SyncControl();
        control.decide(key("Job", "stuck"), WayOut.SKIP);

        ApplyResult result = house.sync(house.plan(PlanOptions.PLAIN), control, _ -> {});

        assertThat(outcome(result, "stuck")).isInstanceOf(StepResult.Waived.class);
        assertThat(outcome(result, "a")).isInstanceOf(StepResult.Done.class);
        assertThat(finalizers("stuck")).isEmpty();
    }

    @Test
    void cancellingWhileAHookRunsTerminatesItAndSaysWhatWasNotStarted() throws Exception {
        house.git(
                job("stuck", "PreSync", "BeforeHookCreation", "busybox:unpullable", "")
                        + configMap("a", "0"));
        Plan plan = house.plan(PlanOptions.PLAIN);
        Thread here = Thread.currentThread();
        RunListener interrupt =
                event -> {
                    if (event instanceof RunEvent.Waiting) {
                        here.interrupt();
                    }
                };

        ApplyResult result = house.sync(plan, new SyncControl(), interrupt);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(result.cancelled()).isTrue();
        assertThat(outcome(result, "stuck")).isInstanceOf(StepResult.Failed.class);
        assertThat(outcome(result, "a")).isInstanceOf(StepResult.NotAttempted.class);
        await().atMost(SyncHouse.WAIT).until(() -> house.live(key("Job", "stuck")).isEmpty());
    }

    @Test
    void aWaveThatIsNotWellKeepsTheNextBackWithItsReason() throws Exception {
        house.settings =
                SyncHouse.QUICK.with(
                        SyncHouse.QUICK
                                .waits()
                                .lasting(Duration.ofSeconds(2), Duration.ofSeconds(2)),
                        SyncHouse.QUICK.retry());
        house.git(deployment("web", "nginx:failing", "0") + configMap("late", "1"));

        ApplyResult result = house.sync(PlanOptions.PLAIN);

        assertThat(outcome(result, "web")).isInstanceOf(StepResult.Done.class);
        assertThat(outcome(result, "late")).isInstanceOf(StepResult.NotAttempted.class);
        assertThat(result.trouble().map(Wording::text).orElse(""))
                .contains("Deployment shop/web is not well")
                .contains("time of 2 s was up");
        // Syncing again does not jump over the wave either.
        assertThat(outcome(house.sync(PlanOptions.PLAIN), "late"))
                .isInstanceOf(StepResult.NotAttempted.class);
    }

    @Test
    void whatIsNotTouchedAndNotWellKeepsAWaveBackUnlessAskedAndNeverADeletion() throws Exception {
        house.settings =
                SyncHouse.QUICK.with(
                        SyncHouse.QUICK
                                .waits()
                                .lasting(Duration.ofSeconds(2), Duration.ofSeconds(2)),
                        SyncHouse.QUICK.retry());
        String sick = deployment("web", "nginx:failing", "0");
        house.git(sick + configMap("one", "0") + configMap("old", "0") + configMap("older", "0"));
        assertThat(house.sync(PlanOptions.PLAIN).allDone()).isTrue();

        house.git(sick + configMap("one", "0") + configMap("older", "0"));
        ApplyResult pruned = house.sync(PlanOptions.PLAIN.withPrune(true));
        assertThat(pruned.allDone()).as("%s", pruned.trouble()).isTrue();
        assertThat(outcome(pruned, "old")).isInstanceOf(StepResult.Done.class);

        house.git(sick + configMap("one", "0") + configMap("older", "0") + configMap("late", "1"));
        ApplyResult kept = house.sync(PlanOptions.PLAIN);
        assertThat(outcome(kept, "late")).isInstanceOf(StepResult.NotAttempted.class);
        assertThat(kept.trouble().map(Wording::text).orElse(""))
                .contains("web is not well (this sync did not touch it)");

        ApplyResult asked =
                house.sync(PlanOptions.PLAIN.onFailure(FailureWish.CONTINUE_INDEPENDENT));
        assertThat(asked.allDone()).as("%s", asked.trouble()).isTrue();
        assertThat(outcome(asked, "late")).isInstanceOf(StepResult.Done.class);
        assertThat(asked.warnings().stream().map(Wording::text))
                .anySatisfy(one -> assertThat(one).contains("web").contains("it went on as asked"));
    }

    @Test
    void aDefinitionIsServedBeforeItsObjectsAreTried() throws Exception {
        house.git(
                """
                apiVersion: toys.example.com/v1
                kind: Kite
                metadata: {name: red}
                spec: {colour: red}
                ---
                apiVersion: apiextensions.k8s.io/v1
                kind: CustomResourceDefinition
                metadata:
                  name: kites.toys.example.com
                  annotations: {argocd.argoproj.io/sync-wave: "5"}
                spec:
                  group: toys.example.com
                  names: {kind: Kite, plural: kites, singular: kite, listKind: KiteList}
                  scope: Namespaced
                  versions:
                    - name: v1
                      served: true
                      storage: true
                      schema:
                        openAPIV3Schema:
                          type: object
                          properties:
                            spec: {type: object, properties: {colour: {type: string}}}
                """);

        ApplyResult result = house.sync(PlanOptions.PLAIN);

        assertThat(result.allDone()).as("%s %s", result.trouble(), result.results()).isTrue();
        assertThat(house.story())
                .containsSubsequence(
                        "ended CustomResourceDefinition kites.toys.example.com", "began Kite red");
        assertThat(house.plan(PlanOptions.PLAIN).isEmpty()).isTrue();
    }

    @Test
    void aHookWithoutANameGetsArgosName() throws Exception {
        house.git(
                """
                apiVersion: batch/v1
                kind: Job
                metadata:
                  generateName: upgrade-
                  annotations: {argocd.argoproj.io/hook: PreSync}
                spec:
                  template:
                    spec:
                      containers: [{name: main, image: busybox}]
                      restartPolicy: Never
                ---
                """
                        + configMap("a", "0"));

        Plan plan = house.plan(PlanOptions.PLAIN);
        ApplyResult result = house.sync(plan, new SyncControl(), _ -> {});

        assertThat(result.allDone()).as("%s %s", result.trouble(), result.results()).isTrue();
        ResourceKey hook =
                plan.steps().stream()
                        .filter(Step.RunHook.class::isInstance)
                        .map(Step::key)
                        .findFirst()
                        .orElseThrow();
        assertThat(hook.name()).matches("upgrade-[0-9a-f]{7}-presync-\\d+");
        assertThat(house.live(hook)).isPresent();
    }

    private List<Wait> waits() {
        return house.events.stream()
                .filter(RunEvent.Waiting.class::isInstance)
                .map(event -> ((RunEvent.Waiting) event).what())
                .toList();
    }

    private List<String> finalizers(String job) throws Exception {
        Manifest live = house.live(key("Job", job)).orElse(new Manifest(JsonObject.EMPTY));
        return live.metadata().arrayAt("finalizers").stream().map(Object::toString).toList();
    }

    private static StepResult outcome(ApplyResult result, String name) {
        return result.results().stream()
                .filter(one -> one.step().key().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    static ResourceKey key(String kind, String name) {
        String group = kind.equals("Job") ? "batch" : kind.equals("Deployment") ? "apps" : "";
        return new ResourceKey(group, kind, "shop", name);
    }

    static String job(String name, String phase, String cleanup, String image, String more) {
        return """
        apiVersion: batch/v1
        kind: Job
        metadata:
          name: %s
          annotations:
            argocd.argoproj.io/hook: %s
            argocd.argoproj.io/hook-delete-policy: %s
        spec:
          backoffLimit: 0
          %s
          template:
            spec:
              containers: [{name: main, image: "%s"}]
              restartPolicy: Never
        ---
        """
                .formatted(name, phase, cleanup, more, image);
    }

    static String configMap(String name, String wave) {
        return """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: %s
          annotations: {argocd.argoproj.io/sync-wave: "%s"}
        data: {k: v}
        ---
        """
                .formatted(name, wave);
    }

    static String deployment(String name, String image, String wave) {
        return """
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: %1$s
          annotations: {argocd.argoproj.io/sync-wave: "%3$s"}
        spec:
          selector: {matchLabels: {app: %1$s}}
          template:
            metadata: {labels: {app: %1$s}}
            spec:
              containers: [{name: main, image: "%2$s"}]
        ---
        """
                .formatted(name, image, wave);
    }
}
