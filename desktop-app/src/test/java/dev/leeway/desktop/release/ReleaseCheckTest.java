package dev.leeway.desktop.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Only a signed, fresh announcement from the one address is believed; everything else is told. */
@Execution(ExecutionMode.CONCURRENT)
class ReleaseCheckTest {
    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

    private final Map<String, Integer> asked = new ConcurrentHashMap<>();
    private KeyPair maintainers;
    private HttpServer server;
    private String answer = "";

    @BeforeEach
    void start() throws Exception {
        maintainers = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    asked.merge(exchange.getRequestURI().getPath(), 1, Integer::sum);
                    byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, bytes.length);
                    exchange.getResponseBody().write(bytes);
                    exchange.close();
                });
        server.createContext(
                "/moved",
                exchange -> {
                    exchange.getResponseHeaders().set("Location", "/elsewhere");
                    exchange.sendResponseHeaders(302, -1);
                    exchange.close();
                });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private static String note(String version, String page, Instant until) {
        return "{\"version\":\"%s\",\"page\":\"%s\",\"words\":\"Quicker\",\"until\":\"%s\"}"
                .formatted(version, page, until);
    }

    private static String signed(String note, KeyPair by) throws Exception {
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(by.getPrivate());
        signature.update(note.getBytes(StandardCharsets.UTF_8));
        return "{\"note\":\"%s\",\"signature\":\"%s\"}"
                .formatted(
                        Base64.getEncoder().encodeToString(note.getBytes(StandardCharsets.UTF_8)),
                        Base64.getEncoder().encodeToString(signature.sign()));
    }

    private String announced(String version) throws Exception {
        return signed(note(version, "https://leeway.example/r", NOW.plusSeconds(60)), maintainers);
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private ReleaseAnswer look(URI address) throws InterruptedException {
        return new ReleaseCheck(
                        Optional.of(new Announcements(address, maintainers.getPublic())),
                        InstantSource.fixed(NOW),
                        Duration.ofSeconds(3))
                .look("1.9.0");
    }

    private String why(URI address) throws InterruptedException {
        return look(address) instanceof ReleaseAnswer.NotKnown(var why) ? why.text() : "believed";
    }

    @Test
    void aNewerReleaseIsTold() throws Exception {
        answer = announced("1.10.0");
        assertThat(look(at("/release")))
                .isInstanceOfSatisfying(
                        ReleaseAnswer.Newer.class,
                        newer -> {
                            assertThat(newer.note().version()).isEqualTo("1.10.0");
                            assertThat(newer.note().words()).isEqualTo("Quicker");
                        });
        assertThat(asked).isEqualTo(Map.of("/release", 1));
    }

    @Test
    void theSameAndOlderReleasesAreNoNews() throws Exception {
        answer = announced("1.9.0");
        assertThat(look(at("/"))).isEqualTo(new ReleaseAnswer.Newest("1.9.0"));
        answer = announced("1.8.7");
        assertThat(look(at("/"))).isEqualTo(new ReleaseAnswer.Newest("1.8.7"));
    }

    @Test
    void whatOthersSignedOrChangedIsNotBelieved() throws Exception {
        KeyPair stranger = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        answer = signed(note("9.0.0", "https://leeway.example/", NOW.plusSeconds(60)), stranger);
        assertThat(why(at("/"))).contains("not signed by Leeway's maintainers");

        String honest = announced("1.10.0");
        String other =
                Base64.getEncoder()
                        .encodeToString(
                                note("9.0.0", "https://evil.example/", NOW.plusSeconds(60))
                                        .getBytes(StandardCharsets.UTF_8));
        answer = honest.replaceFirst("\"note\":\"[^\"]*\"", "\"note\":\"" + other + "\"");
        assertThat(why(at("/"))).contains("not signed by Leeway's maintainers");

        answer = "<html>sign in to the hotel's network</html>";
        assertThat(why(at("/"))).contains("no announcement");
    }

    @Test
    void anAnnouncementThatRanOutIsNotBelieved() throws Exception {
        answer = signed(note("1.9.0", "https://leeway.example/", NOW.minusSeconds(1)), maintainers);
        assertThat(why(at("/"))).contains("ran out", "hold back");
    }

    @Test
    void aSignedNoteWithNonsenseInsideIsNotBelieved() throws Exception {
        answer = signed(note("1.10.0", "http://leeway.example/", NOW.plusSeconds(60)), maintainers);
        assertThat(why(at("/"))).contains("https");
        answer =
                signed(note("newest", "https://leeway.example/", NOW.plusSeconds(60)), maintainers);
        assertThat(why(at("/"))).contains("cannot be read");
    }

    @Test
    void aRedirectIsToldAndNotFollowed() throws Exception {
        answer = announced("1.10.0");
        assertThat(why(at("/moved"))).contains("302", "/elsewhere", "not followed");
        assertThat(asked).isEmpty();
    }

    @Test
    void aHostThatIsDeadOrSilentIsTold() throws Exception {
        URI dead = at("/");
        server.stop(0);
        assertThat(why(dead)).contains("127.0.0.1 could not be asked");
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(why(URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/")))
                    .contains("could not be asked");
        }
    }

    @Test
    void nothingUnencryptedGoesToAnotherMachine() throws Exception {
        assertThat(why(URI.create("http://192.0.2.1/release"))).contains("not on https");
    }

    @Test
    void anEndlessAnswerIsCut() throws Exception {
        answer = "x".repeat(200_000);
        assertThat(why(at("/"))).contains("could not be asked");
    }

    @Test
    void aBuildThatKnowsNoAddressSaysSo() throws Exception {
        assertThat(
                        new ReleaseCheck(
                                        Announcements.of("", "anything"),
                                        InstantSource.system(),
                                        Duration.ofSeconds(3))
                                .look("1.9.0"))
                .isInstanceOf(ReleaseAnswer.NotKnown.class);
        assertThat(Announcements.of("https://leeway.example/", "no key")).isEmpty();
    }

    @Test
    void versionsAreOrderedAsPeopleReadThem() {
        assertThat(Versions.compare("1.10.0", "1.9.9")).isPositive();
        assertThat(Versions.compare("1.0", "1.0.0")).isZero();
        assertThat(Versions.compare("2.0.0-rc1", "2.0.0")).isNegative();
        assertThat(Versions.compare("2.0.0-rc2", "2.0.0-rc1")).isPositive();
    }

    @Test
    void whatTheMaintainersToolPrintsIsBelieved(@TempDir Path folder) throws Exception {
        Path key = folder.resolve("key");
        assumeTrue(
                ran(folder, "openssl", "genpkey", "-algorithm", "ed25519", "-out", key + ""),
                "no openssl");
        Path publicKey = folder.resolve("public");
        assertThat(
                        ran(
                                folder,
                                "openssl",
                                "pkey",
                                "-in",
                                key + "",
                                "-pubout",
                                "-outform",
                                "DER",
                                "-out",
                                publicKey + ""))
                .isTrue();
        assertThat(
                        ran(
                                folder,
                                Path.of("../installers/shared/announce").toAbsolutePath() + "",
                                key + "",
                                "1.10.0",
                                "https://leeway.example/r",
                                "Quicker \"and\" calmer",
                                "30"))
                .isTrue();
        answer = Files.readString(folder.resolve("output"));
        Announcements printed =
                Announcements.of(
                                at("/").toString(),
                                Base64.getEncoder().encodeToString(Files.readAllBytes(publicKey)))
                        .orElseThrow();

        assertThat(
                        new ReleaseCheck(
                                        Optional.of(printed),
                                        InstantSource.system(),
                                        Duration.ofSeconds(3))
                                .look("1.9.0"))
                .isInstanceOfSatisfying(
                        ReleaseAnswer.Newer.class,
                        newer ->
                                assertThat(newer.note().words())
                                        .isEqualTo("Quicker \"and\" calmer"));
    }

    private static boolean ran(Path folder, String... words) throws InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(words)
                            .redirectOutput(folder.resolve("output").toFile())
                            .redirectError(folder.resolve("errors").toFile())
                            .start();
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException absent) {
            return false;
        }
    }
}
