package dev.leeway.engine.practice.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.leeway.engine.practice.api.PracticeApi;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Serves a practice API over HTTPS on the loopback interface, a virtual thread a request. */
public final class PracticeServer implements AutoCloseable {
    private static final int BACKLOG = 256;

    private final HttpsServer server;
    private final ExecutorService threads;

    private PracticeServer(HttpsServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /**
     * Begins to serve.
     *
     * @param port the port, 0 for any that is free
     * @param token what clients must show
     * @throws IOException when the port cannot be had
     */
    public static PracticeServer start(
            PracticeApi api, LoopbackCertificate certificate, int port, String token)
            throws IOException {
        // Read when the JDK makes its first server; without it every answer waits for an
        // acknowledgement, 40 ms each.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxIdleConnections", "1000");
        // Each ticket saves one later connection the costly half of its handshake.
        System.setProperty("jdk.tls.server.newSessionTicketCount", "4");
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        HttpsServer server = HttpsServer.create(address, BACKLOG);
        server.setHttpsConfigurator(new HttpsConfigurator(certificate.tls()));
        ExecutorService threads =
                Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("practice-request-", 0).factory());
        server.setExecutor(threads);
        HttpAnswering answering = new HttpAnswering(api, token);
        server.createContext("/", (HttpExchange exchange) -> answering.answer(exchange));
        server.start();
        return new PracticeServer(server, threads);
    }

    /** Returns the port on which it listens. */
    public int port() {
        return server.getAddress().getPort();
    }

    /** Returns the address for kubeconfigs. */
    public String url() {
        return "https://127.0.0.1:" + port();
    }

    /** Ends every connection and stops listening. */
    @Override
    public void close() {
        threads.shutdownNow();
        server.stop(0);
    }
}
