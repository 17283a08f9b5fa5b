package dev.leeway.engine.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
@Isolated("it measures the heap")
class KeptObjectsTest {
    private final KeptObjects objects = new KeptObjects(TestCluster.CONFIG_MAP, new TreeBudget(1));

    private static JsonObject item(String name, int version, String value) {
        return JsonReader.readObject(TestCluster.item(name, version, value));
    }

    @Test
    void packedObjectsComeBackAsTheyWere() {
        JsonObject odd =
                JsonReader.readObject(
                        """
                        {"metadata":{"name":"b","namespace":"n","uid":"u","resourceVersion":"1"},
                         "spec":{"empty":{},"none":[],"null":null,"big":123456789012345678901234567890,
                         "exact":0.10000000000000000001,"text":"\\u0000 \\ud83d\\ude00"}}""");
        objects.put(item("a", 1, "tree"));
        objects.put(odd);
        assertThat(objects.find("n", "b").orElseThrow()).isInstanceOf(KeptObject.Packed.class);
        assertThat(objects.find("n", "b").orElseThrow().manifest().root()).isEqualTo(odd);
    }

    @Test
    void neverGoesBackToAnOlderVersion() {
        assertThat(objects.put(item("a", 9, "x"))).isTrue();
        assertThat(objects.put(item("a", 9, "same"))).isFalse();
        assertThat(objects.put(item("a", 8, "older"))).isFalse();
        assertThat(objects.put(item("a", 10, "newer"))).isTrue();
        JsonObject reborn =
                item("a", 2, "other").withAt(List.of("metadata", "uid"), JsonValue.of("u2"));
        assertThat(objects.put(reborn)).as("another object of that name").isTrue();
        assertThat(objects.remove(item("a", 11, "x"))).as("the first one's end").isFalse();
        assertThat(objects.size()).isEqualTo(1);
    }

    @Test
    void aListReplacesAllButWhatWasWrittenMeanwhile() {
        objects.put(item("old", 3, "x"));
        objects.put(item("kept", 4, "x"));
        objects.put(item("written", 12, "x"));
        KeptObjects.Changes changes =
                objects.replace(List.of(item("kept", 4, "x"), item("new", 9, "x")), "10");
        assertThat(changes.gone()).containsExactly(TestCluster.key("old"));
        assertThat(changes.present())
                .extracting(manifest -> manifest.name())
                .containsExactly("new");
        assertThat(objects.find("shop", "written")).isPresent();
        assertThat(objects.size()).isEqualTo(3);
    }

    @Test
    void deploymentsTakeLessThanEightKilobytesEach() {
        long before = usedAfterCollecting();
        List<KeptObjects> kinds = new ArrayList<>();
        TreeBudget budget = new TreeBudget(5_000);
        KeptObjects many = new KeptObjects(TestCluster.CONFIG_MAP, budget);
        kinds.add(many);
        for (int i = 0; i < 20_000; i++) {
            many.put(deployment(i));
        }
        long used = usedAfterCollecting() - before;
        System.out.println(
                "live cache: 20000 objects of "
                        + deployment(7).toJson().length()
                        + " bytes take "
                        + used / 1_000_000
                        + " MB");
        assertThat(kinds.getFirst().size()).isEqualTo(20_000);
        assertThat(used).isLessThan(160_000_000L);
    }

    private static long usedAfterCollecting() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static JsonObject deployment(int number) {
        StringBuilder owned = new StringBuilder();
        StringBuilder env = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            String comma = i == 0 ? "" : ",";
            env.append(comma)
                    .append(
                            "{\"name\":\"SETTING_"
                                    + i
                                    + "\",\"value\":\"value-"
                                    + number
                                    + "-"
                                    + i
                                    + "\"}");
            owned.append(comma)
                    .append(
                            "\"k:{\\\"name\\\":\\\"SETTING_"
                                    + i
                                    + "\\\"}\":{\".\":{},\"f:name\":{},\"f:value\":{}}");
        }
        String fields =
                "{\"f:metadata\":{\"f:labels\":{\".\":{},\"f:app\":{}}},\"f:spec\":{\"f:replicas\":{},"
                        + "\"f:template\":{\"f:spec\":{\"f:containers\":{\"k:{\\\"name\\\":\\\"main\\\"}\":"
                        + "{\".\":{},\"f:env\":{"
                        + owned
                        + "}}}}}}}";
        return JsonReader.readObject(
                """
                {"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"deployment-%1$d",
                 "namespace":"team-%2$d","uid":"00000000-0000-4000-8000-%1$012d","resourceVersion":"%1$d",
                 "generation":3,"creationTimestamp":"2026-01-01T00:00:00Z","labels":{"app":"app-%1$d"},
                 "managedFields":[
                  {"manager":"leeway","operation":"Apply","apiVersion":"apps/v1",
                   "time":"2026-01-01T00:00:00Z","fieldsType":"FieldsV1","fieldsV1":%3$s},
                  {"manager":"kube-controller-manager","operation":"Update","apiVersion":"apps/v1",
                   "time":"2026-01-01T00:00:01Z","subresource":"status","fieldsType":"FieldsV1",
                   "fieldsV1":{"f:status":{"f:conditions":{},"f:replicas":{}}}}]},
                 "spec":{"replicas":3,"selector":{"matchLabels":{"app":"app-%1$d"}},
                  "template":{"metadata":{"labels":{"app":"app-%1$d"}},
                   "spec":{"containers":[{"name":"main","image":"registry.example/app:%1$d","env":[%4$s]}]}}},
                 "status":{"replicas":3,"readyReplicas":3,"observedGeneration":3}}"""
                        .formatted(number, number % 100, fields, env));
    }
}
