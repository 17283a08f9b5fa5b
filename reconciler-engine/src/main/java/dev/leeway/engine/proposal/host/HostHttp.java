package dev.leeway.engine.proposal.host;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.json.JsonSyntaxException;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.json.JsonWriter;
import dev.leeway.engine.proposal.HostException;
import dev.leeway.engine.proposal.HostException.Problem;
import dev.leeway.engine.proposal.HostPhrase;
import dev.leeway.engine.proposal.host.HostTokens.HostToken;

import dev.leeway.engine.wording.Wording;
import dev.leeway.engine.wording.Thrown;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Asks one host's API in JSON. The token goes to this host only: redirects are not followed, and
 * without encryption it goes nowhere but to this machine itself. Safe for use from several threads.
 */
final class HostHttp {
    private static final long LARGEST_ANSWER = 8L * 1024 * 1024;

    private final HttpClient client;
    private final URI api;
    private final URI tokenPlace;
    private final HostTokens tokens;
    private final Function<HostToken, String> authorization;
    private final Map<String, String> headers;
    private final InstantSource clock;

    /**
     * Makes it.
     *
     * @param client follows no redirects
     * @param api the API's address, without a slash at its end
     * @param tokenPlace for which place the token is asked
     * @param authorization turns a token into the value of the Authorization header
     * @param headers what this host wants in every request
     */
    HostHttp(
            HttpClient client,
            URI api,
            URI tokenPlace,
            HostTokens tokens,
            Function<HostToken, String> authorization,
            Map<String, String> headers,
            InstantSource clock) {
        if (client.followRedirects() != HttpClient.Redirect.NEVER) {
            throw new IllegalArgumentException("a redirect would take the token elsewhere");
        }
        this.client = client;
        this.api = api;
        this.tokenPlace = tokenPlace;
        this.tokens = tokens;
        this.authorization = authorization;
        this.headers = Map.copyOf(headers);
        this.clock = clock;
    }

    /** Returns the API's address. */
    URI api() {
        return api;
    }

    /** Asks for an object. */
    JsonObject get(String path, Duration timeout) throws HostException, InterruptedException {
        return object(send("GET", path, Optional.empty(), timeout));
    }

    /** Asks for a list. */
    JsonArray list(String path, Duration timeout) throws HostException, InterruptedException {
        JsonValue answer = send("GET", path, Optional.empty(), timeout);
        if (answer instanceof JsonArray array) {
            return array;
        }
        throw unexpected(HostPhrase.NO_LIST, null);
    }

    /** Sends an object and returns the answer. */
    JsonObject send(String method, String path, JsonObject body, Duration timeout)
            throws HostException, InterruptedException {
        return object(send(method, path, Optional.of(body), timeout));
    }

    /** Asks for something that needs no more words than its address. */
    JsonObject post(String path, Duration timeout) throws HostException, InterruptedException {
        return object(send("POST", path, Optional.empty(), timeout));
    }

    private JsonObject object(JsonValue answer) throws HostException {
        if (answer instanceof JsonObject object) {
            return object;
        }
        throw unexpected(HostPhrase.NO_OBJECT, null);
    }

    private JsonValue send(String method, String path, Optional<JsonObject> body, Duration timeout)
            throws HostException, InterruptedException {
        long until = System.nanoTime() + timeout.toNanos();
        URI address = URI.create(api + path);
        HttpRequest.Builder request = HttpRequest.newBuilder(address);
        headers.forEach(request::setHeader);
        request.setHeader("User-Agent", "Leeway");
        request.setHeader("Authorization", authorization.apply(token(timeout)));
        if (body.isPresent()) {
            request.setHeader("Content-Type", "application/json");
            request.method(
                    method, HttpRequest.BodyPublishers.ofByteArray(JsonWriter.bytes(body.get())));
        } else {
            request.method(method, HttpRequest.BodyPublishers.noBody());
        }
        HttpResponse<byte[]> answer = answer(request.build(), until);
        HostAnswers.check(answer, address, clock);
        try {
            return JsonReader.read(answer.body());
        } catch (JsonSyntaxException e) {
            throw unexpected(HostPhrase.NO_JSON, e);
        }
    }

    private HttpResponse<byte[]> answer(HttpRequest request, long until)
            throws HostException, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(
                        request,
                        HttpResponse.BodyHandlers.limiting(
                                HttpResponse.BodyHandlers.ofByteArray(), LARGEST_ANSWER));
        try {
            return answer.get(Math.max(1, until - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw unreachable(HostPhrase.LATE.of(api.getHost()), e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            if (cause instanceof IOException) {
                throw unreachable(HostPhrase.SILENT.of(api.getHost(), Thrown.words(cause)), cause);
            }
            throw new IllegalStateException("asking " + api.getHost() + " broke off", cause);
        } finally {
            answer.cancel(true);
        }
    }

    private HostToken token(Duration timeout) throws HostException, InterruptedException {
        boolean here =
                api.getHost().equals("localhost")
                        || api.getHost().equals("127.0.0.1")
                        || api.getHost().equals("[::1]");
        if (!"https".equals(api.getScheme()) && !here) {
            throw new HostException(
                    Problem.REFUSED,
                    HostPhrase.UNENCRYPTED.of(api.getHost()),
                    HostPhrase.UNENCRYPTED_NEXT.of(),
                    Optional.empty(),
                    null);
        }
        return tokens.find(tokenPlace, timeout)
                .orElseThrow(
                        () ->
                                new HostException(
                                        Problem.NOT_AUTHENTICATED,
                                        HostPhrase.NO_TOKEN.of(tokenPlace.getHost()),
                                        HostPhrase.NO_TOKEN_NEXT.of(tokenPlace.getAuthority()),
                                        Optional.empty(),
                                        null));
    }

    private HostException unreachable(Wording said, Throwable cause) {
        return new HostException(
                Problem.UNREACHABLE, said, HostPhrase.SILENT_NEXT.of(), Optional.empty(), cause);
    }

    private HostException unexpected(HostPhrase what, @Nullable Throwable cause) {
        return new HostException(
                Problem.UNEXPECTED,
                what.of(api.getHost()),
                HostPhrase.PROVIDER_NEXT.of(),
                Optional.empty(),
                cause);
    }
}
