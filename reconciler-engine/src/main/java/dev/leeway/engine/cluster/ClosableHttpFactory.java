package dev.leeway.engine.cluster;

import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/**
 * Makes the library's HTTP client on virtual threads, and can really close it: the library leaves
 * open connections to the garbage collector.
 */
final class ClosableHttpFactory extends JdkHttpClientFactory {
    private final AtomicReference<@Nullable HttpClient> built = new AtomicReference<>();
    private final ExecutorService executor =
            Executors.newThreadPerTaskExecutor(
                    Thread.ofVirtual().name("cluster-http-", 0).factory());

    @Override
    protected HttpClient.Builder createNewHttpClientBuilder() {
        return new Remembering(HttpClient.newBuilder().executor(executor), built);
    }

    /** Ends every connection and exchange of the client that was made. */
    void closeConnections() {
        HttpClient client = built.getAndSet(null);
        if (client != null) {
            client.shutdownNow();
        }
        executor.shutdown();
    }

    /** The JDK's builder, but it keeps what it built. */
    private record Remembering(
            HttpClient.Builder inner, AtomicReference<@Nullable HttpClient> built)
            implements HttpClient.Builder {
        @Override
        public HttpClient build() {
            HttpClient client = inner.build();
            built.set(client);
            return client;
        }

        @Override
        public HttpClient.Builder cookieHandler(CookieHandler cookieHandler) {
            inner.cookieHandler(cookieHandler);
            return this;
        }

        @Override
        public HttpClient.Builder connectTimeout(Duration duration) {
            inner.connectTimeout(duration);
            return this;
        }

        @Override
        public HttpClient.Builder sslContext(SSLContext sslContext) {
            inner.sslContext(sslContext);
            return this;
        }

        @Override
        public HttpClient.Builder sslParameters(SSLParameters sslParameters) {
            inner.sslParameters(sslParameters);
            return this;
        }

        @Override
        public HttpClient.Builder executor(Executor other) {
            inner.executor(other);
            return this;
        }

        @Override
        public HttpClient.Builder followRedirects(HttpClient.Redirect policy) {
            inner.followRedirects(policy);
            return this;
        }

        @Override
        public HttpClient.Builder version(HttpClient.Version version) {
            inner.version(version);
            return this;
        }

        @Override
        public HttpClient.Builder priority(int priority) {
            inner.priority(priority);
            return this;
        }

        @Override
        public HttpClient.Builder proxy(ProxySelector proxySelector) {
            inner.proxy(proxySelector);
            return this;
        }

        @Override
        public HttpClient.Builder authenticator(Authenticator authenticator) {
            inner.authenticator(authenticator);
            return this;
        }
    }
}
