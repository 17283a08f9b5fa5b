package dev.leeway.engine.source.git;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.ReceiveCommand;
import org.eclipse.jgit.transport.ReceivePack;
import org.eclipse.jgit.transport.RefAdvertiser.PacketLineOutRefAdvertiser;
import org.eclipse.jgit.transport.UploadPack;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;

/** Serves one repository over Git's smart HTTP protocol, for tests. */
final class GitHttpServer implements AutoCloseable {
    private final HttpServer server;
    private final Repository repository;
    private final List<String> authorizations = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private volatile String login = "";
    private volatile String redirect = "";
    private volatile String refusal = "";
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private volatile CountDownLatch arrived = new CountDownLatch(1);

    GitHttpServer(HttpServer server, Repository repository) {
        this.server = server;
        this.repository = repository;
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    static GitHttpServer start(Repository repository) throws IOException {
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        return new GitHttpServer(HttpServer.create(anyPort, 0), repository);
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/shop.git";
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** Wants this user and password. */
    void wants(String user, String password) {
        byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        login = "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    /** Sends every request on. */
    void redirectTo(String address) {
        redirect = address;
    }

    /** Holds every request until the returned latch opens. */
    CountDownLatch hold() {
        arrived = new CountDownLatch(1);
        gate = new CountDownLatch(1);
        return gate;
    }

    /** Returns a latch that opens when a held request has arrived. */
    CountDownLatch arrival() {
        return arrived;
    }

    /** Returns what the Authorization headers said, empty ones for none. */
    List<String> authorizations() {
        return authorizations;
    }

    long requestsFor(String part) {
        return requests.stream().filter(request -> request.contains(part)).count();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            requests.add(exchange.getRequestURI().toString());
            String given = exchange.getRequestHeaders().getFirst("Authorization");
            authorizations.add(given == null ? "" : given);
            arrived.countDown();
            gate.await();
            if (!redirect.isEmpty()) {
                exchange.getResponseHeaders().set("Location", redirect + exchange.getRequestURI());
                exchange.sendResponseHeaders(302, -1);
            } else if (!login.isEmpty() && !login.equals(given)) {
                exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"git\"");
                exchange.sendResponseHeaders(401, -1);
            } else if (!exchange.getRequestURI().getPath().startsWith("/shop.git/")) {
                exchange.sendResponseHeaders(404, -1);
            } else {
                serve(exchange);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets a hook refuse every push from now on. */
    void refusePushes(String words) {
        refusal = words;
    }

    private void receive(HttpExchange exchange) throws IOException {
        ReceivePack pack = new ReceivePack(repository);
        pack.setBiDirectionalPipe(false);
        String words = refusal;
        if (!words.isEmpty()) {
            pack.setPreReceiveHook(
                    (_, commands) ->
                            commands.forEach(
                                    command ->
                                            command.setResult(
                                                    ReceiveCommand.Result.REJECTED_OTHER_REASON,
                                                    words)));
        }
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        boolean asked = exchange.getRequestURI().getPath().endsWith("/info/refs");
        if (asked) {
            PacketLineOut lines = new PacketLineOut(answer);
            lines.writeString("# service=git-receive-pack\n");
            lines.end();
            pack.sendAdvertisedRefs(new PacketLineOutRefAdvertiser(lines));
        } else {
            InputStream body = exchange.getRequestBody();
            boolean zipped =
                    "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
            pack.receive(zipped ? new GZIPInputStream(body) : body, answer, null);
        }
        exchange.getResponseHeaders()
                .set(
                        "Content-Type",
                        "application/x-git-receive-pack-" + (asked ? "advertisement" : "result"));
        exchange.sendResponseHeaders(200, answer.size());
        try (OutputStream out = exchange.getResponseBody()) {
            answer.writeTo(out);
        }
    }

    private void serve(HttpExchange exchange) throws IOException {
        if (exchange.getRequestURI().toString().contains("git-receive-pack")) {
            receive(exchange);
            return;
        }
        UploadPack pack = new UploadPack(repository);
        pack.setBiDirectionalPipe(false);
        String protocol = exchange.getRequestHeaders().getFirst("Git-Protocol");
        if (protocol != null) {
            pack.setExtraParameters(List.of(protocol));
        }
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        String type;
        if (exchange.getRequestURI().getPath().endsWith("/info/refs")) {
            type = "application/x-git-upload-pack-advertisement";
            pack.sendAdvertisedRefs(
                    new PacketLineOutRefAdvertiser(new PacketLineOut(answer)), "git-upload-pack");
        } else {
            type = "application/x-git-upload-pack-result";
            InputStream body = exchange.getRequestBody();
            boolean zipped =
                    "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
            pack.upload(zipped ? new GZIPInputStream(body) : body, answer, null);
        }
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(200, answer.size());
        try (OutputStream out = exchange.getResponseBody()) {
            answer.writeTo(out);
        }
    }

    @Override
    public void close() {
        gate.countDown();
        server.stop(0);
    }
}
