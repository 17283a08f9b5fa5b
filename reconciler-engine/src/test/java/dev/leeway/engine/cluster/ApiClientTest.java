package dev.leeway.engine.cluster;

import static dev.leeway.engine.cluster.ScriptedServer.hangUp;
import static dev.leeway.engine.cluster.ScriptedServer.json;
import static dev.leeway.engine.cluster.ScriptedServer.retryAfter;
import static dev.leeway.engine.cluster.ScriptedServer.status;
import static dev.leeway.engine.cluster.ScriptedServer.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leeway.engine.cluster.ApiOutcome.Answered;
import dev.leeway.engine.cluster.ApiOutcome.Lost;
import dev.leeway.engine.cluster.ApiOutcome.NotSent;
import dev.leeway.engine.cluster.login.CredentialSource;
import dev.leeway.engine.cluster.login.KubeConfig;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.live.LiveState.Unreadable.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class ApiClientTest {
    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);
    private static final ApiCall GET = ApiCall.get("/x", "get x");
    private static final ApiCall PATCH =
            ApiCall.write(
                    "PATCH", "/x", "application/apply-patch+yaml", JsonObject.EMPTY, "apply x");

    @TempDir Path folder;
    private ScriptedServer server;
    private HttpWire wire;
    private ApiClient client;

    @BeforeEach
    void start() throws Exception {
        server = new ScriptedServer();
        connect("{token: secret}");
    }

    private void connect(String user) throws Exception {
        var access = KubeConfig.read(List.of(server.kubeconfig(folder, user))).access("");
        wire = new HttpWire(access, Map.of(), "leeway/test");
        client =
                new ApiClient(
                        "test",
                        wire,
                        new CredentialSource(access.identity()),
                        ClusterLimits.DEFAULT);
    }

    @AfterEach
    void stop() {
        wire.close();
        server.close();
    }

    @Test
    void saysWhoItIs() throws Exception {
        server.on("GET", "/x", json(200, "{\"a\":1}"));
        assertThat(client.send(GET, TEN_SECONDS)).isInstanceOf(Answered.class);
        var headers = server.requests().getFirst().headers();
        assertThat(headers.get("User-agent")).containsExactly("leeway/test");
        assertThat(headers.get("Authorization")).containsExactly("Bearer secret");
    }

    @Test
    void waitsAsLongAsTheServerSays() throws Exception {
        server.on("GET", "/x", retryAfter(429, "1"), json(200, "{}"));
        long before = System.nanoTime();
        ApiOutcome outcome = client.send(GET, TEN_SECONDS);
        assertThat(outcome).isEqualTo(new Answered(200, JsonObject.EMPTY, false));
        assertThat(System.nanoTime() - before).isGreaterThanOrEqualTo(TimeUnit.SECONDS.toNanos(1));
        assertThat(client.perSecond(ApiCall.Lane.READ)).isLessThan(100);
    }

    @Test
    void doesNotWaitLongerThanItMay() throws Exception {
        server.on("GET", "/x", retryAfter(429, "60"));
        ApiOutcome outcome = client.send(GET, Duration.ofSeconds(2));
        assertThat(outcome)
                .isInstanceOfSatisfying(Answered.class, a -> assertThat(a.status()).isEqualTo(429));
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void repeatsAWriteWhoseAnswerWasLostAndRemembersTheDoubt() throws Exception {
        server.on("PATCH", "/x", hangUp(), json(200, "{}"));
        assertThat(client.send(PATCH, TEN_SECONDS))
                .isEqualTo(new Answered(200, JsonObject.EMPTY, true));
        assertThat(server.count("PATCH", "/x")).isEqualTo(2);
    }

    @Test
    void givesUpOnAnswersThatAreAlwaysLost() throws Exception {
        server.on("PATCH", "/x", hangUp());
        assertThat(client.send(PATCH, TEN_SECONDS)).isInstanceOf(Lost.class);
        assertThat(server.count("PATCH", "/x")).isEqualTo(4);
    }

    @Test
    void doesNotRepeatARefusal() throws Exception {
        server.on("PATCH", "/x", status(422, "Invalid", "no"));
        assertThat(client.send(PATCH, TEN_SECONDS))
                .isInstanceOfSatisfying(Answered.class, a -> assertThat(a.status()).isEqualTo(422));
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void repeatsAWebhookThatIsDownThreeTimes() throws Exception {
        server.on("PATCH", "/x", status(500, "InternalError", "failed calling webhook w"));
        assertThat(client.send(PATCH, TEN_SECONDS))
                .isInstanceOfSatisfying(Answered.class, a -> assertThat(a.doubtful()).isTrue());
        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void anUnreachableServerIsNotSentAndSaysWhatToDo() throws Exception {
        server.close();
        assertThat(client.send(PATCH, TEN_SECONDS))
                .isInstanceOfSatisfying(
                        NotSent.class,
                        trouble -> {
                            assertThat(trouble.reason()).isEqualTo(Reason.UNREACHABLE);
                            assertThat(trouble.message()).contains("refuses the connection");
                            assertThat(trouble.advice().text()).contains("kubeconfig");
                        });
    }

    @Test
    void somethingThatIsNotJsonIsNoAnswer() throws Exception {
        server.on("GET", "/x", text(200, "text/html", "<html>Sign in</html>"));
        assertThat(client.send(GET, TEN_SECONDS))
                .isInstanceOfSatisfying(
                        Lost.class, lost -> assertThat(lost.message()).contains("text/html"));
    }

    /** As API servers send the index of their OpenAPI documents. */
    @Test
    void jsonThatIsCalledPlainTextIsAnAnswer() throws Exception {
        server.on("GET", "/x", text(200, "text/plain; charset=utf-8", "{\"paths\":{}}"));
        assertThat(client.send(GET, TEN_SECONDS)).isInstanceOf(Answered.class);
    }

    @Test
    void brokenJsonIsNoAnswer() throws Exception {
        server.on("GET", "/x", json(200, "{\"a\": "));
        assertThat(client.send(GET, TEN_SECONDS))
                .isInstanceOfSatisfying(
                        Lost.class, lost -> assertThat(lost.message()).contains("broken JSON"));
    }

    @Test
    void aBodyThatNeverEndsIsGivenUpAtTheDeadline() throws Exception {
        server.on("GET", "/x", server.watch("{\"a\":"));
        long before = System.nanoTime();
        assertThat(client.send(GET, Duration.ofSeconds(1))).isInstanceOf(Lost.class);
        assertThat(System.nanoTime() - before).isLessThan(TimeUnit.SECONDS.toNanos(5));
    }

    @Test
    void anAnswerWithoutEndIsGivenUpAtTheLimitOfBytes() throws Exception {
        byte[] spaces = " ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
        AtomicLong sent = new AtomicLong();
        server.on(
                "PATCH",
                "/x",
                exchange -> {
                    exchange.getResponseHeaders().set("Content-Type", "application/json");
                    exchange.sendResponseHeaders(200, 0);
                    while (true) {
                        exchange.getResponseBody().write(spaces);
                        sent.addAndGet(spaces.length);
                    }
                });
        assertThat(client.send(PATCH, Duration.ofMinutes(1)))
                .isInstanceOfSatisfying(
                        Lost.class, lost -> assertThat(lost.message()).contains("larger than"));
        // An apply is repeated: four times the limit, and what was under way.
        assertThat(sent.get()).isLessThan(1L << 30);
    }

    @Test
    void anAnswerThatNeverBeginsIsGivenUpAtTheDeadline() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        server.on("PATCH", "/x", exchange -> never.await());
        assertThat(client.send(PATCH, Duration.ofSeconds(1))).isInstanceOf(Lost.class);
    }

    @Test
    void cancelEndsAWait() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        server.on(
                "GET",
                "/x",
                exchange -> {
                    asked.countDown();
                    never.await();
                });
        AtomicReference<Object> result = new AtomicReference<>();
        Thread caller =
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    try {
                                        result.set(client.send(GET, Duration.ofSeconds(60)));
                                    } catch (InterruptedException e) {
                                        result.set(e);
                                    }
                                });
        assertThat(asked.await(5, TimeUnit.SECONDS)).isTrue();
        caller.interrupt();
        assertThat(caller.join(Duration.ofSeconds(5))).isTrue();
        assertThat(result.get()).isInstanceOf(InterruptedException.class);
    }

    @Test
    void refusedCredentialsAreRenewedOnceByThePlugin() throws Exception {
        Path plugin = plugin("first", "second");
        connect("{exec: {command: " + plugin + ", apiVersion: client.authentication.k8s.io/v1}}");
        server.on("GET", "/x", status(401, "Unauthorized", "Unauthorized"), json(200, "{}"));
        assertThat(client.send(GET, TEN_SECONDS)).isInstanceOf(Answered.class);
        assertThat(server.requests())
                .extracting(request -> request.header("Authorization"))
                .containsExactly("Bearer first", "Bearer second");
    }

    @Test
    void credentialsThatStayRefusedAreAnswered401() throws Exception {
        server.on("GET", "/x", status(401, "Unauthorized", "Unauthorized"));
        assertThat(client.send(GET, TEN_SECONDS))
                .isInstanceOfSatisfying(Answered.class, a -> assertThat(a.status()).isEqualTo(401));
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void aWriteThatMayHaveArrivedStaysInDoubtWhenNobodyCanSignInAnyMore() throws Exception {
        Path once =
                script(
                        """
                if [ -e %1$s ]; then echo 'please sign in' >&2; exit 3; fi
                touch %1$s
                echo '{"apiVersion":"client.authentication.k8s.io/v1","kind":"ExecCredential",\
                "status":{"token":"first"}}'
                """
                                .formatted(folder.resolve("count")));
        connect("{exec: {command: " + once + ", apiVersion: client.authentication.k8s.io/v1}}");
        server.on("PATCH", "/x", hangUp(), status(401, "Unauthorized", "Unauthorized"));
        assertThat(client.send(PATCH, TEN_SECONDS))
                .isInstanceOfSatisfying(
                        Lost.class, lost -> assertThat(lost.message()).contains("please sign in"));
    }

    @Test
    void aPluginThatFailsIsNotAuthenticated() throws Exception {
        Path plugin = script("echo 'please sign in' >&2; exit 3");
        connect("{exec: {command: " + plugin + ", apiVersion: client.authentication.k8s.io/v1}}");
        assertThat(client.send(GET, TEN_SECONDS))
                .isInstanceOfSatisfying(
                        NotSent.class,
                        trouble -> {
                            assertThat(trouble.reason()).isEqualTo(Reason.NOT_AUTHENTICATED);
                            assertThat(trouble.message()).contains("exit code 3", "please sign in");
                        });
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void nothingIsSentAfterClosing() throws Exception {
        wire.close();
        assertThat(client.send(GET, Duration.ofSeconds(1))).isNotInstanceOf(Answered.class);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void readsRetryAfter() {
        assertThat(Repetition.retryAfter("3")).isEqualTo(Duration.ofSeconds(3));
        assertThat(Repetition.retryAfter("-3")).isZero();
        assertThat(Repetition.retryAfter("soon")).isZero();
        assertThat(Repetition.retryAfter("999999")).isEqualTo(Duration.ofMinutes(5));
        assertThatThrownBy(() -> new ClusterLimits.Lane(5, 4, 1, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Path plugin(String first, String second) throws IOException {
        Path count = folder.resolve("count");
        return script(
                """
                if [ -e %s ]; then token=%s; else token=%s; touch %s; fi
                echo '{"apiVersion":"client.authentication.k8s.io/v1","kind":"ExecCredential",\
                "status":{"token":"'$token'"}}'
                """
                        .formatted(count, second, first, count));
    }

    private Path script(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("plugin.sh"), "#!/bin/sh\n" + text + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }
}
