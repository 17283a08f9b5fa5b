package dev.leeway.engine.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.practice.api.ApiRequest;
import dev.leeway.engine.practice.store.ObjectMeta;
import java.io.BufferedReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What clients of the practice cluster rely on, each a trap that was met once. */
class PracticeClusterTest {
    private static final String MAPS = "/api/v1/namespaces/default/configmaps";
    private static final String TABLE = "application/json;as=Table;v=v1;g=meta.k8s.io";

    private static PracticeCluster cluster;
    private static PracticeHttp http;

    @BeforeAll
    static void start() throws Exception {
        cluster = PracticeCluster.start(PracticeOptions.usual());
        http = new PracticeHttp(cluster);
    }

    @AfterAll
    static void stop() {
        http.close();
        cluster.close();
    }

    private static String map(String name, String more) {
        return "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\""
                + name
                + "\""
                + more
                + "},\"data\":{\"a\":\"b\"}}";
    }

    @Test
    void theKubeconfigIsItsOwnersAlone(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("deep/kubeconfig");
        cluster.writeKubeconfig(file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(file))
                .contains("current-context: practice", "server: https://127.0.0.1:");
    }

    @Test
    void aStrangerIsTurnedAway() throws Exception {
        HttpRequest.Builder wrong =
                HttpRequest.newBuilder(URI.create(cluster.url() + "/api"))
                        .header("Authorization", "Bearer guess");
        PracticeHttp.Answer answer = http.send(wrong.build());
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.json().string("reason")).contains("Unauthorized");
    }

    @Test
    void aWebPageIsTurnedAway() throws Exception {
        assertThat(http.send(http.request("/api").header("Origin", "https://evil.example").build()))
                .extracting(PracticeHttp.Answer::status)
                .isEqualTo(403);
        assertThat(rawStatus("GET /api HTTP/1.1\r\nHost: evil.example\r\n\r\n"))
                .startsWith("HTTP/1.1 403");
    }

    @Test
    void anUpgradeIsAnsweredAtOnce() throws Exception {
        assertThat(
                        rawStatus(
                                String.join(
                                        "\r\n",
                                        "GET /api/v1/pods?watch=true HTTP/1.1",
                                        "Host: 127.0.0.1",
                                        "Connection: Upgrade",
                                        "Upgrade: websocket",
                                        "",
                                        "")))
                .startsWith("HTTP/1.1 200");
    }

    /** Sends bytes as they are, because clients refuse to send such headers. */
    private static String rawStatus(String request) throws Exception {
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, new TrustManager[] {new TrustsAll()}, null);
        int port = URI.create(cluster.url()).getPort();
        try (Socket socket = tls.getSocketFactory().createSocket("127.0.0.1", port)) {
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.US_ASCII));
            out.flush();
            return new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
        }
    }

    private static final class TrustsAll implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    @Test
    void aggregatedDiscoveryHasItsExactContentType() throws Exception {
        String type = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";
        PracticeHttp.Answer answer = http.get("/apis", type + ",application/json");
        assertThat(answer.header("Content-Type")).isEqualTo(type);
        assertThat(answer.json().string("kind")).contains("APIGroupDiscoveryList");
        assertThat(http.get("/apis").json().string("kind")).contains("APIGroupList");
        assertThat(http.get("/apis/apps/v1").json().arrayAt("resources").size()).isGreaterThan(5);
    }

    @Test
    void whatIsNotSupportedIsNeverAServersFault() throws Exception {
        assertThat(http.get("/apis/no.such.group/v1/things").status()).isEqualTo(404);
        assertThat(http.get("/openapi/v2").status()).isEqualTo(404);
        assertThat(http.delete("/api/v1/namespaces").status()).isEqualTo(405);
        assertThat(http.get("/api/v1/componentstatuses?watch=true").status()).isEqualTo(405);
        assertThat(http.get(MAPS, "application/vnd.kubernetes.protobuf").status()).isEqualTo(406);
        assertThat(http.send("POST", MAPS, "text/plain", "x").status()).isEqualTo(415);
        assertThat(http.post(MAPS, "{").status()).isEqualTo(400);
    }

    @Test
    void fieldValidationIsToldInTheOpenApiPaths() throws Exception {
        JsonObject index = http.get("/openapi/v3").json();
        String url = index.stringAt("paths", "apis/apps/v1", "serverRelativeURL").orElse("");
        assertThat(url).contains("?hash=");
        String document = http.get(url).json().toJson();
        assertThat(document).contains("fieldValidation", "strategic-merge-patch+json");
    }

    @Test
    void protobufBodiesAreRead() throws Exception {
        // k8s, 0, then Unknown{1: TypeMeta{1: v1, 2: ConfigMap}, 2: {1: ObjectMeta{1: proto},
        // 2: {a: b}}}, as kubectl 1.33 sends it for "create configmap".
        byte[] body = {
            'k', '8', 's', 0, 0x0a, 15, 0x0a, 2, 'v', '1', 0x12, 9, 'C', 'o', 'n', 'f', 'i', 'g',
            'M', 'a', 'p', 0x12, 17, 0x0a, 7, 0x0a, 5, 'p', 'r', 'o', 't', 'o', 0x12, 6, 0x0a, 1,
            'a', 0x12, 1, 'b'
        };
        PracticeHttp.Answer answer =
                http.send(
                        http.request(MAPS)
                                .header("Content-Type", "application/vnd.kubernetes.protobuf")
                                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                                .build());
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().stringAt("data", "a")).contains("b");
    }

    @Test
    void pagesAreConsistentAndExpire() throws Exception {
        String selector = "labelSelector=pages%3Dyes";
        for (String name : List.of("page-a", "page-b", "page-c")) {
            http.post(MAPS, map(name, ",\"labels\":{\"pages\":\"yes\"}"));
        }
        JsonObject first = http.get(MAPS + "?limit=2&" + selector).json();
        String token = first.stringAt("metadata", "continue").orElse("");
        assertThat(token).isNotEmpty();
        http.delete(MAPS + "/page-c");
        http.post(MAPS, map("page-d", ",\"labels\":{\"pages\":\"yes\"}"));
        JsonObject second = http.get(MAPS + "?limit=2&" + selector + "&continue=" + token).json();
        assertThat(second.arrayAt("items").objects().map(ObjectMeta::name))
                .containsExactly("page-c");
        assertThat(second.stringAt("metadata", "resourceVersion"))
                .isEqualTo(first.stringAt("metadata", "resourceVersion"));
        cluster.api().store().compact();
        PracticeHttp.Answer expired = http.get(MAPS + "?limit=2&continue=" + token);
        assertThat(expired.status()).isEqualTo(410);
        assertThat(expired.json().string("reason")).contains("Expired");
        assertThat(expired.json().stringAt("metadata", "continue")).isPresent();
    }

    @Test
    void versionsAreJudgedAsKubernetesDoes() throws Exception {
        assertThat(http.get(MAPS + "?resourceVersion=99999999").status()).isEqualTo(504);
        assertThat(http.get(MAPS + "?resourceVersionMatch=Exact").status()).isEqualTo(422);
        assertThat(http.get(MAPS + "?resourceVersion=x").status()).isEqualTo(400);
        assertThat(http.get(MAPS + "?fieldSelector=spec.x%3Dy").status()).isEqualTo(400);
    }

    @Test
    void aWatchListTellsAllThenABookmarkThenChanges() throws Exception {
        http.post(MAPS, map("watched", ",\"labels\":{\"w\":\"1\"}"));
        String query =
                "?watch=true&sendInitialEvents=true&resourceVersionMatch=NotOlderThan"
                        + "&allowWatchBookmarks=true&labelSelector=w%3D1&timeoutSeconds=20";
        try (BufferedReader lines = http.lines(MAPS + query)) {
            assertThat(event(lines)).startsWith("ADDED watched");
            JsonObject bookmark = JsonReader.readObject(lines.readLine());
            assertThat(bookmark.string("type")).contains("BOOKMARK");
            assertThat(bookmark.toJson()).contains("\"k8s.io/initial-events-end\":\"true\"");
            http.delete(MAPS + "/watched");
            assertThat(event(lines)).startsWith("DELETED watched");
        }
    }

    @Test
    void aWatchFromAForgottenVersionIsToldSo() throws Exception {
        cluster.api().store().compact();
        try (BufferedReader lines = http.lines(MAPS + "?watch=true&resourceVersion=2")) {
            JsonObject error = JsonReader.readObject(lines.readLine());
            assertThat(error.string("type")).contains("ERROR");
            assertThat(error.objectAt("object").integer("code", 0)).isEqualTo(410);
        }
    }

    @Test
    void aWatchEndsInTimeWithABookmark() throws Exception {
        String query = "?watch=true&allowWatchBookmarks=true&timeoutSeconds=1&resourceVersion=";
        long now = cluster.api().store().currentVersion();
        try (BufferedReader lines =
                http.lines("/api/v1/namespaces/kube-public/secrets" + query + now)) {
            JsonObject last = JsonReader.readObject(lines.readLine());
            assertThat(last.string("type")).contains("BOOKMARK");
            assertThat(lines.readLine()).isNull();
        }
    }

    private static String event(BufferedReader lines) throws Exception {
        JsonObject event = JsonReader.readObject(lines.readLine());
        return event.string("type", "") + " " + ObjectMeta.name(event.objectAt("object"));
    }

    @Test
    void tablesHaveKubectlsColumns() throws Exception {
        JsonObject table = http.get("/api/v1/nodes", TABLE).json();
        assertThat(table.string("kind")).contains("Table");
        assertThat(table.arrayAt("columnDefinitions").objects().map(c -> c.string("name", "")))
                .startsWith("Name", "Status", "Roles", "Age", "Version", "Internal-IP");
        assertThat(table.arrayAt("rows").size()).isEqualTo(2);
        JsonObject metadata =
                http.get(
                                "/api/v1/nodes",
                                "application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io")
                        .json();
        assertThat(metadata.string("kind")).contains("PartialObjectMetadataList");
        assertThat(metadata.toJson()).doesNotContain("Leeway practice");
    }

    @Test
    void unknownFieldsAreWarnedOfOrRefused() throws Exception {
        String odd = map("odd", "").replace("\"data\"", "\"dat\":1,\"data\"");
        PracticeHttp.Answer warned = http.post(MAPS + "?dryRun=All", odd);
        assertThat(warned.status()).isEqualTo(201);
        assertThat(warned.header("Warning")).isEqualTo("299 - \"unknown field \\\"dat\\\"\"");
        assertThat(http.post(MAPS + "?fieldValidation=Strict", odd).status()).isEqualTo(400);
        assertThat(http.get(MAPS + "/odd").status()).isEqualTo(404);
    }

    @Test
    void generatedNamesAndPreconditionsAndFinalizers() throws Exception {
        JsonObject made =
                http.post(
                                MAPS,
                                "{\"metadata\":{\"generateName\":\"gen-\","
                                        + "\"finalizers\":[\"example.com/hold\"]}}")
                        .json();
        String path = MAPS + "/" + ObjectMeta.name(made);
        assertThat(ObjectMeta.name(made)).matches("gen-[a-z0-9]{5}");
        String wrongUid = "{\"preconditions\":{\"uid\":\"other\"}}";
        assertThat(http.send("DELETE", path, "application/json", wrongUid).status()).isEqualTo(409);
        JsonObject held = http.delete(path).json();
        assertThat(ObjectMeta.deleting(held)).isTrue();
        JsonObject foreground = http.delete(path + "?propagationPolicy=Foreground").json();
        assertThat(ObjectMeta.finalizers(foreground))
                .containsExactly("example.com/hold", "foregroundDeletion");
        http.send(
                "PATCH",
                path,
                "application/merge-patch+json",
                "{\"metadata\":{\"finalizers\":null}}");
        assertThat(http.get(path).status()).isEqualTo(404);
    }

    @Test
    void namespacesAreFurnishedAndEmptied() throws Exception {
        http.post("/api/v1/namespaces", "{\"metadata\":{\"name\":\"short\"}}");
        String inside = "/api/v1/namespaces/short";
        await().until(() -> http.get(inside + "/serviceaccounts/default").status() == 200);
        await().until(() -> http.get(inside + "/configmaps/kube-root-ca.crt").status() == 200);
        http.post(inside + "/configmaps", map("kept", ",\"finalizers\":[\"example.com/hold\"]"));
        http.delete(inside);
        await().until(() -> http.post(inside + "/configmaps", map("late", "")).status() == 403);
        assertThat(http.get(inside).json().stringAt("status", "phase")).contains("Terminating");
        http.send(
                "PATCH",
                inside + "/configmaps/kept",
                "application/merge-patch+json",
                "{\"metadata\":{\"finalizers\":null}}");
        await().until(() -> http.get(inside).status() == 404);
        assertThat(http.post(inside + "/configmaps", map("later", "")).json().string("message"))
                .contains("namespaces \"short\" not found");
    }

    @Test
    void theInProcessDoorGivesTheSameAnswers() throws Exception {
        JsonObject inside =
                cluster.api().handle(ApiRequest.of("GET", "/api/v1/namespaces/nobody")).jsonBody();
        assertThat(http.get("/api/v1/namespaces/nobody").json()).isEqualTo(inside);
    }
}
