package dev.leeway.engine.proposal.host;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.json.JsonWriter;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** A server on this machine that speaks one host's API, as its documentation shows it. */
final class HostServer implements AutoCloseable {
    private final HttpServer server;
    private final Dialect dialect;
    private final List<Stored> requests = new CopyOnWriteArrayList<>();
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final List<String> authorizations = new CopyOnWriteArrayList<>();
    private final CountDownLatch gate = new CountDownLatch(1);
    private volatile Trouble trouble = new Trouble(0, Map.of(), "");
    private volatile boolean silent;

    /** A request as the server keeps it; state is open, merged or closed. */
    record Stored(
            int number, String branch, String target, String title, String body, String state) {
        Stored in(String next) {
            return new Stored(number, branch, target, title, body, next);
        }
    }

    /** What the server answers instead of doing anything. */
    record Trouble(int status, Map<String, String> headers, String body) {}

    /** An answer. */
    record Answer(int status, JsonValue body) {}

    /** How one host says it. */
    interface Dialect {
        /** Returns what the host lists. */
        JsonValue list(List<Stored> requests);

        JsonObject one(Stored request);

        /** Reads branch, target, title and text out of a body. */
        Stored read(int number, JsonObject body);

        Answer duplicate();

        /**
         * Returns whether a change of a request closes it.
         *
         * @param step what stands in the path behind the number
         */
        boolean closes(String method, String step, Map<String, String> query, JsonObject body);

        /** Returns the part of the path behind which the number stands. */
        String collection();

        /** Returns the checks of a commit for a path, or null when the path is not about them. */
        @Nullable JsonValue checks(String path);
    }

    HostServer(Dialect dialect) throws IOException {
        this.dialect = dialect;
        this.server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    List<String> seen() {
        return seen;
    }

    List<String> authorizations() {
        return authorizations;
    }

    List<Stored> requests() {
        return requests;
    }

    void put(Stored request) {
        requests.add(request);
    }

    void settle(String state) {
        requests.replaceAll(request -> request.in(state));
    }

    void fail(int status, Map<String, String> headers, String body) {
        trouble = new Trouble(status, headers, body);
    }

    void fallSilent() {
        silent = true;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getRawPath();
            seen.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            authorizations.add(
                    String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            if (silent) {
                gate.await();
                return;
            }
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (trouble.status() > 0) {
                trouble.headers().forEach(exchange.getResponseHeaders()::set);
                send(exchange, trouble.status(), trouble.body().getBytes(StandardCharsets.UTF_8));
                return;
            }
            Answer answer =
                    route(
                            exchange.getRequestMethod(),
                            path,
                            query(exchange),
                            body.length == 0 ? JsonObject.EMPTY : JsonReader.readObject(body));
            send(exchange, answer.status(), JsonWriter.bytes(answer.body()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        }
    }

    private static Map<String, String> query(HttpExchange exchange) {
        Map<String, String> query = new LinkedHashMap<>();
        String raw = exchange.getRequestURI().getRawQuery();
        for (String part : raw == null ? new String[0] : raw.split("&", -1)) {
            int equals = part.indexOf('=');
            query.put(
                    part.substring(0, Math.max(0, equals)),
                    URLDecoder.decode(part.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return query;
    }

    private Answer route(String method, String path, Map<String, String> query, JsonObject body) {
        JsonValue checks = dialect.checks(path);
        if (checks != null) {
            return new Answer(200, checks);
        }
        int at = path.indexOf(dialect.collection());
        if (at < 0) {
            return notFound();
        }
        String number = path.substring(at + dialect.collection().length()).replaceFirst("^/", "");
        if (number.isEmpty()) {
            return method.equals("POST") ? create(body) : list(query);
        }
        String step = number.replaceFirst("^\\d+/?", "");
        for (Stored request : requests) {
            if (number.replaceFirst("/.*", "").equals("" + request.number())) {
                if (method.equals("GET")) {
                    return new Answer(200, dialect.one(request));
                }
                if (dialect.closes(method, step, query, body)) {
                    Stored closed = request.in("closed");
                    requests.set(requests.indexOf(request), closed);
                    return new Answer(200, dialect.one(closed));
                }
                if (!step.isEmpty()) {
                    return notFound();
                }
                Stored read = dialect.read(request.number(), body);
                Stored changed =
                        new Stored(
                                request.number(),
                                request.branch(),
                                request.target(),
                                read.title(),
                                read.body(),
                                request.state());
                requests.set(requests.indexOf(request), changed);
                return new Answer(200, dialect.one(changed));
            }
        }
        return notFound();
    }

    private static Answer notFound() {
        return new Answer(404, JsonObject.of("message", new JsonString("Not Found")));
    }

    private Answer create(JsonObject body) {
        Stored read = dialect.read(requests.size() + 1, body);
        boolean known =
                requests.stream()
                        .anyMatch(
                                one ->
                                        one.state().equals("open")
                                                && one.branch().equals(read.branch()));
        if (known) {
            return dialect.duplicate();
        }
        requests.add(read);
        return new Answer(201, dialect.one(read));
    }

    /** Only what the query asks for, page by page, the newest first. */
    private Answer list(Map<String, String> query) {
        String asked = String.join(" ", query.values());
        boolean filters = asked.contains("leeway/");
        List<Stored> fitting =
                new ArrayList<>(
                        requests.stream()
                                .filter(one -> !filters || asked.contains(one.branch()))
                                .toList());
        Collections.reverse(fitting);
        int page = Integer.parseInt(query.getOrDefault("page", "1"));
        int size = Integer.parseInt(query.getOrDefault("limit", "50"));
        int from = Math.min((page - 1) * size, fitting.size());
        return new Answer(
                200, dialect.list(fitting.subList(from, Math.min(from + size, fitting.size()))));
    }

    static JsonArray array(List<? extends JsonValue> items) {
        return new JsonArray(List.copyOf(items));
    }

    @Override
    public void close() {
        gate.countDown();
        server.stop(0);
    }
}
