package dev.leeway.engine.bypass;

import static dev.leeway.engine.bypass.BypassHousehold.API;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.leeway.engine.bypass.guard.Guards;
import dev.leeway.engine.bypass.review.FixReview;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.live.HoldMark;
import dev.leeway.engine.live.HoldScope;
import dev.leeway.engine.practice.gitops.ArgoSetStandIn;
import dev.leeway.engine.practice.gitops.ArgoStandIn;
import dev.leeway.engine.practice.gitops.FluxStandIn;
import dev.leeway.engine.resource.Gvk;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every guard against the engine that it is for, as the practice cluster stands in for it. */
@Timeout(120)
class GuardContractTest {
    private static final Duration QUICK = Duration.ofMillis(100);
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final ResourceKey APPLICATION =
            new ResourceKey("argoproj.io", "Application", "default", "legacy");
    private static final ResourceKey KUSTOMIZATION =
            new ResourceKey("kustomize.toolkit.fluxcd.io", "Kustomization", "default", "legacy");

    private static final ResourceKey PROJECT =
            new ResourceKey("argoproj.io", "AppProject", "default", "default");
    private static final ResourceKey SET =
            new ResourceKey("argoproj.io", "ApplicationSet", "default", "legacies");
    private static final ResourceKey RELEASE =
            new ResourceKey("helm.toolkit.fluxcd.io", "HelmRelease", "default", "legacy");

    @TempDir Path folder;
    private BypassHousehold house;

    @BeforeEach
    void open() throws Exception {
        house =
                new BypassHousehold(
                        folder,
                        new ArgoStandIn(InstantSource.system(), QUICK, QUICK),
                        new ArgoSetStandIn(QUICK),
                        new FluxStandIn(InstantSource.system(), QUICK));
        await().atMost(SOON)
                .until(
                        () -> {
                            for (ResourceKey one :
                                    List.of(APPLICATION, PROJECT, SET, KUSTOMIZATION, RELEASE)) {
                                if (house.reader()
                                        .kinds(BypassHousehold.WAIT)
                                        .preferred(one.groupKind())
                                        .isEmpty()) {
                                    return false;
                                }
                            }
                            return true;
                        });
    }

    @AfterEach
    void close() throws Exception {
        house.close();
    }

    private void source(int replicas) throws Exception {
        String manifest =
                "{\"apiVersion\":\"apps/v1\",\"kind\":\"Deployment\",\"metadata\":{\"name\":\"api\","
                        + "\"namespace\":\"default\"},\"spec\":{\"replicas\":"
                        + replicas
                        + ",\"selector\":{\"matchLabels\":{\"app\":\"api\"}},\"template\":{"
                        + "\"metadata\":{\"labels\":{\"app\":\"api\"}},\"spec\":{\"containers\":["
                        + "{\"name\":\"api\",\"image\":\"registry.example/api:1\"}]}}}}";
        house.apply(
                "ci",
                JsonObject.builder()
                        .put("apiVersion", "v1")
                        .put("kind", "ConfigMap")
                        .put(
                                "metadata",
                                JsonObject.of(
                                        "name",
                                        new JsonString("legacy-source"),
                                        "namespace",
                                        new JsonString("default")))
                        .put("data", JsonObject.of("api.json", new JsonString(manifest)))
                        .build()
                        .toJson());
    }

    private void argo() throws Exception {
        source(2);
        house.apply(
                "ops",
                """
                {"apiVersion":"argoproj.io/v1alpha1","kind":"Application",
                 "metadata":{"name":"legacy","namespace":"default"},
                 "spec":{"source":{"path":"legacy-source"},
                         "syncPolicy":{"automated":{"selfHeal":true,"prune":true}}}}
                """);
        awaitReplicas(2);
    }

    private void flux() throws Exception {
        source(2);
        house.apply(
                "ops",
                """
                {"apiVersion":"kustomize.toolkit.fluxcd.io/v1","kind":"Kustomization",
                 "metadata":{"name":"legacy","namespace":"default"},
                 "spec":{"path":"legacy-source","interval":"10m","prune":true}}
                """);
        awaitReplicas(2);
    }

    private void project() throws Exception {
        house.apply(
                "ops",
                """
                {"apiVersion":"argoproj.io/v1alpha1","kind":"AppProject",
                 "metadata":{"name":"default","namespace":"default"},
                 "spec":{"sourceRepos":["*"]}}
                """);
    }

    private void set(String more) throws Exception {
        source(2);
        house.apply(
                "ops",
                """
                {"apiVersion":"argoproj.io/v1alpha1","kind":"ApplicationSet",
                 "metadata":{"name":"legacies","namespace":"default"},
                 "spec":{"generators":[{"list":{"elements":[{"name":"legacy"}]}}],%s
                         "template":{"metadata":{"name":"{{name}}"},
                           "spec":{"source":{"path":"legacy-source"},
                             "syncPolicy":{"automated":{"selfHeal":true,"prune":true}}}}}}
                """
                        .formatted(more));
        awaitReplicas(2);
    }

    private void release() throws Exception {
        source(2);
        house.apply(
                "ops",
                """
                {"apiVersion":"helm.toolkit.fluxcd.io/v2","kind":"HelmRelease",
                 "metadata":{"name":"legacy","namespace":"default"},
                 "spec":{"path":"legacy-source","interval":"10m",
                         "driftDetection":{"mode":"enabled"}}}
                """);
        awaitReplicas(2);
    }

    /** A source whose one manifest is an object of an engine: the engine's own parent. */
    private void parentSource(String manifest) throws Exception {
        house.apply(
                "ci",
                JsonObject.builder()
                        .put("apiVersion", "v1")
                        .put("kind", "ConfigMap")
                        .put(
                                "metadata",
                                JsonObject.of(
                                        "name",
                                        new JsonString("parent-source"),
                                        "namespace",
                                        new JsonString("default")))
                        .put("data", JsonObject.of("child.json", new JsonString(manifest)))
                        .build()
                        .toJson());
    }

    private static final String CHILD =
            """
            {"apiVersion":"argoproj.io/v1alpha1","kind":"Application",
             "metadata":{"name":"legacy","namespace":"default"},
             "spec":{"source":{"path":"legacy-source"},
                     "syncPolicy":{"automated":{"selfHeal":true,"prune":true}}}}
            """;

    private long replicas() throws Exception {
        return house.live(API).root().objectAt("spec").integer("replicas", -1);
    }

    private void awaitReplicas(long wanted) {
        await().atMost(SOON).ignoreExceptions().until(() -> replicas() == wanted);
    }

    private void scale(int replicas) throws Exception {
        house.apply(
                "kubectl",
                "{\"apiVersion\":\"apps/v1\",\"kind\":\"Deployment\",\"metadata\":{\"name\":\"api\","
                        + "\"namespace\":\"default\"},\"spec\":{\"replicas\":"
                        + replicas
                        + "}}");
    }

    @Test
    void withoutAGuardTheEnginesWin() throws Exception {
        argo();
        scale(6);
        awaitReplicas(2);
    }

    private Guard guard(GuardRef.Kind kind) throws Exception {
        return guard(kind, InstantSource.system());
    }

    private Guard guard(GuardRef.Kind kind, InstantSource clock) throws Exception {
        GuardRef ref =
                switch (kind) {
                    case LEEWAY, FLUX_OBJECT ->
                            new GuardRef(
                                    kind,
                                    API,
                                    BypassHousehold.deploymentKind(),
                                    new HoldScope.OneObject(API));
                    case ARGO_APPLICATION -> whole(kind, APPLICATION, "v1alpha1");
                    case ARGO_PROJECT_WINDOW -> whole(kind, PROJECT, "v1alpha1");
                    case ARGO_SET_EXCEPTION -> whole(kind, SET, "v1alpha1");
                    case FLUX_RELEASE -> whole(kind, RELEASE, "v2");
                };
        return new Guards(
                        house.reader(),
                        house.cluster.writer(),
                        "shop",
                        "default",
                        BypassHousehold.WAIT,
                        SOON,
                        clock)
                .of(ref);
    }

    private static GuardRef whole(GuardRef.Kind kind, ResourceKey target, String version) {
        return new GuardRef(
                kind,
                target,
                new Gvk(target.group(), version, target.kind()),
                new HoldScope.WholeApplication(),
                Optional.of(APPLICATION));
    }

    private static HoldMark hold(String id, Guard guard) {
        return hold(id, guard, Instant.now());
    }

    private static HoldMark hold(String id, Guard guard, Instant start) {
        return new HoldMark(
                id,
                guard.scopeFor(new HoldScope.OneObject(API)),
                "maria",
                "because",
                start,
                Optional.of(start.plus(Duration.ofHours(4))),
                Optional.empty());
    }

    private void engineOf(GuardRef.Kind kind) throws Exception {
        switch (kind) {
            case LEEWAY -> house.sync();
            case ARGO_APPLICATION -> argo();
            case ARGO_PROJECT_WINDOW -> {
                project();
                argo();
            }
            case ARGO_SET_EXCEPTION -> set("");
            case FLUX_OBJECT -> flux();
            case FLUX_RELEASE -> release();
        }
    }

    private Manifest held(GuardRef.Kind kind) throws Exception {
        return house.live(
                switch (kind) {
                    case LEEWAY, FLUX_OBJECT -> API;
                    case ARGO_APPLICATION -> APPLICATION;
                    case ARGO_PROJECT_WINDOW -> PROJECT;
                    case ARGO_SET_EXCEPTION -> SET;
                    case FLUX_RELEASE -> RELEASE;
                });
    }

    @ParameterizedTest
    @EnumSource(GuardRef.Kind.class)
    void placesProvesAndLiftsExactlyWhatItPlaced(GuardRef.Kind kind) throws Exception {
        engineOf(kind);
        Guard guard = guard(kind);
        String before = settled(held(kind));
        HoldMark first = hold("b-1", guard);
        HoldMark second = hold("b-2", guard);

        assertThat(guard.check(first)).isInstanceOf(GuardState.NotStanding.class);
        assertThat(guard.lift(first)).isInstanceOf(GuardState.NotStanding.class);
        assertThat(guard.place(first)).isInstanceOf(GuardState.Standing.class);
        assertThat(guard.place(first)).isInstanceOf(GuardState.Standing.class);
        assertThat(guard(kind).check(first)).isInstanceOf(GuardState.Standing.class);
        assertThat(guard.place(second)).isInstanceOf(GuardState.Standing.class);

        assertThat(guard.lift(first)).isInstanceOf(GuardState.NotStanding.class);
        assertThat(guard.check(second)).isInstanceOf(GuardState.Standing.class);
        assertThat(guard.lift(second)).isInstanceOf(GuardState.NotStanding.class);
        assertThat(guard.lift(second)).isInstanceOf(GuardState.NotStanding.class);
        assertThat(settled(held(kind))).isEqualTo(before);
    }

    /** What people wrote, without what servers and engines keep by themselves. */
    private static String settled(Manifest object) {
        JsonObject metadata = object.metadata();
        JsonObject annotations = metadata.objectAt("annotations");
        return object.root().objectAt("spec").toJson()
                + (annotations.isEmpty() ? "" : annotations.toJson())
                + metadata.objectAt("labels").toJson();
    }

    @ParameterizedTest
    @EnumSource(value = GuardRef.Kind.class, mode = EnumSource.Mode.EXCLUDE, names = "LEEWAY")
    void aFixUnderTheGuardSurvivesTheEngineAndWithoutItDoesNot(GuardRef.Kind kind)
            throws Exception {
        engineOf(kind);
        Bypasses bypasses = house.bypasses();
        FixReview review = bypasses.review("shop", API, new FixAction.Scale(6));
        assertThat(review.guards()).extracting(GuardRef::kind).contains(kind);
        Lease lease = bypasses.start(review, BypassTerms.of("the queue is full", "maria"));

        source(3);
        await().during(Duration.ofSeconds(1)).atMost(SOON).until(() -> replicas() == 6);
        assertThat(bypasses.tend(lease.id()).lease().stage()).isEqualTo(Stage.FIXED);

        bypasses.abandon(lease.id(), "maria", "done");
        awaitReplicas(3);
    }

    private void survives(GuardRef.Kind... wanted) throws Exception {
        Bypasses bypasses = house.bypasses();
        FixReview review = bypasses.review("shop", API, new FixAction.Scale(6));
        assertThat(review.guards()).extracting(GuardRef::kind).contains(wanted);
        Lease lease = bypasses.start(review, BypassTerms.of("the queue is full", "maria"));

        source(3);
        await().during(Duration.ofSeconds(1)).atMost(SOON).until(() -> replicas() == 6);
        assertThat(bypasses.tend(lease.id()).lease().stage()).isEqualTo(Stage.FIXED);

        bypasses.abandon(lease.id(), "maria", "done");
        awaitReplicas(3);
    }

    @Test
    void aParentApplicationThatRewritesIsHeldFirst() throws Exception {
        source(2);
        parentSource(CHILD);
        house.apply(
                "ops",
                """
                {"apiVersion":"argoproj.io/v1alpha1","kind":"Application",
                 "metadata":{"name":"parent","namespace":"default"},
                 "spec":{"source":{"path":"parent-source"},
                         "syncPolicy":{"automated":{"selfHeal":true}}}}
                """);
        awaitReplicas(2);

        assertThat(
                        guard(GuardRef.Kind.ARGO_APPLICATION)
                                .place(hold("b-0", guard(GuardRef.Kind.ARGO_APPLICATION))))
                .as("without its parent held, nothing is promised for long")
                .isNotNull();
        await().atMost(SOON)
                .until(
                        () ->
                                guard(GuardRef.Kind.ARGO_APPLICATION)
                                                .check(
                                                        hold(
                                                                "b-0",
                                                                guard(
                                                                        GuardRef.Kind
                                                                                .ARGO_APPLICATION)))
                                        instanceof GuardState.NotStanding);

        FixReview review = house.bypasses().review("shop", API, new FixAction.Scale(6));
        assertThat(review.guards())
                .extracting(ref -> ref.target().name())
                .containsSubsequence("parent", "legacy");
        survives(GuardRef.Kind.ARGO_APPLICATION);
        assertThat(house.live(APPLICATION).root().at("spec", "syncPolicy", "automated"))
                .isNotNull();
    }

    @Test
    void aKustomizationAboveAnApplicationIsHeldFirst() throws Exception {
        source(2);
        parentSource(CHILD);
        house.apply(
                "ops",
                """
                {"apiVersion":"kustomize.toolkit.fluxcd.io/v1","kind":"Kustomization",
                 "metadata":{"name":"parent","namespace":"default"},
                 "spec":{"path":"parent-source","interval":"10m"}}
                """);
        awaitReplicas(2);

        survives(GuardRef.Kind.FLUX_OBJECT, GuardRef.Kind.ARGO_APPLICATION);
    }

    @Test
    void anApplicationSetThatOnlyCreatesNeedsNoException() throws Exception {
        set("\"syncPolicy\":{\"applicationsSync\":\"create-only\"},");

        FixReview review = house.bypasses().review("shop", API, new FixAction.Scale(6));
        assertThat(review.guards())
                .extracting(GuardRef::kind)
                .doesNotContain(GuardRef.Kind.ARGO_SET_EXCEPTION);
        survives(GuardRef.Kind.ARGO_APPLICATION);
    }

    @Test
    void aDenyWindowHoldsAGeneratedApplicationToo() throws Exception {
        project();
        set("");

        survives(GuardRef.Kind.ARGO_PROJECT_WINDOW);
    }

    @Test
    void aDenyWindowThatNobodyLiftedDoesNotComeBackNextYear() throws Exception {
        project();
        argo();
        Instant longAgo = Instant.now().minus(Duration.ofDays(300));
        Guard before = guard(GuardRef.Kind.ARGO_PROJECT_WINDOW, () -> longAgo);
        HoldMark forgotten = hold("b-forgotten", before, longAgo);
        before.place(forgotten);
        assertThat(before.check(forgotten)).isInstanceOf(GuardState.Standing.class);

        Guard guard = guard(GuardRef.Kind.ARGO_PROJECT_WINDOW);
        HoldMark later = hold("b-later", guard);
        assertThat(guard.place(later)).isInstanceOf(GuardState.Standing.class);
        assertThat(guard.check(forgotten)).isInstanceOf(GuardState.NotStanding.class);
        assertThat(guard.check(later)).isInstanceOf(GuardState.Standing.class);
    }

    @Test
    void anEngineThatDoesNotAnswerIsNotCalledHeld() throws Exception {
        argo();
        house.apply(
                "ops",
                """
                {"apiVersion":"argoproj.io/v1alpha1","kind":"Application",
                 "metadata":{"name":"legacy","namespace":"default",
                             "annotations":{"argocd.argoproj.io/skip-reconcile":"true"}},
                 "spec":{"source":{"path":"legacy-source"},
                         "syncPolicy":{"automated":{"selfHeal":true,"prune":true}}}}
                """);
        Guard guard =
                new Guards(
                                house.reader(),
                                house.cluster.writer(),
                                "shop",
                                "default",
                                BypassHousehold.WAIT,
                                Duration.ofMillis(500),
                                InstantSource.system())
                        .of(
                                new GuardRef(
                                        GuardRef.Kind.ARGO_APPLICATION,
                                        APPLICATION,
                                        new Gvk("argoproj.io", "v1alpha1", "Application"),
                                        new HoldScope.WholeApplication()));

        assertThat(guard.place(hold("b-1", guard)))
                .isInstanceOfSatisfying(
                        GuardState.Unknown.class,
                        unknown -> assertThat(unknown.message()).contains("did not answer"));
    }
}
