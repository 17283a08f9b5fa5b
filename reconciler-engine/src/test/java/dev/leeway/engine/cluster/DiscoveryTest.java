package dev.leeway.engine.cluster;

import static dev.leeway.engine.cluster.ScriptedServer.json;
import static dev.leeway.engine.cluster.ScriptedServer.status;
import static dev.leeway.engine.cluster.TestCluster.QUICK;
import static dev.leeway.engine.cluster.TestCluster.WAIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.leeway.engine.live.ClusterException;
import dev.leeway.engine.live.LiveState.Unreadable.Reason;
import dev.leeway.engine.resource.GroupKind;
import dev.leeway.engine.resource.Gvk;
import dev.leeway.engine.resource.KindCatalog;
import dev.leeway.engine.resource.ServedKind;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class DiscoveryTest {
    private static final String DEFINITIONS =
            "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";

    @TempDir Path folder;
    private ScriptedServer server;
    private ClusterConnection cluster;

    @BeforeEach
    void start() throws Exception {
        server = new ScriptedServer();
        cluster = TestCluster.connect(server, folder, QUICK);
    }

    @AfterEach
    void stop() {
        cluster.close();
        server.close();
    }

    private static String aggregated(String groups) {
        return "{\"kind\":\"APIGroupDiscoveryList\",\"items\":[" + groups + "]}";
    }

    private static String group(String name, String version, String kind, String more) {
        return """
               {"metadata":{"name":"%s"},"versions":[{"version":"%s",%s"resources":[
                {"resource":"%ss","responseKind":{"kind":"%s"},"scope":"Namespaced",
                 "verbs":["get","list","watch"]}]}]}"""
                .formatted(name, version, more, kind.toLowerCase(java.util.Locale.ROOT), kind);
    }

    @Test
    void readsTheAggregatedForm() throws Exception {
        server.on("GET", "/api", json(200, aggregated(group("", "v1", "Pod", ""))));
        server.on(
                "GET",
                "/apis",
                json(
                        200,
                        aggregated(
                                group("apps", "v1", "Deployment", "\"freshness\":\"Current\",")
                                        + ","
                                        + group(
                                                "metrics.k8s.io",
                                                "v1",
                                                "Gauge",
                                                "\"freshness\":\"Stale\","))));
        KindCatalog kinds = cluster.reader().kinds(WAIT);
        ServedKind deployment = kinds.preferred(new GroupKind("apps", "Deployment")).orElseThrow();
        assertThat(deployment.gvk()).isEqualTo(new Gvk("apps", "v1", "Deployment"));
        assertThat(deployment.namespaced()).isTrue();
        assertThat(kinds.unreadableGroups()).containsExactly("metrics.k8s.io");
        cluster.reader().kinds(WAIT);
        assertThat(server.count("GET", "/apis")).as("asked once").isEqualTo(1);
    }

    @Test
    void fallsBackToTheOldFormAndNamesGroupsThatFail() throws Exception {
        server.on("GET", "/api", json(200, "{\"kind\":\"APIVersions\",\"versions\":[\"v1\"]}"));
        server.on(
                "GET",
                "/api/v1",
                json(
                        200,
                        """
                        {"resources":[{"name":"pods","kind":"Pod","namespaced":true,"verbs":["get"]},
                         {"name":"pods/log","kind":"Pod","namespaced":true,"verbs":["get"]}]}"""));
        server.on(
                "GET",
                "/apis",
                json(
                        200,
                        """
                        {"kind":"APIGroupList","groups":[
                         {"name":"x.io","versions":[{"version":"v1beta1"},{"version":"v1"}],
                          "preferredVersion":{"version":"v1"}},
                         {"name":"dead.io","versions":[{"version":"v1"}]}]}"""));
        String odd =
                "{\"resources\":[{\"name\":\"odds\",\"kind\":\"Odd\",\"namespaced\":false,\"verbs\":[]}]}";
        server.on("GET", "/apis/x.io/v1", json(200, odd));
        server.on("GET", "/apis/x.io/v1beta1", json(200, odd));
        server.on("GET", "/apis/dead.io/v1", status(403, "Forbidden", "no"));
        KindCatalog kinds = cluster.reader().kinds(WAIT);
        assertThat(kinds.preferred(new GroupKind("x.io", "Odd")).orElseThrow().gvk().version())
                .isEqualTo("v1");
        assertThat(kinds.find(new Gvk("x.io", "v1beta1", "Odd"))).isPresent();
        assertThat(kinds.all()).hasSize(2);
        assertThat(kinds.unreadableGroups()).containsExactly("dead.io");
    }

    @Test
    void asksAnewWhenADefinitionAppears() throws Exception {
        String definitions =
                """
                {"metadata":{"name":"apiextensions.k8s.io"},"versions":[{"version":"v1","resources":[
                 {"resource":"customresourcedefinitions","responseKind":{"kind":"CustomResourceDefinition"},
                  "scope":"Cluster","verbs":["get","list","watch"]}]}]}""";
        server.on("GET", "/api", json(200, aggregated("")));
        server.on(
                "GET",
                "/apis",
                json(200, aggregated(definitions)),
                json(200, aggregated(definitions + "," + group("new.io", "v1", "Fresh", ""))));
        server.on(
                "GET",
                DEFINITIONS,
                json(200, "{\"metadata\":{\"resourceVersion\":\"5\"},\"items\":[]}"));
        server.on(
                "WATCH",
                DEFINITIONS,
                server.watch(
                        "{\"type\":\"ADDED\",\"object\":{\"metadata\":{\"name\":\"fresh\",\"uid\":\"1\",\"resourceVersion\":\"6\"}}}"));
        cluster.reader().kinds(WAIT);
        await().until(
                        () ->
                                cluster.reader()
                                        .kinds(WAIT)
                                        .preferred(new GroupKind("new.io", "Fresh"))
                                        .isPresent());
        assertThat(server.requests())
                .filteredOn(request -> request.target().startsWith(DEFINITIONS))
                .allMatch(request -> request.header("Accept").contains("PartialObjectMetadata"));
    }

    @Test
    void aClusterThatCannotBeAskedSaysWhy() throws Exception {
        server.on("GET", "/api", status(401, "Unauthorized", "Unauthorized"));
        assertThatThrownBy(() -> cluster.reader().kinds(WAIT))
                .isInstanceOfSatisfying(
                        ClusterException.class,
                        error -> {
                            assertThat(error.reason()).isEqualTo(Reason.NOT_AUTHENTICATED);
                            assertThat(error.nextStep()).contains("Sign in");
                        });
        server.on("GET", "/version", json(200, "{\"gitVersion\":\"v1.36.2\"}"));
        assertThat(cluster.reader().serverVersion(WAIT)).isEqualTo("v1.36.2");
    }

    @Test
    void schemasAreFetchedWhenAskedForAndOnlyThen() throws Exception {
        server.on(
                "GET",
                "/openapi/v3",
                json(
                        200,
                        "{\"paths\":{\"apis/x.io/v1\":{\"serverRelativeURL\":\"/openapi/v3/apis/x.io/v1\"}}}"));
        server.on(
                "GET",
                "/openapi/v3/apis/x.io/v1",
                json(
                        200,
                        """
                        {"components":{"schemas":{"io.x.v1.Odd":{"type":"object","description":"long",
                         "properties":{"description":{"type":"string","description":"d"}},
                         "x-kubernetes-group-version-kind":[{"group":"x.io","version":"v1","kind":"Odd"}]}}}}"""));
        var schemas = cluster.reader().schemas(WAIT);
        assertThat(server.count("GET", "/openapi/v3/apis")).isZero();
        var odd = schemas.find(new Gvk("x.io", "v1", "Odd")).orElseThrow();
        assertThat(((dev.leeway.engine.schema.FieldSchema.Struct) odd).field("description"))
                .isPresent();
        assertThat(schemas.find(new Gvk("y.io", "v1", "Odd"))).isEmpty();
        cluster.reader().schemas(WAIT).find(new Gvk("x.io", "v1", "Odd"));
        assertThat(server.count("GET", "/openapi/v3/apis")).isEqualTo(1);
    }

    @Test
    @Tag("fixtures")
    void readsARealServersAnswers() throws Exception {
        String named = System.getenv("LEEWAY_FIXTURES");
        String usual = System.getenv("LEEWAY_FIXTURES_DEFAULT");
        Path fixtures = Path.of(named != null ? named : usual == null ? "none" : usual);
        Path folderOfServer = fixtures.resolve("kubernetes-1.36");
        Assumptions.assumeTrue(
                Files.isDirectory(folderOfServer), "no fixtures at " + folderOfServer);
        for (String part : new String[] {"api", "apis"}) {
            server.on(
                    "GET",
                    "/" + part,
                    json(
                            200,
                            Files.readString(
                                    folderOfServer.resolve("discovery-" + part + ".json"))));
        }
        KindCatalog kinds = cluster.reader().kinds(WAIT);
        long agreed =
                kinds.all().stream()
                        .filter(kind -> !kind.plural().isEmpty() && !kind.verbs().isEmpty())
                        .count();
        System.out.println("discovery: " + agreed + " of " + kinds.all().size());
        assertThat(agreed).isEqualTo(kinds.all().size()).isGreaterThan(50);
        assertThat(kinds.preferred(new GroupKind("autoscaling", "HorizontalPodAutoscaler")))
                .map(kind -> kind.gvk().version())
                .contains("v2");
        Path document = folderOfServer.resolve("openapi-v3/apis__apps__v1.json.gz");
        Assumptions.assumeTrue(Files.exists(document), "no document " + document);
        try (InputStream in = new GZIPInputStream(Files.newInputStream(document))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            server.on(
                    "GET",
                    "/openapi/v3",
                    json(
                            200,
                            "{\"paths\":{\"apis/apps/v1\":{\"serverRelativeURL\":\"/openapi/v3/apps\"}}}"));
            server.on("GET", "/openapi/v3/apps", json(200, text));
        }
        assertThat(cluster.reader().schemas(WAIT).find(new Gvk("apps", "v1", "Deployment")))
                .isPresent();
    }
}
