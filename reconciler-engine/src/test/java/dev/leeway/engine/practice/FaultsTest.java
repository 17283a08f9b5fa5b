package dev.leeway.engine.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.practice.api.ApiRequest;
import dev.leeway.engine.practice.fault.FaultEffect;
import dev.leeway.engine.practice.fault.FaultRule;
import java.io.BufferedReader;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FaultsTest {
    private static final String MAPS = "/api/v1/namespaces/default/configmaps";

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

    @AfterEach
    void allIsWellAgain() throws Exception {
        http.delete("/leeway/faults");
        assertThat(http.get(MAPS).status()).isEqualTo(200);
    }

    private static void on(FaultEffect effect) {
        cluster.faults().add(FaultRule.always(effect));
    }

    private static JsonObject failing(int status) throws Exception {
        PracticeHttp.Answer answer = http.get(MAPS);
        assertThat(answer.status()).isEqualTo(status);
        return answer.json();
    }

    @Test
    void serversThatAreBusyBrokenOrAway() throws Exception {
        cluster.faults().add(FaultRule.always(new FaultEffect.TooManyRequests(7)).times(1));
        PracticeHttp.Answer busy = http.get(MAPS);
        assertThat(busy.status()).isEqualTo(429);
        assertThat(busy.header("Retry-After")).isEqualTo("7");
        assertThat(http.get(MAPS).status()).isEqualTo(200);
        cluster.faults().add(FaultRule.always(new FaultEffect.ServerError()).times(1));
        assertThat(failing(500).string("reason")).contains("InternalError");
        cluster.faults().add(FaultRule.always(new FaultEffect.Unavailable()).times(1));
        assertThat(failing(503).string("reason")).contains("ServiceUnavailable");
    }

    @Test
    void aMutatingWebhookRewritesWhatIsWrittenAndNobodyOwnsIt() throws Exception {
        http.post(
                "/leeway/faults",
                """
                {"effect": "mutating-webhook", "webhook": "mirror.example", "resources": ["configmaps"],
                 "patch": [{"op": "replace", "path": "/data/image", "value": "mirror/web"},
                           {"op": "add", "path": "/data/added", "value": "x"}]}
                """);
        String body =
                """
                {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "rewritten"},
                 "data": {"image": "web"}}
                """;

        JsonObject dry =
                http.apply(MAPS + "/rewritten?fieldManager=m&force=true&dryRun=All", body).json();
        JsonObject stored = http.apply(MAPS + "/rewritten?fieldManager=m&force=true", body).json();

        assertThat(dry.objectAt("data"))
                .isEqualTo(stored.objectAt("data"))
                .isEqualTo(JsonReader.readObject("{\"image\": \"mirror/web\", \"added\": \"x\"}"));
        assertThat(stored.arrayAt("metadata", "managedFields").toString())
                .contains("f:image")
                .doesNotContain("f:added");
    }

    @Test
    void aForbiddenVerbIsWordedAsKubernetesDoes() throws Exception {
        cluster.faults()
                .add(
                        FaultRule.always(new FaultEffect.Forbidden())
                                .onVerbs("list")
                                .onResources("configmaps"));
        assertThat(failing(403).string("message"))
                .contains(
                        "configmaps is forbidden: User \"practice-admin\" cannot list resource"
                                + " \"configmaps\" in API group \"\" in the namespace \"default\"");
        assertThat(http.get("/api/v1/namespaces/default/secrets").status()).isEqualTo(200);
        String question =
                "{\"spec\":{\"resourceAttributes\":{\"verb\":\"list\",\"resource\":\"configmaps\","
                        + "\"namespace\":\"default\"}}}";
        JsonObject review =
                http.post("/apis/authorization.k8s.io/v1/selfsubjectaccessreviews", question)
                        .json();
        assertThat(review.objectAt("status").bool("allowed", true)).isFalse();
    }

    @Test
    void theClustersOwnAreSpared() {
        on(new FaultEffect.ServerError());
        assertThat(cluster.api().handle(ApiRequest.of("GET", MAPS)).status()).isEqualTo(200);
    }

    @Test
    void anExpiredToken() throws Exception {
        on(new FaultEffect.ExpiredToken());
        assertThat(failing(401).string("reason")).contains("Unauthorized");
    }

    @Test
    void aClosedWebhookFailsWritesAlone() throws Exception {
        on(new FaultEffect.ClosedWebhook("check.example.com"));
        assertThat(http.get(MAPS).status()).isEqualTo(200);
        PracticeHttp.Answer write = http.post(MAPS, "{\"metadata\":{\"name\":\"hooked\"}}");
        assertThat(write.status()).isEqualTo(500);
        assertThat(write.json().string("message", ""))
                .contains("failed calling webhook \"check.example.com\"");
    }

    @Test
    void connectionsEndBeforeAndAfterTheWork() throws Exception {
        cluster.faults().add(FaultRule.always(new FaultEffect.Drop(false)).onVerbs("create"));
        String body = "{\"metadata\":{\"name\":\"dropped\"}}";
        assertThatThrownBy(() -> http.post(MAPS, body)).isInstanceOf(IOException.class);
        assertThat(http.get(MAPS + "/dropped").status()).isEqualTo(404);
        cluster.faults().clear();
        cluster.faults().add(FaultRule.always(new FaultEffect.Drop(true)).onVerbs("create"));
        assertThatThrownBy(() -> http.post(MAPS, body)).isInstanceOf(IOException.class);
        assertThat(http.get(MAPS + "/dropped").status()).isEqualTo(200);
    }

    @Test
    void watchesExpireOnDemand() throws Exception {
        String watch = MAPS + "?watch=true&resourceVersion=";
        long now = cluster.api().store().currentVersion();
        try (BufferedReader lines = http.lines(watch + now)) {
            http.post("/leeway/faults/expire-watches", "{}");
            assertThat(
                            JsonReader.readObject(lines.readLine())
                                    .objectAt("object")
                                    .integer("code", 0))
                    .isEqualTo(410);
        }
    }

    @Test
    void theControlPathTakesAndShowsFaults() throws Exception {
        String rule =
                "{\"effect\":\"latency\",\"milliseconds\":1,\"verbs\":[\"list\"],"
                        + "\"probability\":0.5,\"seed\":7,\"times\":3}";
        PracticeHttp.Answer added = http.post("/leeway/faults", rule);
        assertThat(added.status()).isEqualTo(201);
        JsonObject shown =
                http.get("/leeway/faults")
                        .json()
                        .arrayAt("faults")
                        .objects()
                        .findFirst()
                        .orElseThrow();
        assertThat(shown.string("effect")).contains("latency");
        assertThat(shown.integer("times", 0)).isEqualTo(3);
        assertThat(http.delete("/leeway/faults/" + added.json().integer("id", 0)).status())
                .isEqualTo(200);
        assertThat(cluster.faults().standing()).isEmpty();
        assertThat(http.post("/leeway/faults", "{\"effect\":\"earthquake\"}").status())
                .isEqualTo(400);
    }

    @Test
    void diceFallAlikeForTheSameSeed() {
        assertThat(strikes(7)).isEqualTo(strikes(7)).isNotEqualTo(strikes(8));
    }

    private static String strikes(long seed) {
        cluster.faults().clear();
        cluster.faults()
                .add(FaultRule.always(new FaultEffect.ServerError()).withProbability(0.5, seed));
        StringBuilder answers = new StringBuilder();
        for (int i = 0; i < 32; i++) {
            answers.append(
                    cluster.api().handle(ApiRequest.of("GET", MAPS).by(ApiRequest.ADMIN)).status());
        }
        return answers.toString();
    }
}
