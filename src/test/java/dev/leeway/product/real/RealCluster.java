package dev.leeway.product.real;

import dev.leeway.product.story.Kubectl;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A real API server with its etcd, its controllers and its RBAC on loopback, and nothing else: no
 * scheduler and no kubelet, see {@link Kubelet}.
 */
final class RealCluster implements AutoCloseable {
    static final String ADMIN = "trial-admin";
    static final String GUEST = "trial-guest";
    private static final String VARIABLE = "LEEWAY_REAL_BIN";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Path folder;
    private final Map<String, Path> programs;
    private final Kubectl kubectl;
    private final int port;
    private final int etcdPort;
    private final List<Process> running = new ArrayList<>();
    private Process server;

    private RealCluster(Path folder, Map<String, Path> programs, Kubectl kubectl)
            throws IOException, InterruptedException {
        this.folder = folder;
        this.programs = programs;
        this.kubectl = kubectl;
        this.port = freePort();
        this.etcdPort = freePort();
        Files.createDirectories(folder);
        writeKeys();
        Files.writeString(
                folder.resolve("tokens.csv"),
                ADMIN + ",admin,admin,\"system:masters\"\n" + GUEST + ",guest,guest\n");
        writeKubeconfig(kubeconfig(), ADMIN);
        int peer = freePort();
        start(
                "etcd",
                "--data-dir",
                folder.resolve("etcd").toString(),
                "--listen-client-urls",
                etcd(),
                "--advertise-client-urls",
                etcd(),
                "--listen-peer-urls",
                "http://127.0.0.1:" + peer,
                "--unsafe-no-fsync");
        this.server = startServer();
        awaitServer();
        start(
                "kube-controller-manager",
                "--kubeconfig",
                kubeconfig().toString(),
                "--authentication-kubeconfig",
                kubeconfig().toString(),
                "--authorization-kubeconfig",
                kubeconfig().toString(),
                "--secure-port",
                Integer.toString(freePort()),
                "--bind-address",
                "127.0.0.1",
                "--leader-elect=false",
                "--cert-dir",
                folder.resolve("certs").toString(),
                "--service-account-private-key-file",
                folder.resolve("sa.key").toString(),
                "--use-service-account-credentials=false");
    }

    /**
     * Starts one; empty, and said so, where the programs are not offered.
     *
     * @param trial who asks, for the line that is printed
     */
    static Optional<RealCluster> start(String trial, Path folder)
            throws IOException, InterruptedException {
        String places = System.getenv().getOrDefault(VARIABLE, "");
        Map<String, Path> programs = new HashMap<>();
        for (String name : List.of("etcd", "kube-apiserver", "kube-controller-manager")) {
            Arrays.stream(places.split(File.pathSeparator))
                    .map(place -> Path.of(place, name))
                    .filter(Files::isExecutable)
                    .findFirst()
                    .ifPresent(path -> programs.put(name, path));
        }
        Optional<Kubectl> kubectl = Kubectl.find();
        if (programs.size() < 3 || kubectl.isEmpty()) {
            System.out.println(
                    trial
                            + ": skipped, without "
                            + (kubectl.isEmpty() ? "kubectl" : "a real API server in " + VARIABLE));
            return Optional.empty();
        }
        return Optional.of(new RealCluster(folder, programs, kubectl.get()));
    }

    /** Two clusters of one machine must not meet on a port; the system knows which are free. */
    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void writeKeys() throws IOException {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            KeyPair pair = generator.generateKeyPair();
            writePem("sa.key", "PRIVATE KEY", pair.getPrivate().getEncoded());
            writePem("sa.pub", "PUBLIC KEY", pair.getPublic().getEncoded());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has RSA", e);
        }
    }

    private void writePem(String file, String what, byte[] key) throws IOException {
        String body =
                Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(key);
        Files.writeString(
                folder.resolve(file),
                "-----BEGIN " + what + "-----\n" + body + "\n-----END " + what + "-----\n");
    }

    private String etcd() {
        return "http://127.0.0.1:" + etcdPort;
    }

    /** Returns the address of the API server. */
    String address() {
        return "https://127.0.0.1:" + port;
    }

    /** Returns the certificate that the API server made for itself, as PEM. */
    String certificate() throws IOException {
        return Files.readString(folder.resolve("certs").resolve("apiserver.crt"));
    }

    /** Returns the administrator's kubeconfig. */
    Path kubeconfig() {
        return folder.resolve("kubeconfig");
    }

    /** Writes a kubeconfig with one context {@code practice}, as the households of stories use. */
    void writeKubeconfig(Path file, String token) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(
                file,
                """
                apiVersion: v1
                kind: Config
                clusters:
                - name: real
                  cluster: {server: "%s", insecure-skip-tls-verify: true}
                users:
                - name: someone
                  user: {token: %s}
                contexts:
                - name: practice
                  context:
                    cluster: real
                    user: someone
                    namespace: default
                current-context: practice
                """
                        .formatted(address(), token));
    }

    private Process startServer() throws IOException {
        return start(
                "kube-apiserver",
                "--etcd-servers",
                etcd(),
                "--bind-address",
                "127.0.0.1",
                "--secure-port",
                Integer.toString(port),
                "--cert-dir",
                folder.resolve("certs").toString(),
                "--token-auth-file",
                folder.resolve("tokens.csv").toString(),
                "--authorization-mode",
                "RBAC",
                "--service-account-key-file",
                folder.resolve("sa.pub").toString(),
                "--service-account-signing-key-file",
                folder.resolve("sa.key").toString(),
                "--service-account-issuer",
                "https://kubernetes.default.svc",
                "--service-cluster-ip-range",
                "10.0.0.0/16",
                "--min-request-timeout",
                "5",
                "--watch-cache=true",
                "--disable-admission-plugins",
                "ServiceAccount");
    }

    private Process start(String program, String... arguments) throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(Objects.requireNonNull(programs.get(program), program).toString()));
        command.addAll(Arrays.asList(arguments));
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(
                                ProcessBuilder.Redirect.appendTo(
                                        folder.resolve(program + ".log").toFile()))
                        .start();
        running.add(process);
        return process;
    }

    private void awaitServer() throws IOException, InterruptedException {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (kubectl.run(kubeconfig(), "", Duration.ofSeconds(10), "get", "--raw", "/readyz")
                        .exit()
                != 0) {
            if (!server.isAlive() || Instant.now().isAfter(deadline)) {
                throw new IOException(
                        "the API server did not become ready; see "
                                + folder.resolve("kube-apiserver.log"));
            }
            Thread.sleep(200);
        }
    }

    /** Kills the API server as a crash would. */
    void killServer() throws InterruptedException {
        server.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    }

    /** Starts it again on the same address and the same etcd. */
    void startServerAgain() throws IOException, InterruptedException {
        server = startServer();
        awaitServer();
    }

    /** Forgets the history of etcd up to now, so that every version seen so far is too old. */
    void compact() throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            String status = post(http, "/v3/maintenance/status", "{}");
            String revision = status.replaceAll("(?s).*\"revision\":\"(\\d+)\".*", "$1");
            post(
                    http,
                    "/v3/kv/compaction",
                    "{\"revision\":\"" + revision + "\",\"physical\":true}");
        }
    }

    private String post(HttpClient http, String path, String body)
            throws IOException, InterruptedException {
        var answer =
                http.send(
                        HttpRequest.newBuilder(URI.create(etcd() + path))
                                .timeout(Duration.ofSeconds(20))
                                .POST(BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("etcd: " + answer.body());
        }
        return answer.body();
    }

    /** Runs kubectl as the administrator; returns what it printed, or fails with its words. */
    String kubectl(String... arguments) throws IOException, InterruptedException {
        return typed("", arguments);
    }

    /** Runs kubectl with a text as its standard input. */
    String typed(String input, String... arguments) throws IOException, InterruptedException {
        Kubectl.Answer answer =
                kubectl.run(
                        kubeconfig(),
                        input,
                        Duration.ofSeconds(60),
                        Map.of(),
                        Stream.of(arguments).toList());
        if (answer.exit() != 0) {
            throw new IOException("kubectl " + String.join(" ", arguments) + ": " + answer.err());
        }
        return answer.out();
    }

    /** Returns kubectl itself. */
    Kubectl kubectl() {
        return kubectl;
    }

    @Override
    public void close() {
        for (Process process : running.reversed()) {
            process.destroyForcibly();
        }
    }
}
