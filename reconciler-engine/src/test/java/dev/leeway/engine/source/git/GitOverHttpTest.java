package dev.leeway.engine.source.git;

import dev.leeway.engine.credential.Login;
import dev.leeway.engine.credential.Logins;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.leeway.engine.source.SourceException;
import dev.leeway.engine.source.SourceException.Problem;
import dev.leeway.engine.source.SourceProgress;
import dev.leeway.engine.source.SourceRequest;
import dev.leeway.engine.source.SourceRequest.Freshness;
import dev.leeway.engine.source.SourceTree;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class GitOverHttpTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Logins NO_LOGINS = (asked, timeout) -> Optional.empty();

    @TempDir private Path temp;
    private Origin origin;
    private GitHttpServer server;

    @BeforeEach
    void start() throws IOException {
        origin = new Origin(temp.resolve("origin.git"));
        origin.file("a", "1").commit("main", "ada", "One");
        server = GitHttpServer.start(origin.repository());
    }

    @AfterEach
    void stop() {
        server.close();
        origin.close();
    }

    private GitSource source(Logins logins) {
        return new GitSource(temp.resolve("mirrors"), logins, temp, Clock.systemUTC());
    }

    private SourceTree read(Logins logins, String url)
            throws SourceException, InterruptedException {
        try (GitSource source = source(logins)) {
            return source.read(request(url, "main", LONG), SourceProgress.NONE);
        }
    }

    private static SourceRequest request(String url, String revision, Duration timeout) {
        return new SourceRequest("shop", url, revision, Freshness.FETCH, timeout);
    }

    private SourceException trouble(Logins logins, String url) {
        SourceException e = catchThrowableOfType(SourceException.class, () -> read(logins, url));
        assertThat(e).as("a source exception").isNotNull();
        assertThat(e.nextStep()).isNotBlank();
        return e;
    }

    @Test
    void aRepositoryIsReadAndLaterOnlyWhatIsNewIsFetched() throws Exception {
        List<String> told = new CopyOnWriteArrayList<>();
        Set<Thread> tellers = ConcurrentHashMap.newKeySet();
        try (GitSource source = source(NO_LOGINS)) {
            SourceProgress progress =
                    (task, done, total) -> {
                        told.add(task);
                        tellers.add(Thread.currentThread());
                    };
            source.read(request(server.url(), "main", LONG), progress);
            assertThat(told).isNotEmpty();
            assertThat(tellers).containsExactly(Thread.currentThread());
            long packs = server.requestsFor("git-upload-pack");
            source.read(request(server.url(), "main", LONG), progress);
            assertThat(server.requestsFor("info/refs")).isEqualTo(2);
            assertThat(server.requestsFor("git-upload-pack") - packs)
                    .as("an unchanged repository costs the refs only")
                    .isLessThanOrEqualTo(2);
            String second = origin.file("a", "2").commit("main", "ada", "Two");
            SourceTree tree = source.read(request(server.url(), "main", LONG), SourceProgress.NONE);
            assertThat(tree.revision().commit()).isEqualTo(second);
        }
    }

    @Test
    void theRightLoginIsAskedForByHostAndPathAndAccepted() throws Exception {
        server.wants("ada", "s3cretword");
        Logins right =
                (asked, timeout) -> {
                    assertThat(asked.host()).isEqualTo("127.0.0.1:" + server.port());
                    assertThat(asked.path()).isEqualTo("shop.git");
                    return Optional.of(new Login("ada", "s3cretword"));
                };
        assertThat(read(right, server.url()).revision().subject()).isEqualTo("One");
    }

    @Test
    void aWrongLoginAndNoLoginAreTwoDifferentErrors() {
        server.wants("ada", "right");
        SourceException wrong =
                trouble(
                        (asked, timeout) -> Optional.of(new Login("ada", "s3cretword")),
                        server.url());
        assertThat(wrong.problem()).isEqualTo(Problem.NOT_AUTHENTICATED);
        assertThat(wrong.getMessage()).contains("refused the login");
        assertThat(wrong.getMessage() + wrong.nextStep()).doesNotContain("s3cretword");
        assertThat(server.authorizations().stream().filter(header -> !header.isEmpty()).count())
                .isEqualTo(1);
        SourceException none = trouble(NO_LOGINS, server.url());
        assertThat(none.problem()).isEqualTo(Problem.NOT_AUTHENTICATED);
        assertThat(none.getMessage()).contains("none is at hand");
    }

    @Test
    void noLoginGoesToAnotherHost() throws Exception {
        try (GitHttpServer other = GitHttpServer.start(origin.repository())) {
            other.wants("ada", "s3cretword");
            server.redirectTo("http://127.0.0.1:" + other.port());
            SourceException e =
                    trouble(
                            (asked, timeout) -> Optional.of(new Login("ada", "s3cretword")),
                            server.url());
            assertThat(e.problem()).isEqualTo(Problem.HOST_NOT_TRUSTED);
            assertThat(e.getMessage()).contains("127.0.0.1:" + other.port());
            assertThat(other.authorizations()).isEmpty();
        }
    }

    @Test
    void whatIsNoRepositorySaysSo() {
        String none = "http://127.0.0.1:" + server.port() + "/none.git";
        assertThat(trouble(NO_LOGINS, none).problem()).isEqualTo(Problem.NOT_A_REPOSITORY);
    }

    @Test
    void aDeadHostAndAnUnknownOneSaySo() throws Exception {
        int closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        assertThat(trouble(NO_LOGINS, "http://127.0.0.1:" + closed + "/shop.git").problem())
                .isEqualTo(Problem.HOST_UNREACHABLE);
        SourceException unknown = trouble(NO_LOGINS, "https://no-such-host.invalid/shop.git");
        assertThat(unknown.problem()).isEqualTo(Problem.HOST_UNREACHABLE);
        assertThat(unknown.getMessage()).contains("no such host");
    }

    @Test
    void aHostThatHangsIsLeftAtTheDeadline() {
        server.hold();
        try (GitSource source = source(NO_LOGINS)) {
            long start = System.nanoTime();
            SourceException e =
                    catchThrowableOfType(
                            SourceException.class,
                            () ->
                                    source.read(
                                            request(server.url(), "main", Duration.ofMillis(500)),
                                            SourceProgress.NONE));
            assertThat(e.problem()).isEqualTo(Problem.TIMEOUT);
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isLessThan(Duration.ofSeconds(10));
        }
    }

    @Test
    void cancelEndsAReadAndItsConnection() throws Exception {
        CountDownLatch gate = server.hold();
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        try (GitSource source = source(NO_LOGINS)) {
            Thread reader =
                    Thread.ofVirtual()
                            .start(
                                    () -> {
                                        try {
                                            source.read(
                                                    request(server.url(), "main", LONG),
                                                    SourceProgress.NONE);
                                        } catch (SourceException | InterruptedException e) {
                                            thrown.set(e);
                                        }
                                    });
            server.arrival().await();
            reader.interrupt();
            assertThat(reader.join(Duration.ofSeconds(5))).isTrue();
            assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
            gate.countDown();
            // The mirror's lock is free again, so the hanging fetch is really over.
            assertThat(
                            source.read(request(server.url(), "main", LONG), SourceProgress.NONE)
                                    .revision()
                                    .subject())
                    .isEqualTo("One");
        }
    }

    @Test
    void readersThatWaitShareOneFetch() throws Exception {
        CountDownLatch gate = server.hold();
        List<SourceTree> trees = new CopyOnWriteArrayList<>();
        try (GitSource source = source(NO_LOGINS)) {
            List<Thread> readers = new CopyOnWriteArrayList<>();
            for (int i = 0; i < 12; i++) {
                readers.add(
                        Thread.ofVirtual()
                                .start(
                                        () -> {
                                            try {
                                                trees.add(
                                                        source.read(
                                                                request(server.url(), "main", LONG),
                                                                SourceProgress.NONE));
                                            } catch (SourceException | InterruptedException e) {
                                                throw new IllegalStateException(e);
                                            }
                                        }));
            }
            server.arrival().await();
            gate.countDown();
            for (Thread reader : readers) {
                reader.join();
            }
        }
        assertThat(trees).hasSize(12);
        assertThat(server.requestsFor("info/refs")).isLessThan(12);
    }

    @Test
    void aCertificateThatNobodyVouchesForIsNotTrusted() throws Exception {
        HttpsServer https =
                HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        https.setHttpsConfigurator(new HttpsConfigurator(selfSigned()));
        try (GitHttpServer tls = new GitHttpServer(https, origin.repository())) {
            SourceException e = trouble(NO_LOGINS, "https://127.0.0.1:" + tls.port() + "/shop.git");
            assertThat(e.problem()).isEqualTo(Problem.HOST_NOT_TRUSTED);
            assertThat(tls.authorizations()).isEmpty();
        }
    }

    @Test
    void theCredentialHelperIsAskedAndNeverPrompts() throws Exception {
        Path helper = temp.resolve("git");
        Files.writeString(
                helper,
                """
                #!/bin/sh
                cat > "%s"
                echo "prompt=$GIT_TERMINAL_PROMPT" >> "%s"
                printf 'protocol=https\\nusername=ada\\npassword=a=b\\n'
                """
                        .formatted(temp.resolve("asked"), temp.resolve("asked")));
        assertThat(helper.toFile().setExecutable(true)).isTrue();
        HelperLogins logins = new HelperLogins(List.of(helper.toString()));
        Logins.Asked asked = new Logins.Asked("https", "git.example.com", "shop.git", "");
        assertThat(logins.find(asked, LONG)).contains(new Login("ada", "a=b"));
        assertThat(temp.resolve("asked"))
                .hasContent("protocol=https\nhost=git.example.com\npath=shop.git\n\nprompt=0\n");
        assertThat(new Login("ada", "a=b").toString()).doesNotContain("a=b");
        assertThat(logins.find(new Logins.Asked("https", "h\nhost=evil", "p", ""), LONG)).isEmpty();
        Files.writeString(helper, "#!/bin/sh\nexec sleep 60\n");
        assertThat(logins.find(asked, Duration.ofMillis(200))).isEmpty();
        assertThat(new HelperLogins(List.of("no-such-git-here")).find(asked, LONG)).isEmpty();
    }

    private SSLContext selfSigned() throws Exception {
        Path store = temp.resolve("keys.p12");
        Process keytool =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-alias",
                                "git",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=localhost",
                                "-ext",
                                "SAN=ip:127.0.0.1",
                                "-keystore",
                                store.toString(),
                                "-storepass",
                                "changeit",
                                "-storetype",
                                "PKCS12")
                        .redirectErrorStream(true)
                        .start();
        keytool.getInputStream().readAllBytes();
        assertThat(keytool.waitFor(30, TimeUnit.SECONDS)).isTrue();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, "changeit".toCharArray());
        }
        KeyManagerFactory managers =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, "changeit".toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}
