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
import dev.leeway.engine.practice.gitops.ArgoStandIn;
import dev.leeway.engine.practice.gitops.FluxStandIn;
import dev.leeway.engine.resource.Gvk;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
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

    @TempDir Path folder;
    private BypassHousehold house;

    @BeforeEach
    void open() throws Exception {
        house =
                new BypassHousehold(
                        folder,
                        new ArgoStandIn(InstantSource.system(), QUICK, QUICK),
                        new FluxStandIn(InstantSource.system(), QUICK));
        await().atMost(SOON)
                .until(
                        () ->
                                house.reader()
                                                .kinds(BypassHousehold.WAIT)
                                                .preferred(APPLICATION.groupKind())
                                                .isPresent()
                                        && house.reader()
                                                .kinds(BypassHousehold.WAIT)
                                                .preferred(KUSTOMIZATION.groupKind())
                                                .isPresent());
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
        GuardRef ref =
                switch (kind) {
                    case LEEWAY ->
                            new GuardRef(
                                    kind,
                                    API,
                                    BypassHousehold.deploymentKind(),
                                    new HoldScope.OneObject(API));
                    case ARGO_APPLICATION ->
                            new GuardRef(
                                    kind,
                                    APPLICATION,
                                    new Gvk("argoproj.io", "v1alpha1", "Application"),
                                    new HoldScope.WholeApplication());
                    case FLUX_OBJECT ->
                            new GuardRef(
                                    kind,
                                    API,
                                    BypassHousehold.deploymentKind(),
                                    new HoldScope.OneObject(API));
                };
        return new Guards(
                        house.reader(),
                        house.cluster.writer(),
                        "shop",
                        "default",
                        BypassHousehold.WAIT,
                        SOON)
                .of(ref);
    }

    private static HoldMark hold(String id, Guard guard) {
        return new HoldMark(
                id,
                guard.scopeFor(new HoldScope.OneObject(API)),
                "maria",
                "because",
                Instant.parse("2026-05-04T10:00:00Z"),
                Optional.of(Instant.parse("2026-05-04T14:00:00Z")),
                Optional.empty());
    }

    private void engineOf(GuardRef.Kind kind) throws Exception {
        switch (kind) {
            case LEEWAY -> house.sync();
            case ARGO_APPLICATION -> argo();
            case FLUX_OBJECT -> flux();
        }
    }

    private Manifest held(GuardRef.Kind kind) throws Exception {
        return house.live(kind == GuardRef.Kind.ARGO_APPLICATION ? APPLICATION : API);
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
    @EnumSource(
            value = GuardRef.Kind.class,
            names = {"ARGO_APPLICATION", "FLUX_OBJECT"})
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
                                Duration.ofMillis(500))
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
