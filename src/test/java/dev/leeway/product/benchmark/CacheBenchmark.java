package dev.leeway.product.benchmark;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.leeway.engine.cluster.ClusterConnection;
import dev.leeway.engine.cluster.ClusterConnector;
import dev.leeway.engine.cluster.ClusterSettings;
import dev.leeway.engine.resource.Gvk;
import dev.leeway.engine.resource.ServedKind;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much heap a live cache of 50,000 objects takes. A server that makes its lists as it sends
 * them stands for the cluster, so that nothing but the cache is measured.
 */
final class CacheBenchmark {
    private static final int KINDS = 5;
    private static final int EACH = 10_000;
    private static final int GOAL_MB = 400;
    private static final Pattern LIMIT = Pattern.compile("limit=(\\d+)");
    private static final Pattern CONTINUE = Pattern.compile("continue=(\\d+)");

    private CacheBenchmark() {}

    static void run(Figures figures) throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> answer(exchange, ended));
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        Path kubeconfig = Files.createTempFile("leeway-benchmark", ".kubeconfig");
        try {
            Files.writeString(kubeconfig, kubeconfig(server.getAddress().getPort()));
            long before = usedHeap();
            try (ClusterConnection cluster =
                    ClusterConnector.connect(
                            ClusterSettings.of(
                                    "cache",
                                    List.of(kubeconfig),
                                    "",
                                    "benchmark",
                                    Optional.empty()))) {
                for (int kind = 0; kind < KINDS; kind++) {
                    int size = cluster.reader().list(kind(kind), "", Duration.ofMinutes(5)).size();
                    if (size != EACH) {
                        throw new IllegalStateException(size + " objects");
                    }
                }
                long megabytes = (usedHeap() - before) / (1024 * 1024);
                figures.plain(
                        "live cache of 50,000 whole objects of "
                                + item(0).length()
                                + " bytes, heap",
                        megabytes + " MB",
                        "",
                        "under " + GOAL_MB + " MB");
            }
        } finally {
            ended.countDown();
            server.stop(0);
            Files.deleteIfExists(kubeconfig);
        }
    }

    private static ServedKind kind(int number) {
        return new ServedKind(
                new Gvk("apps", "v1", "Deployment" + number),
                "deployments" + number,
                true,
                Set.of("get", "list", "watch"));
    }

    private static void answer(HttpExchange exchange, CountDownLatch ended) throws IOException {
        String query = String.valueOf(exchange.getRequestURI().getQuery());
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            if (query.contains("watch=true")) {
                out.flush();
                ended.await();
                return;
            }
            int from = number(CONTINUE, query, 0);
            int to = Math.min(EACH, from + number(LIMIT, query, EACH));
            String next = to < EACH ? ",\"continue\":\"" + to + "\"" : "";
            write(out, "{\"metadata\":{\"resourceVersion\":\"9\"" + next + "},\"items\":[");
            for (int i = from; i < to; i++) {
                write(out, (i == from ? "" : ",") + item(i));
            }
            write(out, "]}");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int number(Pattern pattern, String query, int otherwise) {
        Matcher found = pattern.matcher(query);
        return found.find() ? Integer.parseInt(found.group(1)) : otherwise;
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A Deployment's size and make: some 3 KB with its managed fields. */
    private static String item(int number) {
        StringBuilder env = new StringBuilder();
        StringBuilder owned = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            env.append(i == 0 ? "" : ",")
                    .append("{\"name\":\"SETTING_" + i + "\",\"value\":\"value-" + number + "\"}");
            owned.append(i == 0 ? "" : ",")
                    .append("\"k:{\\\"name\\\":\\\"SETTING_" + i + "\\\"}\":")
                    .append("{\".\":{},\"f:name\":{},\"f:value\":{}}");
        }
        return """
        {"metadata":{"name":"object-%1$d","namespace":"shop","uid":"0f1e2d3c-0000-4000-8000-%1$012d",
        "resourceVersion":"%2$d","generation":1,"creationTimestamp":"2026-01-01T00:00:00Z",
        "labels":{"app":"object-%1$d"},"annotations":{"note":"about object %1$d"},
        "managedFields":[{"manager":"leeway","operation":"Apply","apiVersion":"apps/v1",
        "time":"2026-01-01T00:00:00Z","fieldsType":"FieldsV1","fieldsV1":{"f:spec":{"f:template":
        {"f:spec":{"f:containers":{"k:{\\"name\\":\\"main\\"}":{"f:env":{%4$s}}}}}}}}]},
        "spec":{"replicas":1,"selector":{"matchLabels":{"app":"object-%1$d"}},"template":{"metadata":
        {"labels":{"app":"object-%1$d"}},"spec":{"containers":[{"name":"main",
        "image":"registry.example.com/object-%1$d:1.0.0","env":[%3$s]}]}}},
        "status":{"observedGeneration":1,"replicas":1,"readyReplicas":1,"availableReplicas":1,
        "conditions":[{"type":"Available","status":"True","reason":"MinimumReplicasAvailable"}]}}
        """
                .formatted(number, number % 8 + 1, env, owned);
    }

    private static String kubeconfig(int port) {
        return """
        apiVersion: v1
        kind: Config
        current-context: cache
        clusters: [{name: cache, cluster: {server: "http://127.0.0.1:%d"}}]
        users: [{name: cache, user: {token: none}}]
        contexts: [{name: cache, context: {cluster: cache, user: cache}}]
        """
                .formatted(port);
    }

    private static long usedHeap() {
        Runtime runtime = Runtime.getRuntime();
        long used = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            System.gc();
            used = Math.min(used, runtime.totalMemory() - runtime.freeMemory());
        }
        return used;
    }
}
