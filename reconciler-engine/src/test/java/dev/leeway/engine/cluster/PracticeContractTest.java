package dev.leeway.engine.cluster;

import static dev.leeway.engine.cluster.TestCluster.A;
import static dev.leeway.engine.cluster.TestCluster.CONFIG_MAP;
import static dev.leeway.engine.cluster.TestCluster.WAIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.leeway.engine.apply.ApplyRequest;
import dev.leeway.engine.apply.DeleteRequest;
import dev.leeway.engine.apply.WriteResult;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.live.LiveState;
import dev.leeway.engine.live.Prediction;
import dev.leeway.engine.live.PredictionRequest;
import dev.leeway.engine.practice.PracticeCluster;
import dev.leeway.engine.practice.PracticeOptions;
import dev.leeway.engine.resource.GroupKind;
import dev.leeway.engine.resource.ServedKind;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What this package promises, kept against the practice cluster over TLS. */
@Timeout(60)
class PracticeContractTest {
    @TempDir Path folder;
    private PracticeCluster practice;
    private ClusterConnection cluster;

    @BeforeEach
    void start() throws Exception {
        practice = PracticeCluster.start(PracticeOptions.usual());
        cluster = PracticeClient.connect(practice, folder);
        ServedKind namespaces =
                cluster.reader()
                        .kinds(WAIT)
                        .preferred(new GroupKind("", "Namespace"))
                        .orElseThrow();
        assertThat(
                        write(
                                new ResourceKey("", "Namespace", "", "shop"),
                                namespaces,
                                "{\"apiVersion\":\"v1\",\"kind\":\"Namespace\",\"metadata\":{\"name\":\"shop\"}}",
                                "leeway",
                                ""))
                .isInstanceOf(WriteResult.Written.class);
    }

    @AfterEach
    void stop() {
        cluster.close();
        practice.close();
    }

    private WriteResult write(
            ResourceKey key, ServedKind kind, String json, String manager, String basedOn)
            throws InterruptedException {
        Manifest manifest = new Manifest(JsonReader.readObject(json));
        return cluster.writer()
                .apply(new ApplyRequest(key, kind, manifest, manager, false, basedOn, WAIT));
    }

    private WriteResult apply(ResourceKey key, String value, String manager, String basedOn)
            throws InterruptedException {
        return write(
                key,
                CONFIG_MAP,
                TestCluster.configMap(key.name(), value).root().toJson(),
                manager,
                basedOn);
    }

    private Prediction predict(String value, String manager, String basedOn)
            throws InterruptedException {
        return cluster.reader()
                .predict(
                        new PredictionRequest(
                                A,
                                CONFIG_MAP,
                                TestCluster.configMap("a", value),
                                manager,
                                false,
                                basedOn,
                                WAIT));
    }

    private static String version(WriteResult result) {
        return ((WriteResult.Written) result).object().resourceVersion();
    }

    @Test
    void appliesPredictsConflictsAndDeletes() throws Exception {
        assertThat(TestCluster.read(cluster, A)).isInstanceOf(LiveState.Absent.class);
        assertThat(predict("x", "leeway", "")).isInstanceOf(Prediction.Predicted.class);
        String first = version(apply(A, "x", "leeway", ""));
        LiveState.Present live = (LiveState.Present) TestCluster.read(cluster, A);
        assertThat(live.manifest().resourceVersion()).isEqualTo(first);
        assertThat(predict("y", "leeway", first)).isInstanceOf(Prediction.Predicted.class);
        assertThat(predict("y", "leeway", "")).isInstanceOf(Prediction.Outdated.class);
        assertThat(predict("y", "other", first))
                .isInstanceOfSatisfying(
                        Prediction.Conflicting.class,
                        conflicting ->
                                assertThat(conflicting.conflicts())
                                        .allMatch(c -> c.manager().equals("leeway"))
                                        .allMatch(c -> c.path().equals(".data.k")));
        String second = version(apply(A, "y", "leeway", first));
        assertThat(predict("z", "leeway", first)).isInstanceOf(Prediction.Outdated.class);
        assertThat(apply(A, "z", "leeway", first)).isInstanceOf(WriteResult.Outdated.class);
        assertThat(delete(live.manifest().uid(), first)).isInstanceOf(WriteResult.Outdated.class);
        assertThat(delete("another-uid", second)).isInstanceOf(WriteResult.Outdated.class);
        assertThat(delete(live.manifest().uid(), second)).isInstanceOf(WriteResult.Written.class);
        await().until(() -> TestCluster.read(cluster, A) instanceof LiveState.Absent);
        assertThat(delete(live.manifest().uid(), "")).isInstanceOf(WriteResult.AlreadyGone.class);
        assertThat(predict("z", "leeway", second)).isInstanceOf(Prediction.Outdated.class);
    }

    private WriteResult delete(String uid, String version) throws InterruptedException {
        return cluster.writer()
                .delete(
                        new DeleteRequest(
                                A,
                                CONFIG_MAP,
                                uid,
                                version,
                                DeleteRequest.Propagation.BACKGROUND,
                                WAIT));
    }

    @Test
    void aKindThatAppearsIsServedSoon() throws Exception {
        ServedKind definitions =
                cluster.reader()
                        .kinds(WAIT)
                        .preferred(
                                new GroupKind("apiextensions.k8s.io", "CustomResourceDefinition"))
                        .orElseThrow();
        WriteResult written =
                write(
                        new ResourceKey(
                                "apiextensions.k8s.io",
                                "CustomResourceDefinition",
                                "",
                                "odds.x.io"),
                        definitions,
                        """
                        {"apiVersion":"apiextensions.k8s.io/v1","kind":"CustomResourceDefinition",
                         "metadata":{"name":"odds.x.io"},
                         "spec":{"group":"x.io","scope":"Namespaced",
                          "names":{"kind":"Odd","plural":"odds","singular":"odd","listKind":"OddList"},
                          "versions":[{"name":"v1","served":true,"storage":true,"schema":
                           {"openAPIV3Schema":{"type":"object","properties":{"spec":{"type":"object",
                            "x-kubernetes-preserve-unknown-fields":true}}}}}]}}""",
                        "leeway",
                        "");
        assertThat(written).isInstanceOf(WriteResult.Written.class);
        await().until(
                        () ->
                                cluster.reader()
                                        .kinds(WAIT)
                                        .preferred(new GroupKind("x.io", "Odd"))
                                        .isPresent());
        ServedKind odd =
                cluster.reader().kinds(WAIT).preferred(new GroupKind("x.io", "Odd")).orElseThrow();
        ResourceKey key = new ResourceKey("x.io", "Odd", "shop", "one");
        String body =
                """
                {"apiVersion":"x.io/v1","kind":"Odd","metadata":{"name":"one","namespace":"shop"},
                 "spec":{"none":[],"empty":{}}}""";
        assertThat(write(key, odd, body, "leeway", "")).isInstanceOf(WriteResult.Written.class);
        assertThat(Objects.requireNonNull(cluster.reader().read(Map.of(key, odd), WAIT).get(key)))
                .isInstanceOf(LiveState.Present.class);
    }

    @Test
    void manyUnchangedObjectsAreReadWithoutARequest() throws Exception {
        int count = 300;
        Map<ResourceKey, ServedKind> all = new LinkedHashMap<>();
        long begun = System.nanoTime();
        for (int i = 0; i < count; i++) {
            ResourceKey key = TestCluster.key("m" + i);
            all.put(key, CONFIG_MAP);
            assertThat(apply(key, "v", "leeway", "")).isInstanceOf(WriteResult.Written.class);
        }
        long applied = System.nanoTime();
        assertThat(cluster.reader().read(all, WAIT).values())
                .allMatch(LiveState.Present.class::isInstance);
        long listed = System.nanoTime();
        cluster.reader().read(all, WAIT);
        long again = System.nanoTime();
        System.out.println(
                count
                        + " objects: applied one after the other in "
                        + Duration.ofNanos(applied - begun).toMillis()
                        + " ms, listed and read in "
                        + Duration.ofNanos(listed - applied).toMillis()
                        + " ms, read again in "
                        + Duration.ofNanos(again - listed).toMillis()
                        + " ms");
        assertThat(cluster.health().current()).isTrue();
    }
}
