package dev.leeway.engine.cluster;

import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.live.LiveState;
import dev.leeway.engine.resource.Gvk;
import dev.leeway.engine.resource.ServedKind;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The objects and settings that tests of the cluster package share. */
final class TestCluster {
    static final Duration WAIT = Duration.ofSeconds(10);
    static final ServedKind CONFIG_MAP =
            new ServedKind(
                    new Gvk("", "v1", "ConfigMap"),
                    "configmaps",
                    true,
                    Set.of("get", "list", "watch", "patch", "delete"));
    static final String MAPS = "/api/v1/namespaces/shop/configmaps";
    static final ResourceKey A = key("a");

    /** Impatient, so that tests are quick. */
    static final WatchTiming QUICK =
            new WatchTiming(
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(5),
                    Duration.ofMillis(20),
                    Duration.ofMillis(100),
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(30),
                    Duration.ZERO,
                    2);

    private TestCluster() {}

    static ResourceKey key(String name) {
        return new ResourceKey("", "ConfigMap", "shop", name);
    }

    static ClusterConnection connect(ScriptedServer server, Path folder, WatchTiming timing)
            throws Exception {
        return ClusterConnector.connect(
                new ClusterSettings(
                        "test",
                        List.of(server.kubeconfig(folder, "{token: secret}")),
                        "",
                        ClusterLimits.DEFAULT,
                        Map.of(),
                        "test"),
                timing);
    }

    static LiveState read(ClusterConnection cluster, ResourceKey key) throws InterruptedException {
        return Objects.requireNonNull(
                cluster.reader().read(Map.of(key, CONFIG_MAP), WAIT).get(key));
    }

    /** Returns a config map as it stands in a list: without kind and version. */
    static String item(String name, int version, String value) {
        return """
               {"metadata":{"name":"%s","namespace":"shop","uid":"uid-%s","resourceVersion":"%d"},\
               "data":{"k":"%s"}}"""
                .formatted(name, name, version, value);
    }

    static String list(int version, String next, String... items) {
        return """
               {"kind":"ConfigMapList","apiVersion":"v1",\
               "metadata":{"resourceVersion":"%d","continue":"%s"},"items":[%s]}"""
                .formatted(version, next, String.join(",", items));
    }

    static String event(String type, String object) {
        return "{\"type\":\"" + type + "\",\"object\":" + object + "}";
    }

    static Manifest configMap(String name, String value) {
        return new Manifest(
                JsonReader.readObject(
                        """
                        {"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"%s","namespace":"shop"},\
                        "data":{"k":"%s"}}"""
                                .formatted(name, value)));
    }
}
