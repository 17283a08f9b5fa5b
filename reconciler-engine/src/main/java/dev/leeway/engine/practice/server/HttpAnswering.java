package dev.leeway.engine.practice.server;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonWriter;
import dev.leeway.engine.practice.api.ApiRequest;
import dev.leeway.engine.practice.api.ApiResponse;
import dev.leeway.engine.practice.api.PracticeApi;
import dev.leeway.engine.practice.api.Statuses;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPOutputStream;

/** Turns HTTP exchanges into API requests and answers into HTTP; guards the door. */
final class HttpAnswering {
    private static final Set<String> LOOPBACK_HOSTS = Set.of("127.0.0.1", "localhost", "[::1]");
    private static final Set<String> OPEN_PATHS =
            Set.of("/healthz", "/livez", "/readyz", "/version");

    private static final String IMPERSONATE = "Impersonate-User";

    /** Kubernetes refuses larger bodies too. */
    private static final int MAX_BODY = 3 * 1024 * 1024;

    /** As Kubernetes does, from 128 KiB on; on loopback smaller ones are not worth the work. */
    private static final int COMPRESS_ABOVE = 128 * 1024;

    private final PracticeApi api;
    private final byte[] token;

    HttpAnswering(PracticeApi api, String token) {
        this.api = api;
        this.token = token.getBytes(StandardCharsets.UTF_8);
    }

    void answer(HttpExchange exchange) throws IOException {
        boolean finished = false;
        try {
            finished = answerOpen(exchange);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            // Closing a half-written exchange cuts the connection: the client must not take what
            // came so far for the whole.
            exchange.close();
            if (!finished) {
                exchange.getRequestBody().close();
            }
        }
    }

    private boolean answerOpen(HttpExchange exchange) throws IOException, InterruptedException {
        Headers headers = exchange.getRequestHeaders();
        if (!fromHere(headers)) {
            send(
                    exchange,
                    ApiResponse.json(
                            403,
                            Statuses.failure(
                                    403,
                                    "Forbidden",
                                    "the practice cluster answers this machine alone")));
            return true;
        }
        if (headers.containsKey("Upgrade")) {
            // Nothing here speaks WebSocket or SPDY. A client that tries must hear so at once, or
            // it waits; it then falls back to plain HTTP.
            exchange.getResponseHeaders().set("Connection", "close");
            exchange.sendResponseHeaders(200, -1);
            return true;
        }
        Optional<String> user = user(exchange, headers);
        if (user.isEmpty()) {
            send(exchange, ApiResponse.json(401, Statuses.unauthorized()));
            return true;
        }
        byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY + 1);
        if (body.length > MAX_BODY) {
            send(
                    exchange,
                    ApiResponse.json(
                            413,
                            Statuses.failure(
                                    413,
                                    "RequestEntityTooLarge",
                                    "Request entity too large: limit is " + MAX_BODY)));
            return false;
        }
        ApiResponse response = api.handle(request(exchange, body, user.get()));
        return send(exchange, response);
    }

    /** A page in a browser must not reach the cluster through a name that resolves to loopback. */
    private static boolean fromHere(Headers headers) {
        String host = headers.getFirst("Host");
        String origin = headers.getFirst("Origin");
        return host != null
                && LOOPBACK_HOSTS.contains(withoutPort(host))
                && (origin == null || isLoopback(origin));
    }

    private static boolean isLoopback(String origin) {
        try {
            String host = new URI(origin).getHost();
            return host != null && LOOPBACK_HOSTS.contains(host.toLowerCase(Locale.ROOT));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static String withoutPort(String host) {
        int colon = host.lastIndexOf(':');
        boolean port = colon > 0 && host.indexOf(']', colon) < 0;
        return (port ? host.substring(0, colon) : host).toLowerCase(Locale.ROOT);
    }

    /**
     * Returns who asks: the administrator, whom he impersonates, or a service account; empty for a
     * stranger. Nobody else may impersonate.
     */
    private Optional<String> user(HttpExchange exchange, Headers headers) {
        if (OPEN_PATHS.contains(exchange.getRequestURI().getPath())) {
            return Optional.of(ApiRequest.ADMIN);
        }
        String header = headers.getFirst("Authorization");
        if (header == null || !header.startsWith("Bearer ")) {
            return Optional.empty();
        }
        String shown = header.substring("Bearer ".length()).strip();
        String wanted = headers.getFirst(IMPERSONATE);
        if (MessageDigest.isEqual(shown.getBytes(StandardCharsets.UTF_8), token)) {
            return Optional.of(wanted == null ? ApiRequest.ADMIN : wanted);
        }
        return wanted == null ? api.holder(shown) : Optional.empty();
    }

    private static ApiRequest request(HttpExchange exchange, byte[] body, String user) {
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach(
                        (name, values) ->
                                headers.put(
                                        name.toLowerCase(Locale.ROOT), String.join(",", values)));
        URI uri = exchange.getRequestURI();
        return new ApiRequest(
                exchange.getRequestMethod(),
                uri.getPath(),
                query(uri.getRawQuery()),
                headers,
                new ApiRequest.Body(body),
                user);
    }

    private static Map<String, List<String>> query(String raw) {
        Map<String, List<String>> query = new HashMap<>();
        if (raw == null || raw.isEmpty()) {
            return query;
        }
        for (String pair : raw.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            query.computeIfAbsent(decoded(name), _ -> new ArrayList<>()).add(decoded(value));
        }
        return query;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    private static boolean send(HttpExchange exchange, ApiResponse response)
            throws IOException, InterruptedException {
        Headers headers = exchange.getResponseHeaders();
        headers.set("Cache-Control", "no-cache, private");
        response.headers().forEach(header -> headers.add(header.name(), header.value()));
        switch (response.body()) {
            case ApiResponse.Json(JsonObject json, String contentType) ->
                    sendBytes(exchange, response.status(), contentType, JsonWriter.bytes(json));
            case ApiResponse.Text(String text, String contentType) ->
                    sendBytes(
                            exchange,
                            response.status(),
                            contentType,
                            text.getBytes(StandardCharsets.UTF_8));
            case ApiResponse.Streamed(String contentType, ApiResponse.Stream stream) -> {
                headers.set("Content-Type", contentType);
                exchange.sendResponseHeaders(response.status(), 0);
                try (OutputStream out = exchange.getResponseBody()) {
                    out.flush();
                    stream.writeTo(out);
                }
            }
            case ApiResponse.Dropped() -> {
                return false;
            }
        }
        return true;
    }

    private static void sendBytes(
            HttpExchange exchange, int status, String contentType, byte[] bytes)
            throws IOException {
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", contentType);
        String accepts = exchange.getRequestHeaders().getFirst("Accept-Encoding");
        boolean compress =
                bytes.length > COMPRESS_ABOVE && accepts != null && accepts.contains("gzip");
        if (compress) {
            headers.set("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(status, 0);
            try (OutputStream out = new GZIPOutputStream(exchange.getResponseBody())) {
                out.write(bytes);
            }
            return;
        }
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(bytes);
            }
        }
    }
}
