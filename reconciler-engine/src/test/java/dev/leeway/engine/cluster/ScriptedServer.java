package dev.leeway.engine.cluster;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server that says exactly what a test tells it to say, on loopback and plain HTTP. */
final class ScriptedServer implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Deque<Answer>> script = new ConcurrentHashMap<>();
    private final List<Request> requests = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch closing = new CountDownLatch(1);

    record Request(String method, String target, Map<String, List<String>> headers, String body) {
        String header(String name) {
            return String.join(", ", headers.getOrDefault(name, List.of()));
        }
    }

    /** Says something. */
    @FunctionalInterface
    interface Answer {
        void to(HttpExchange exchange) throws IOException, InterruptedException;
    }

    ScriptedServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** Answers requests of this method and path so, one answer each; the last one stays. */
    ScriptedServer on(String method, String path, Answer... answers) {
        script.put(method + " " + path, new ArrayDeque<>(List.of(answers)));
        return this;
    }

    List<Request> requests() {
        synchronized (requests) {
            return List.copyOf(requests);
        }
    }

    /** The newest request of that method: a watch that reconnects meanwhile is not taken for it. */
    Request last(String method) {
        return requests().stream()
                .filter(request -> request.method().equals(method))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    long count(String method, String pathAndMore) {
        return requests().stream()
                .filter(r -> r.method().equals(method) && r.target().startsWith(pathAndMore))
                .count();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Writes a kubeconfig for this server. */
    Path kubeconfig(Path folder, String user) throws IOException {
        return Files.writeString(
                folder.resolve("config"),
                """
                apiVersion: v1
                kind: Config
                current-context: test
                clusters: [{name: c, cluster: {server: "%s"}}]
                contexts: [{name: test, context: {cluster: c, user: u}}]
                users: [{name: u, user: %s}]
                """
                        .formatted(address(), user));
    }

    static Answer json(int status, String body) {
        return exchange -> send(exchange, status, "application/json", body);
    }

    static Answer retryAfter(int status, String seconds) {
        return exchange -> {
            exchange.getResponseHeaders().set("Retry-After", seconds);
            send(exchange, status, "text/plain", "Too many requests, please try again later.");
        };
    }

    static Answer text(int status, String type, String body) {
        return exchange -> send(exchange, status, type, body);
    }

    /** Reads the request and hangs up. */
    static Answer hangUp() {
        return HttpExchange::close;
    }

    static Answer status(int code, String reason, String message) {
        return json(
                code,
                """
                {"kind":"Status","apiVersion":"v1","status":"Failure","code":%d,"reason":"%s",
                 "message":"%s","details":{"name":"x"}}
                """
                        .formatted(code, reason, message));
    }

    /** Sends the events one after the other and keeps the watch open until the server closes. */
    Answer watch(String... events) {
        return exchange -> {
            try (OutputStream out = begin(exchange)) {
                for (String event : events) {
                    out.write((event + "\n").getBytes(StandardCharsets.UTF_8));
                    out.flush();
                }
                closing.await();
            }
        };
    }

    /** Sends the events and ends the watch. */
    static Answer endedWatch(String... events) {
        return exchange -> {
            try (OutputStream out = begin(exchange)) {
                for (String event : events) {
                    out.write((event + "\n").getBytes(StandardCharsets.UTF_8));
                }
            }
        };
    }

    private static OutputStream begin(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        out.flush();
        return out;
    }

    private static void send(HttpExchange exchange, int status, String type, String body)
            throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        String method = exchange.getRequestMethod();
        String target = exchange.getRequestURI().toString();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        requests.add(new Request(method, target, Map.copyOf(exchange.getRequestHeaders()), body));
        boolean watch = target.contains("watch=true");
        String path = target.replaceFirst("\\?.*", "");
        Answer answer = next(watch ? "WATCH " + path : method + " " + path);
        try (exchange) {
            answer.to(exchange);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Answer next(String key) {
        Deque<Answer> answers = script.get(key);
        if (answers == null) {
            return status(404, "NotFound", "nothing is scripted for " + key);
        }
        synchronized (answers) {
            return answers.size() > 1 ? answers.removeFirst() : answers.getFirst();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
