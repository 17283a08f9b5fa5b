package dev.leeway.engine.cluster;

import static dev.leeway.engine.cluster.ScriptedServer.hangUp;
import static dev.leeway.engine.cluster.ScriptedServer.json;
import static dev.leeway.engine.cluster.ScriptedServer.retryAfter;
import static dev.leeway.engine.cluster.ScriptedServer.status;
import static dev.leeway.engine.cluster.TestCluster.A;
import static dev.leeway.engine.cluster.TestCluster.CONFIG_MAP;
import static dev.leeway.engine.cluster.TestCluster.MAPS;
import static dev.leeway.engine.cluster.TestCluster.QUICK;
import static dev.leeway.engine.cluster.TestCluster.WAIT;
import static dev.leeway.engine.cluster.TestCluster.item;
import static dev.leeway.engine.cluster.TestCluster.list;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.apply.ApplyRequest;
import dev.leeway.engine.apply.DeleteRequest;
import dev.leeway.engine.apply.WriteResult;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.live.FieldConflict;
import dev.leeway.engine.live.LiveState;
import dev.leeway.engine.live.Prediction;
import dev.leeway.engine.live.PredictionRequest;
import dev.leeway.engine.resource.Manifest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class WriteAndPredictTest {
    private static final String PATH = MAPS + "/a";
    private static final String CONFLICT =
            """
            {"kind":"Status","code":409,"reason":"Conflict","message":"Apply failed with 2 conflicts",
             "details":{"causes":[
              {"reason":"FieldManagerConflict","field":".data.k",
               "message":"conflict with \\"kubectl-edit\\" using v1"},
              {"reason":"FieldManagerConflict","field":".spec.replicas",
               "message":"conflict with \\"a \\\\\\"b\\\\\\"\\" with subresource \\"scale\\" using v1"}]}}""";

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

    private Prediction predict(String basedOn) throws InterruptedException {
        return cluster.reader()
                .predict(
                        new PredictionRequest(
                                A,
                                CONFIG_MAP,
                                TestCluster.configMap("a", "x"),
                                "leeway",
                                true,
                                basedOn,
                                Duration.ofSeconds(3)));
    }

    private WriteResult apply(String basedOn) throws InterruptedException {
        return cluster.writer()
                .apply(
                        new ApplyRequest(
                                A,
                                CONFIG_MAP,
                                TestCluster.configMap("a", "x"),
                                "leeway",
                                false,
                                basedOn,
                                Duration.ofSeconds(3)));
    }

    private WriteResult delete() throws InterruptedException {
        return cluster.writer()
                .delete(
                        new DeleteRequest(
                                A,
                                CONFIG_MAP,
                                "uid-a",
                                "3",
                                DeleteRequest.Propagation.FOREGROUND,
                                Duration.ofSeconds(3)));
    }

    private Prediction predictAnswered(int status, String reason, String message)
            throws InterruptedException {
        server.on("PATCH", PATH, status(status, reason, message));
        return predict("3");
    }

    @Test
    void asksForADryRunOfExactlyTheVersionAndObjectThatWasSeen() throws Exception {
        server.on("GET", MAPS, json(200, list(7, "", item("a", 3, "x"))));
        server.on("WATCH", MAPS, server.watch());
        server.on("PATCH", PATH, json(200, item("a", 3, "x")));
        cluster.reader().read(Map.of(A, CONFIG_MAP), WAIT);
        assertThat(predict("3"))
                .isInstanceOfSatisfying(
                        Prediction.Predicted.class,
                        predicted -> assertThat(predicted.basedOn()).isEqualTo("3"));
        var sent = server.last("PATCH");
        assertThat(sent.target())
                .contains(
                        "dryRun=All",
                        "fieldManager=leeway",
                        "force=true",
                        "fieldValidation=Strict");
        assertThat(sent.headers().get("Content-type"))
                .containsExactly("application/apply-patch+yaml");
        JsonObject metadata = JsonReader.readObject(sent.body()).objectAt("metadata");
        assertThat(metadata.string("resourceVersion", "")).isEqualTo("3");
        assertThat(metadata.string("uid", "")).isEqualTo("uid-a");
    }

    @Test
    void anAnswerAboutAnotherLifeOfTheObjectIsOutdated() throws Exception {
        server.on("PATCH", PATH, json(200, item("a", 3, "x")));
        assertThat(predict("")).isInstanceOf(Prediction.Outdated.class);
        server.on("PATCH", PATH, json(201, item("a", 3, "x")));
        assertThat(predict("3")).isInstanceOf(Prediction.Outdated.class);
        assertThat(predict(""))
                .isInstanceOfSatisfying(
                        Prediction.Predicted.class,
                        predicted -> assertThat(predicted.basedOn()).isEmpty());
    }

    @Test
    void namesTheManagersAndPathsInConflict() throws Exception {
        server.on("PATCH", PATH, json(409, CONFLICT));
        List<FieldConflict> conflicts = ((Prediction.Conflicting) predict("3")).conflicts();
        assertThat(conflicts)
                .extracting(FieldConflict::manager, FieldConflict::path)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple("kubectl-edit", ".data.k"),
                        org.assertj.core.api.Assertions.tuple("a \"b\"", ".spec.replicas"));
        assertThat(((WriteResult.Conflicting) apply("3")).conflicts()).isEqualTo(conflicts);
    }

    @Test
    void everyRefusalHasItsOwnMeaning() throws Exception {
        assertThat(predictAnswered(409, "Conflict", "the object has been modified"))
                .isInstanceOf(Prediction.Outdated.class);
        assertThat(
                        predictAnswered(
                                403,
                                "Forbidden",
                                "configmaps is forbidden: User \\\"u\\\" cannot patch resource"))
                .isInstanceOf(Prediction.NotAllowed.class);
        assertThat(predictAnswered(403, "Forbidden", "a is forbidden: exceeded quota: q"))
                .isInstanceOf(Prediction.Rejected.class);
        assertThat(
                        predictAnswered(
                                400, "BadRequest", "admission webhook w does not support dry run"))
                .isInstanceOfSatisfying(
                        Prediction.Rejected.class,
                        rejected -> {
                            assertThat(rejected.refusesDryRun()).isTrue();
                            assertThat(rejected.message()).contains("webhook w");
                        });
        assertThat(predictAnswered(422, "Invalid", "spec is wrong"))
                .isInstanceOfSatisfying(
                        Prediction.Rejected.class,
                        rejected -> assertThat(rejected.refusesDryRun()).isFalse());
        assertThat(predictAnswered(404, "NotFound", "namespaces shop not found"))
                .isInstanceOf(Prediction.Rejected.class);
        assertThat(predictAnswered(500, "InternalError", "failed calling webhook w: refused"))
                .isInstanceOf(Prediction.Rejected.class);
        assertThat(predictAnswered(401, "Unauthorized", "Unauthorized"))
                .isInstanceOf(Prediction.Unanswered.class);
        assertThat(predictAnswered(500, "InternalError", "boom"))
                .isInstanceOf(Prediction.Unanswered.class);
        server.on("PATCH", PATH, retryAfter(429, "100"));
        assertThat(predict("3")).isInstanceOf(Prediction.Unanswered.class);
    }

    @Test
    void whatWasWrittenIsReadAtOnce() throws Exception {
        server.on("GET", MAPS, json(200, list(7, "", item("a", 3, "x"))));
        server.on("WATCH", MAPS, server.watch());
        cluster.reader().read(Map.of(A, CONFIG_MAP), WAIT);
        server.on("PATCH", PATH, json(200, item("a", 8, "written")));
        assertThat(apply("3")).isInstanceOf(WriteResult.Written.class);
        LiveState.Present now = (LiveState.Present) TestCluster.read(cluster, A);
        assertThat(now.manifest().resourceVersion()).isEqualTo("8");
        server.on("DELETE", PATH, json(200, "{\"kind\":\"Status\",\"status\":\"Success\"}"));
        assertThat(delete())
                .isInstanceOfSatisfying(
                        WriteResult.Written.class,
                        written -> assertThat(written.object().uid()).isEqualTo("uid-a"));
        assertThat(cluster.reader().read(Map.of(A, CONFIG_MAP), WAIT).get(A))
                .isInstanceOf(LiveState.Absent.class);
        JsonObject conditions =
                JsonReader.readObject(server.last("DELETE").body()).objectAt("preconditions");
        assertThat(conditions.string("uid", "")).isEqualTo("uid-a");
        assertThat(conditions.string("resourceVersion", "")).isEqualTo("3");
    }

    @Test
    void aLostAnswerIsSettledByLookingWhenTheRepetitionMeetsItself() throws Exception {
        // The first try was carried out; its repetition therefore meets a newer version.
        server.on(
                "PATCH",
                PATH,
                hangUp(),
                status(409, "Conflict", "the object has been modified"),
                json(200, item("a", 8, "x")));
        server.on("GET", PATH, json(200, item("a", 8, "x")));
        assertThat(apply("3"))
                .isInstanceOfSatisfying(
                        WriteResult.Written.class,
                        written -> assertThat(written.object().resourceVersion()).isEqualTo("8"));
        assertThat(server.last("PATCH").target()).contains("dryRun=All");
    }

    @Test
    void aLostAnswerThatCannotBeSettledIsUnknown() throws Exception {
        server.on(
                "PATCH",
                PATH,
                hangUp(),
                status(409, "Conflict", "the object has been modified"),
                json(200, item("a", 9, "x")));
        server.on("GET", PATH, json(200, item("a", 9, "something else")));
        assertThat(apply("3")).isInstanceOf(WriteResult.Unknown.class);
    }

    @Test
    void aConflictWithoutDoubtIsOutdated() throws Exception {
        server.on("PATCH", PATH, status(409, "Conflict", "the object has been modified"));
        assertThat(apply("3")).isInstanceOf(WriteResult.Outdated.class);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void aServerThatIsTooBusyWroteNothing() throws Exception {
        server.on("PATCH", PATH, retryAfter(429, "100"));
        assertThat(apply("3")).isInstanceOf(WriteResult.NotSent.class);
    }

    @Test
    void aDeadServerWroteNothing() throws Exception {
        server.close();
        assertThat(apply("3")).isInstanceOf(WriteResult.NotSent.class);
        assertThat(delete()).isInstanceOf(WriteResult.NotSent.class);
    }

    @Test
    void aServerThatDiesAfterReadingLeavesItUnknown() throws Exception {
        server.on("PATCH", PATH, hangUp());
        server.on("GET", PATH, hangUp());
        assertThat(apply("3")).isInstanceOf(WriteResult.Unknown.class);
    }

    @Test
    void deletionsAreToldApart() throws Exception {
        server.on("DELETE", PATH, status(404, "NotFound", "configmaps a not found"));
        assertThat(delete()).isInstanceOf(WriteResult.AlreadyGone.class);
        server.on("DELETE", PATH, status(409, "Conflict", "Precondition failed: UID"));
        assertThat(delete()).isInstanceOf(WriteResult.Outdated.class);
        server.on("DELETE", PATH, hangUp());
        server.on("GET", PATH, json(200, item("a", 3, "x")));
        assertThat(delete()).isInstanceOf(WriteResult.Unknown.class);
        server.on("GET", PATH, json(200, item("a", 3, "x").replace("uid-a", "uid-other")));
        assertThat(delete()).isInstanceOf(WriteResult.AlreadyGone.class);
        String dying =
                item("a", 4, "x")
                        .replace(
                                "\"uid\"",
                                "\"deletionTimestamp\":\"2026-01-01T00:00:00Z\",\"uid\"");
        server.on("GET", PATH, json(200, dying));
        assertThat(delete()).isInstanceOf(WriteResult.Written.class);
    }

    @Test
    void aRefusedWriteKeepsTheServersWords() throws Exception {
        server.on(
                "PATCH",
                PATH,
                json(
                        422,
                        """
                        {"kind":"Status","code":422,"reason":"Invalid","message":"bad",
                         "details":{"causes":[{"reason":"FieldValueRequired","field":"spec.x","message":"m"}]}}"""));
        assertThat(apply(""))
                .isInstanceOfSatisfying(
                        WriteResult.Rejected.class,
                        rejected -> {
                            assertThat(rejected.status()).isEqualTo(422);
                            assertThat(rejected.causes())
                                    .containsExactly(
                                            new Prediction.Cause(
                                                    "spec.x", "FieldValueRequired", "m"));
                        });
    }

    @Test
    void bodiesNeverCarryManagedFields() throws Exception {
        server.on("PATCH", PATH, json(201, item("a", 3, "x")));
        JsonObject withFields =
                JsonReader.readObject(
                        """
                        {"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"a","namespace":"shop",\
                        "managedFields":[{"manager":"x"}],"resourceVersion":"1","uid":"u"}}""");
        cluster.writer()
                .apply(
                        new ApplyRequest(
                                A,
                                CONFIG_MAP,
                                new Manifest(withFields),
                                "leeway",
                                false,
                                "",
                                WAIT));
        assertThat(server.last("PATCH").body())
                .isEqualTo(
                        "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"a\",\"namespace\":\"shop\"}}");
    }
}
