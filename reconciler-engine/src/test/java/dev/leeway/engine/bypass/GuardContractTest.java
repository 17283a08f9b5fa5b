package dev.leeway.engine.bypass;

import static dev.leeway.engine.bypass.BypassHousehold.API;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.leeway.engine.bypass.guard.Guards;
import dev.leeway.engine.bypass.review.FixReview;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.live.HoldMark;
import dev.leeway.engine.live.HoldScope;
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
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every guard against the engine that it is for, as the practice cluster stands in for it. */
@Order(1)
@Timeout(120)
class GuardContractTest {

    @TempDir Path folder;
    private LegacyEngines engines;
    private BypassHousehold house;

    @BeforeEach
    void open() throws Exception {
        engines = new LegacyEngines(folder);
        house = engines.house();
    }

    @AfterEach
    void close() throws Exception {
        house.close();
    }

    @Test
    void withoutAGuardTheEnginesWin() throws Exception {
        engines.argo();
        engines.scale(6);
        engines.awaitReplicas(2);
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
                    case ARGO_APPLICATION -> whole(kind, LegacyEngines.APPLICATION, "v1alpha1");
                    case ARGO_PROJECT_WINDOW -> whole(kind, LegacyEngines.PROJECT, "v1alpha1");
                    case ARGO_SET_EXCEPTION -> whole(kind, LegacyEngines.SET, "v1alpha1");
                    case FLUX_RELEASE -> whole(kind, LegacyEngines.RELEASE, "v2");
                };
        return new Guards(
                        house.reader(),
                        house.cluster.writer(),
                        "shop",
                        "default",
                        BypassHousehold.WAIT,
                        LegacyEngines.SOON,
                        clock)
                .of(ref);
    }

    private static GuardRef whole(GuardRef.Kind kind, ResourceKey target, String version) {
        return new GuardRef(
                kind,
                target,
                new Gvk(target.group(), version, target.kind()),
                new HoldScope.WholeApplication(),
                Optional.of(LegacyEngines.APPLICATION));
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

    @ParameterizedTest
    @EnumSource(GuardRef.Kind.class)
    void placesProvesAndLiftsExactlyWhatItPlaced(GuardRef.Kind kind) throws Exception {
        engines.engineOf(kind);
        Guard guard = guard(kind);
        String before = settled(engines.held(kind));
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
        assertThat(settled(engines.held(kind))).isEqualTo(before);
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
        engines.engineOf(kind);
        Bypasses bypasses = house.bypasses();
        FixReview review = bypasses.review("shop", API, new FixAction.Scale(6));
        assertThat(review.guards()).extracting(GuardRef::kind).contains(kind);
        Lease lease = bypasses.start(review, BypassTerms.of("the queue is full", "maria"));

        engines.source(3);
        await().during(Duration.ofSeconds(1))
                .atMost(LegacyEngines.SOON)
                .until(() -> engines.replicas() == 6);
        assertThat(bypasses.tend(lease.id()).lease().stage()).isEqualTo(Stage.FIXED);

        bypasses.abandon(lease.id(), "maria", "done");
        engines.awaitReplicas(3);
    }

    private void survives(GuardRef.Kind... wanted) throws Exception {
        Bypasses bypasses = house.bypasses();
        FixReview review = bypasses.review("shop", API, new FixAction.Scale(6));
        assertThat(review.guards()).extracting(GuardRef::kind).contains(wanted);
        Lease lease = bypasses.start(review, BypassTerms.of("the queue is full", "maria"));

        engines.source(3);
        await().during(Duration.ofSeconds(1))
                .atMost(LegacyEngines.SOON)
                .until(() -> engines.replicas() == 6);
        assertThat(bypasses.tend(lease.id()).lease().stage()).isEqualTo(Stage.FIXED);

        bypasses.abandon(lease.id(), "maria", "done");
        engines.awaitReplicas(3);
    }

    @Test
    void aParentApplicationThatRewritesIsHeldFirst() throws Exception {
        engines.source(2);
        engines.parentSource(LegacyEngines.CHILD);
        house.apply(
                "ops",
                """
                {"apiVersion":"argoproj.io/v1alpha1","kind":"Application",
                 "metadata":{"name":"parent","namespace":"default"},
                 "spec":{"source":{"path":"parent-source"},
                         "syncPolicy":{"automated":{"selfHeal":true}}}}
                """);
        engines.awaitReplicas(2);

        assertThat(
                        guard(GuardRef.Kind.ARGO_APPLICATION)
                                .place(hold("b-0", guard(GuardRef.Kind.ARGO_APPLICATION))))
                .as("without its parent held, nothing is promised for long")
                .isNotNull();
        await().atMost(LegacyEngines.SOON)
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
        assertThat(
                        house.live(LegacyEngines.APPLICATION)
                                .root()
                                .at("spec", "syncPolicy", "automated"))
                .isNotNull();
    }

    @Test
    void aKustomizationAboveAnApplicationIsHeldFirst() throws Exception {
        engines.source(2);
        engines.parentSource(LegacyEngines.CHILD);
        house.apply(
                "ops",
                """
                {"apiVersion":"kustomize.toolkit.fluxcd.io/v1","kind":"Kustomization",
                 "metadata":{"name":"parent","namespace":"default"},
                 "spec":{"path":"parent-source","interval":"10m"}}
                """);
        engines.awaitReplicas(2);

        survives(GuardRef.Kind.FLUX_OBJECT, GuardRef.Kind.ARGO_APPLICATION);
    }

    @Test
    void anApplicationSetThatOnlyCreatesNeedsNoException() throws Exception {
        engines.set("\"syncPolicy\":{\"applicationsSync\":\"create-only\"},");

        FixReview review = house.bypasses().review("shop", API, new FixAction.Scale(6));
        assertThat(review.guards())
                .extracting(GuardRef::kind)
                .doesNotContain(GuardRef.Kind.ARGO_SET_EXCEPTION);
        survives(GuardRef.Kind.ARGO_APPLICATION);
    }

    @Test
    void aDenyWindowHoldsAGeneratedApplicationToo() throws Exception {
        engines.project();
        engines.set("");

        survives(GuardRef.Kind.ARGO_PROJECT_WINDOW);
    }

    @Test
    void aDenyWindowThatNobodyLiftedDoesNotComeBackNextYear() throws Exception {
        engines.project();
        engines.argo();
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
        engines.argo();
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
                                        LegacyEngines.APPLICATION,
                                        new Gvk("argoproj.io", "v1alpha1", "Application"),
                                        new HoldScope.WholeApplication()));

        assertThat(guard.place(hold("b-1", guard)))
                .isInstanceOfSatisfying(
                        GuardState.Unknown.class,
                        unknown -> assertThat(unknown.message()).contains("did not answer"));
    }
}
