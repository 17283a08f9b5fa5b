package dev.leeway.engine.cluster;

import dev.leeway.engine.cluster.login.ClusterAccess;
import dev.leeway.engine.cluster.login.Credentials;
import dev.leeway.engine.cluster.login.LoginException;
import dev.leeway.engine.cluster.login.ProxyChoice;
import dev.leeway.engine.cluster.login.TlsMaterial;
import io.fabric8.kubernetes.client.RequestConfig;
import io.fabric8.kubernetes.client.RequestConfigBuilder;
import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Sends one request once, over the Kubernetes client library's HTTP client with its own
 * repetitions, redirects and token handling off.
 *
 * <p>HTTP/1.1 on purpose: each watch has a connection of its own, so one that stalls stalls alone,
 * and no limit of streams a connection is ever met. Safe for use from several threads.
 */
final class HttpWire implements AutoCloseable {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    private final ClusterAccess access;
    private final String userAgent;
    private final @Nullable URI proxy;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Open open;
    private boolean closed;

    /** A client and the certificate that it was made with. */
    private record Open(
            Credentials.@Nullable ClientKey key, HttpClient client, ClosableHttpFactory factory) {}

    /**
     * The head of an answer, and its body to be read and closed.
     *
     * @param status the HTTP status
     * @param response for its headers
     * @param body the body
     */
    record Head(int status, HttpResponse<AsyncBody> response, BodyStream body)
            implements AutoCloseable {
        /** Returns a header's first value, or the empty string. */
        String header(String name) {
            String value = response.header(name);
            return value == null ? "" : value;
        }

        /** Returns what the server warns of. */
        List<String> warnings() {
            return ServerWarnings.in(response.headers("Warning"));
        }

        @Override
        public void close() {
            body.close();
        }
    }

    HttpWire(ClusterAccess access, Map<String, String> environment, String userAgent)
            throws LoginException {
        this.access = access;
        this.userAgent = userAgent;
        this.proxy = ProxyChoice.choose(access, environment);
    }

    /** Returns the server's address. */
    URI server() {
        return access.server();
    }

    /**
     * Sends the request and waits for the answer's head.
     *
     * @param body where the answer's body goes
     * @throws IOException when there is no answer
     * @throws LoginException when the client certificate cannot be used
     */
    Head send(ApiCall call, Credentials credentials, Duration timeout, BodyStream body)
            throws IOException, LoginException, InterruptedException {
        HttpClient client = clientFor(credentials.key());
        HttpRequest.Builder request =
                client.newHttpRequestBuilder()
                        .uri(access.server() + call.target())
                        .timeout(Math.max(1, timeout.toMillis()), TimeUnit.MILLISECONDS);
        request.header("Accept", call.accept());
        request.header("User-Agent", userAgent);
        if (!credentials.authorization().isEmpty()) {
            request.header("Authorization", credentials.authorization());
        }
        impersonate(request);
        call.content()
                .ifPresentOrElse(
                        content -> request.method(call.method(), content.type(), content.text()),
                        () -> withoutBody(request, call.method()));
        return await(begin(client, request.build(), body), timeout, body);
    }

    /** Begins an exchange; the client may have been closed since it was taken. */
    private CompletableFuture<HttpResponse<AsyncBody>> begin(
            HttpClient client, HttpRequest request, BodyStream body) throws IOException {
        try {
            return client.consumeBytes(request, body::take);
        } catch (RejectedExecutionException e) {
            throw closed(e);
        } catch (IllegalStateException e) {
            if (client.isClosed()) {
                throw closed(e);
            }
            throw e;
        }
    }

    private IOException closed(@Nullable Throwable cause) {
        return new IOException("the connection to " + access.server() + " was closed", cause);
    }

    private static Head await(
            CompletableFuture<HttpResponse<AsyncBody>> pending, Duration timeout, BodyStream body)
            throws IOException, InterruptedException {
        try {
            HttpResponse<AsyncBody> response = pending.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
            body.start(response.body());
            return new Head(response.code(), response, body);
        } catch (TimeoutException e) {
            giveUp(pending);
            throw new java.net.http.HttpTimeoutException("no answer in time");
        } catch (InterruptedException e) {
            giveUp(pending);
            throw e;
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw cause instanceof IOException io ? io : new IOException(cause);
        }
    }

    /** An answer that comes after all is thrown away, so that its connection is freed. */
    private static void giveUp(CompletableFuture<HttpResponse<AsyncBody>> pending) {
        if (!pending.cancel(true)) {
            CompletableFuture<Void> _ = pending.thenAccept(response -> response.body().cancel());
        }
    }

    @SuppressWarnings("NullAway") // The library is not annotated; it takes null for no body.
    private static void withoutBody(HttpRequest.Builder request, String method) {
        request.method(method, null, (String) null);
    }

    private void impersonate(HttpRequest.Builder request) {
        ClusterAccess.Impersonation as = access.impersonation();
        if (as.user().isEmpty()) {
            return;
        }
        request.header("Impersonate-User", as.user());
        as.groups().forEach(group -> request.header("Impersonate-Group", group));
        if (!as.uid().isEmpty()) {
            request.header("Impersonate-Uid", as.uid());
        }
    }

    private HttpClient clientFor(Credentials.@Nullable ClientKey key)
            throws LoginException, IOException {
        List<Open> outdated = new ArrayList<>();
        lock.lock();
        try {
            if (closed) {
                throw closed(null);
            }
            if (open == null || !Objects.equals(open.key(), key)) {
                if (open != null) {
                    outdated.add(open);
                }
                open = connect(key);
            }
            return open.client();
        } finally {
            lock.unlock();
            outdated.forEach(HttpWire::close);
        }
    }

    private Open connect(Credentials.@Nullable ClientKey key) throws LoginException {
        RequestConfig noRepeats =
                new RequestConfigBuilder().withRequestRetryBackoffLimit(0).build();
        ClosableHttpFactory factory = new ClosableHttpFactory();
        HttpClient.Builder builder = factory.newBuilder();
        builder.connectTimeout(CONNECT_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                .preferHttp11()
                .sslContext(TlsMaterial.keys(key), TlsMaterial.trust(access))
                .tag(noRepeats);
        if (proxy == null) {
            builder.proxyType(HttpClient.ProxyType.DIRECT);
        } else {
            int port = proxy.getPort() < 0 ? 80 : proxy.getPort();
            builder.proxyType(HttpClient.ProxyType.HTTP)
                    .proxyAddress(InetSocketAddress.createUnresolved(proxy.getHost(), port));
            if (proxy.getUserInfo() != null) {
                byte[] user = proxy.getUserInfo().getBytes(StandardCharsets.UTF_8);
                builder.proxyAuthorization("Basic " + Base64.getEncoder().encodeToString(user));
            }
        }
        return new Open(key, builder.build(), factory);
    }

    private static void close(Open open) {
        open.client().close();
        open.factory().closeConnections();
    }

    /** Ends every request under way and every connection. */
    @Override
    public void close() {
        Open last;
        lock.lock();
        try {
            closed = true;
            last = open;
            open = null;
        } finally {
            lock.unlock();
        }
        if (last != null) {
            close(last);
        }
    }
}
