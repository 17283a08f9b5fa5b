package dev.leeway.engine.practice.controller;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.json.JsonValue;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A quota's status follows what its namespace uses. */
class QuotaControllerTest {
    private final MemoryObjects cluster = new MemoryObjects();
    private ControllerLoop loop;

    @BeforeEach
    void start() {
        loop = new ControllerLoop(cluster, cluster);
        quota("all", "");
    }

    private static JsonObject object(String kind, String name, String rest) {
        return JsonReader.readObject(
                ("{'apiVersion': 'v1', 'kind': '"
                                + kind
                                + "', 'metadata': {'name': '"
                                + name
                                + "', 'namespace': 'shop'}"
                                + rest
                                + "}")
                        .replace('\'', '"'));
    }

    private void quota(String name, String more) {
        cluster.create(
                Kinds.QUOTA,
                object(
                        "ResourceQuota",
                        name,
                        ", 'spec': {'hard': {'pods': '10', 'requests.cpu': '4', 'memory': '8Gi',"
                                + " 'limits.cpu': '8', 'configmaps': '5', 'count/secrets': '9',"
                                + " 'services.nodeports': '1', 'example.org/odd': '1'}"
                                + more
                                + "}"));
    }

    private void pod(String name, String more) {
        cluster.create(
                Kinds.POD,
                object(
                        "Pod",
                        name,
                        ", 'spec': {'containers': [{'name': 'a', 'resources': {'requests': {'cpu':"
                                + " '250m', 'memory': '96Mi'}, 'limits': {'cpu': '1'}}}, {'name': 'b',"
                                + " 'resources': {'requests': {'cpu': '0.5', 'memory': '32Mi'}}}]"
                                + more
                                + "}"));
    }

    private JsonObject status(String name) {
        loop.runDue();
        return cluster.get(Kinds.QUOTA, "shop", name).orElseThrow().objectAt("status");
    }

    @Test
    void whatIsUsedIsAddedUpAndFollowsEveryChange() {
        assertThat(status("all").objectAt("used").toJson())
                .isEqualTo(
                        "{'pods':'0','requests.cpu':'0','memory':'0','limits.cpu':'0',"
                                        .replace('\'', '"')
                                + "'configmaps':'0','count/secrets':'0','services.nodeports':'0'}"
                                        .replace('\'', '"'));
        assertThat(status("all").objectAt("hard").string("example.org/odd", "")).isEqualTo("1");

        pod("one", "");
        pod("two", ", 'initContainers': [{'name': 'i', 'resources': {'requests': {'cpu': '2'}}}]");
        cluster.create(Kinds.CONFIG_MAP, object("ConfigMap", "c", ""));
        cluster.create(Kinds.SECRET, object("Secret", "s", ""));

        JsonObject used = status("all").objectAt("used");
        assertThat(used.string("pods", "")).isEqualTo("2");
        assertThat(used.string("requests.cpu", "")).as("750m and 2").isEqualTo("2750m");
        assertThat(used.string("memory", "")).isEqualTo("256Mi");
        assertThat(used.string("limits.cpu", "")).isEqualTo("2");
        assertThat(used.string("configmaps", "")).isEqualTo("1");
        assertThat(used.string("count/secrets", "")).isEqualTo("1");

        cluster.delete(Kinds.CONFIG_MAP, cluster.get(Kinds.CONFIG_MAP, "shop", "c").orElseThrow());
        JsonObject two = cluster.get(Kinds.POD, "shop", "two").orElseThrow();
        cluster.updateStatus(
                Kinds.POD, two.with("status", JsonObject.of("phase", JsonValue.of("Succeeded"))));
        assertThat(status("all").objectAt("used").string("configmaps", "")).isEqualTo("0");
        assertThat(status("all").objectAt("used").string("requests.cpu", ""))
                .as("what has ended uses nothing")
                .isEqualTo("750m");
    }

    @Test
    void scopesNarrowWhatCounts() {
        quota("deadlines", ", 'scopes': ['Terminating']");
        quota(
                "urgent",
                ", 'scopeSelector': {'matchExpressions': [{'scopeName': 'PriorityClass',"
                        + " 'operator': 'In', 'values': ['high']}]}");
        pod("plain", "");
        pod("limited", ", 'activeDeadlineSeconds': 60");
        pod("high", ", 'priorityClassName': 'high'");

        assertThat(
                        List.of("all", "deadlines", "urgent").stream()
                                .map(name -> status(name).objectAt("used").string("pods", "")))
                .containsExactly("3", "1", "1");
    }
}
