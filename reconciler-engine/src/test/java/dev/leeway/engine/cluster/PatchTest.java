package dev.leeway.engine.cluster;

import static dev.leeway.engine.cluster.TestCluster.CONFIG_MAP;
import static dev.leeway.engine.cluster.TestCluster.WAIT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.apply.ApplyRequest;
import dev.leeway.engine.apply.WriteResult;
import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.live.LiveState;
import dev.leeway.engine.live.PatchRequest;
import dev.leeway.engine.live.Prediction;
import dev.leeway.engine.practice.PracticeCluster;
import dev.leeway.engine.practice.PracticeOptions;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** JSON patches under preconditions, against the practice cluster. */
@Timeout(60)
class PatchTest {
    private static final ResourceKey KEY = new ResourceKey("", "ConfigMap", "default", "a");

    @TempDir Path folder;
    private PracticeCluster practice;
    private ClusterConnection cluster;
    private Manifest live;

    @BeforeEach
    void start() throws Exception {
        practice = PracticeCluster.start(PracticeOptions.usual());
        cluster = PracticeClient.connect(practice, folder);
        Manifest body =
                new Manifest(
                        JsonReader.readObject(
                                """
                                {"apiVersion":"v1","kind":"ConfigMap",
                                 "metadata":{"name":"a","namespace":"default"},
                                 "data":{"k":"1","other":"x"}}
                                """));
        WriteResult applied =
                cluster.writer()
                        .apply(new ApplyRequest(KEY, CONFIG_MAP, body, "leeway", false, "", WAIT));
        live = ((WriteResult.Written) applied).object();
    }

    @AfterEach
    void stop() {
        cluster.close();
        practice.close();
    }

    private PatchRequest request(String uid, String basedOn, String operations) {
        return new PatchRequest(
                KEY,
                CONFIG_MAP,
                uid,
                basedOn,
                (JsonArray) JsonReader.read(operations),
                "leeway-bypass",
                WAIT);
    }

    private Manifest now() throws Exception {
        return ((LiveState.Present) cluster.reader().readNow(KEY, CONFIG_MAP, WAIT)).manifest();
    }

    private static final String FIX = "[{\"op\":\"replace\",\"path\":\"/data/k\",\"value\":\"2\"}]";

    @Test
    void triesWithoutStoring() throws Exception {
        Prediction answer =
                cluster.reader().predict(request(live.uid(), live.resourceVersion(), FIX));

        assertThat(answer)
                .isInstanceOfSatisfying(
                        Prediction.Predicted.class,
                        predicted ->
                                assertThat(predicted.object().root().stringAt("data", "k"))
                                        .contains("2"));
        assertThat(now().resourceVersion()).isEqualTo(live.resourceVersion());
    }

    @Test
    void refusesAnObjectThatMovedOnAndAnotherOfTheSameName() throws Exception {
        assertThat(cluster.writer().patch(request(live.uid(), live.resourceVersion(), FIX)))
                .isInstanceOf(WriteResult.Written.class);

        assertThat(cluster.writer().patch(request(live.uid(), live.resourceVersion(), FIX)))
                .isInstanceOf(WriteResult.Outdated.class);
        assertThat(cluster.writer().patch(request("other", now().resourceVersion(), FIX)))
                .isInstanceOf(WriteResult.Outdated.class);
        assertThat(cluster.reader().predict(request(live.uid(), live.resourceVersion(), FIX)))
                .isInstanceOf(Prediction.Outdated.class);
    }

    @Test
    void tellsARefusalFromAnObjectThatMovedOn() throws Exception {
        String wrong = "[{\"op\":\"replace\",\"path\":\"/data/k\",\"value\":{\"no\":1}}]";

        assertThat(cluster.writer().patch(request(live.uid(), live.resourceVersion(), wrong)))
                .isInstanceOf(WriteResult.Rejected.class);
    }

    @Test
    void handsFieldsBackWithoutChangingTheObject() throws Exception {
        cluster.writer().patch(request(live.uid(), live.resourceVersion(), FIX));
        Manifest fixed = now();
        List<String> managers =
                fixed.metadata()
                        .arrayAt("managedFields")
                        .objects()
                        .map(entry -> entry.string("manager", ""))
                        .toList();
        assertThat(managers).containsExactlyInAnyOrder("leeway", "leeway-bypass");

        WriteResult released =
                cluster.writer()
                        .patch(
                                request(
                                        fixed.uid(),
                                        fixed.resourceVersion(),
                                        "[{\"op\":\"replace\",\"path\":\"/metadata/managedFields\","
                                                + "\"value\":"
                                                + live.metadata().arrayAt("managedFields").toJson()
                                                + "}]"));

        assertThat(released).isInstanceOf(WriteResult.Written.class);
        assertThat(now().metadata().arrayAt("managedFields"))
                .isEqualTo(live.metadata().arrayAt("managedFields"));
        assertThat(now().root().stringAt("data", "k")).contains("2");
    }
}
