package dev.leeway.engine.store;

import dev.leeway.engine.apply.RunStart;
import dev.leeway.engine.history.SyncStart;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.resource.Revision;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Syncs and manifests for the tests of the history. */
final class HistorySample {
    static final Instant START = Instant.parse("2026-11-22T03:00:00Z");

    private HistorySample() {}

    static SyncStart start(String run, String commit, boolean partial) {
        return new SyncStart(
                run,
                "shop",
                "prod",
                new Revision(commit, "main", "Raise the image", "Ada", START.minusSeconds(60)),
                "digest-" + run,
                "ada",
                START,
                partial);
    }

    static RunStart run(String run) {
        return new RunStart(
                run,
                START,
                "ada",
                "shop",
                "prod",
                "c".repeat(40),
                "digest-" + run,
                List.of(
                        new RunStart.Planned("patch", key(1)),
                        new RunStart.Planned("patch", key(2))));
    }

    static ResourceKey key(int number) {
        return new ResourceKey("apps", "Deployment", "shop", "app-" + number);
    }

    /** A deployment of usual size. */
    static Manifest deployment(int number, String tag) {
        return new Manifest(
                JsonReader.readObject(
                        """
                        {"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"app-%1$d",
                        "namespace":"shop","labels":{"app.kubernetes.io/name":"app-%1$d",
                        "app.kubernetes.io/part-of":"shop","team":"team-%3$d"}},"spec":{"replicas":%4$d,
                        "selector":{"matchLabels":{"app.kubernetes.io/name":"app-%1$d"}},
                        "template":{"metadata":{"labels":{"app.kubernetes.io/name":"app-%1$d"}},
                        "spec":{"containers":[{"name":"main","image":"registry.example.com/shop/app-%1$d:%2$s",
                        "args":["--listen=:8080","--upstream=http://svc-%5$d.shop.svc:80"],
                        "ports":[{"name":"http","containerPort":8080}],
                        "env":[{"name":"LEVEL","value":"info"},{"name":"SHARD","value":"%1$d"}],
                        "resources":{"requests":{"cpu":"100m","memory":"%6$dMi"},
                        "limits":{"memory":"512Mi"}},
                        "readinessProbe":{"httpGet":{"path":"/ready","port":"http"},"periodSeconds":10},
                        "volumeMounts":[{"name":"config","mountPath":"/etc/app"}]}],
                        "volumes":[{"name":"config","configMap":{"name":"app-%1$d-config"}}]}}}}
                        """
                                .formatted(
                                        number,
                                        tag,
                                        number % 7,
                                        number % 5,
                                        number % 11,
                                        64 + number)));
    }

    static List<Manifest> deployments(int count, String tag) {
        List<Manifest> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(deployment(i, tag));
        }
        return all;
    }

    static Manifest secret(String name, String entry, String value) {
        return new Manifest(
                JsonReader.readObject(
                                "{\"apiVersion\":\"v1\",\"kind\":\"Secret\",\"metadata\":{\"name\":\""
                                        + name
                                        + "\",\"namespace\":\"shop\"},\"type\":\"Opaque\"}")
                        .with(
                                "data",
                                JsonObject.builder()
                                        .put(
                                                entry,
                                                Base64.getEncoder()
                                                        .encodeToString(
                                                                value.getBytes(
                                                                        StandardCharsets.UTF_8)))
                                        .build()));
    }
}
