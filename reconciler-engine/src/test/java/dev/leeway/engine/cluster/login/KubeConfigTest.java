package dev.leeway.engine.cluster.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class KubeConfigTest {
    private static final Duration WAIT = Duration.ofSeconds(5);

    @TempDir Path folder;

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void listsContextsOfSeveralFilesWithoutRunningPlugins() throws Exception {
        Path marker = folder.resolve("ran");
        Path one =
                write(
                        "one",
                        """
                        clusters: [{name: c1, cluster: {server: "https://one:6443/"}}]
                        users: [{name: u, user: {exec: {command: /bin/touch, args: ["%s"]}}}]
                        contexts:
                        - {name: first, context: {cluster: c1, user: u, namespace: shop}}
                        - {name: same, context: {cluster: c1}}
                        """
                                .formatted(marker));
        Path two =
                write(
                        "two",
                        """
                        current-context: second
                        clusters: [{name: c2, cluster: {server: two.example}}]
                        contexts:
                        - {name: second, context: {cluster: c2}}
                        - {name: same, context: {cluster: c2}}
                        """);
        KubeConfig config = KubeConfig.read(List.of(one, folder.resolve("missing"), two));
        assertThat(config.contexts())
                .extracting(KubeContext::name, KubeContext::cluster, KubeContext::current)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple("first", "c1", false),
                        org.assertj.core.api.Assertions.tuple("same", "c1", false),
                        org.assertj.core.api.Assertions.tuple("second", "c2", true));
        assertThat(config.access("first").server()).isEqualTo(URI.create("https://one:6443"));
        assertThat(config.access("").server()).isEqualTo(URI.create("https://two.example"));
        assertThat(config.access("first").namespace()).isEqualTo("shop");
        assertThat(marker).doesNotExist();
    }

    @Test
    void findsTheFilesThatKubectlReads() {
        String variable = "/a/one" + File.pathSeparator + File.pathSeparator + "/b/two";
        assertThat(KubeConfig.defaultFiles(Map.of("KUBECONFIG", variable), folder))
                .containsExactly(Path.of("/a/one"), Path.of("/b/two"));
        assertThat(KubeConfig.defaultFiles(Map.of(), folder))
                .containsExactly(folder.resolve(".kube/config"));
    }

    @Test
    void certificateFilesLieBesideTheirKubeconfig() throws Exception {
        Files.createDirectories(folder.resolve("pki"));
        Files.writeString(folder.resolve("pki/ca.crt"), "PEM");
        Path file =
                write(
                        "config",
                        """
                        current-context: x
                        clusters: [{name: c, cluster: {server: "https://h", certificate-authority: pki/ca.crt}}]
                        contexts: [{name: x, context: {cluster: c}}]
                        """);
        assertThat(KubeConfig.read(List.of(file)).access("").authority()).isEqualTo("PEM");
    }

    @Test
    void everyMistakeSaysWhatAndWhere() throws Exception {
        assertThatThrownBy(() -> KubeConfig.read(List.of(folder.resolve("none"))))
                .isInstanceOf(LoginException.class)
                .hasMessageContaining("none does not exist");
        Path broken = write("broken", "clusters: [");
        assertThatThrownBy(() -> KubeConfig.read(List.of(broken)))
                .isInstanceOf(LoginException.class)
                .hasMessageContaining("not valid YAML");
        Path odd =
                write(
                        "odd",
                        """
                        clusters:
                        - {name: c, cluster: {server: "https://h", certificate-authority-data: "%%%"}}
                        - {name: d, cluster: {server: "ftp://h"}}
                        users: [{name: half, user: {client-certificate-data: aGk=}}]
                        contexts:
                        - {name: badca, context: {cluster: c}}
                        - {name: badserver, context: {cluster: d}}
                        - {name: nouser, context: {cluster: d, user: ghost}}
                        - {name: nocluster, context: {cluster: ghost}}
                        - {name: half, context: {cluster: d, user: half}}
                        """);
        KubeConfig config = KubeConfig.read(List.of(odd));
        assertThatThrownBy(() -> config.access("")).hasMessageContaining("no current context");
        assertThatThrownBy(() -> config.access("zzz")).hasMessageContaining("no context 'zzz'");
        assertThatThrownBy(() -> config.access("badserver")).hasMessageContaining("ftp://h");
        assertThatThrownBy(() -> config.access("nouser")).hasMessageContaining("ghost");
        assertThatThrownBy(() -> config.access("nocluster")).hasMessageContaining("ghost");
        assertThat(config.contexts()).hasSize(5);
    }

    @Test
    void aPluginIsTimedOutAndItsErrorsShown() throws Exception {
        CredentialSource slow = source("/bin/sleep", "args: ['30']", Duration.ofMillis(300));
        long before = System.nanoTime();
        assertThatThrownBy(() -> slow.current(WAIT))
                .isInstanceOf(LoginException.class)
                .hasMessageContaining("no answer within");
        assertThat(System.nanoTime() - before).isLessThan(TimeUnit.SECONDS.toNanos(4));
        assertThatThrownBy(
                        () ->
                                source("no-such-program", "installHint: 'Get it from us.'", WAIT)
                                        .current(WAIT))
                .isInstanceOfSatisfying(
                        LoginException.class,
                        error -> assertThat(error.nextStep()).isEqualTo("Get it from us."));
        assertThatThrownBy(() -> source("/bin/echo", "args: ['token-abc']", WAIT).current(WAIT))
                .isInstanceOf(LoginException.class)
                .hasMessageContaining("not an ExecCredential")
                .hasMessageNotContaining("abc");
        assertThatThrownBy(() -> source("/bin/true", "interactiveMode: Always", WAIT).current(WAIT))
                .hasMessageContaining("terminal");
    }

    @Test
    void aPluginLearnsWhatItAsksForAndIsAskedAgainBeforeExpiry() throws Exception {
        Path script =
                write(
                        "plugin.sh",
                        """
                        #!/bin/sh
                        echo "$KUBERNETES_EXEC_INFO" > "$(dirname "$0")/info"
                        echo x >> "$(dirname "$0")/runs"
                        echo '{"status":{"token":"t-'$EXTRA'","expirationTimestamp":"2000-01-01T00:00:00Z"}}'
                        """);
        assertThat(script.toFile().setExecutable(true)).isTrue();
        CredentialSource source =
                source(
                        "./plugin.sh",
                        "provideClusterInfo: true, env: [{name: EXTRA, value: e}]",
                        WAIT);
        assertThat(source.current(WAIT).authorization()).isEqualTo("Bearer t-e");
        assertThat(source.current(WAIT).toString()).doesNotContain("t-e");
        assertThat(Files.readAllLines(folder.resolve("runs"))).hasSize(2);
        assertThat(Files.readString(folder.resolve("info")))
                .contains("\"interactive\":false", "\"server\":\"https://h\"");
    }

    @Test
    void aTokenFileIsReadWhenNeeded() throws Exception {
        write("token", "abc\n");
        Path file = config("{tokenFile: token}");
        CredentialSource source =
                new CredentialSource(KubeConfig.read(List.of(file)).access("").identity());
        assertThat(source.current(WAIT).authorization()).isEqualTo("Bearer abc");
    }

    @Test
    void waysThatKubernetesRemovedSayWhatToUse() throws Exception {
        Path file = config("{auth-provider: {name: gcp}}");
        CredentialSource source =
                new CredentialSource(KubeConfig.read(List.of(file)).access("").identity());
        assertThatThrownBy(() -> source.current(WAIT))
                .isInstanceOfSatisfying(
                        LoginException.class,
                        error -> assertThat(error.nextStep()).contains("gke-gcloud-auth-plugin"));
    }

    @Test
    void choosesProxiesAsOtherToolsDo() throws Exception {
        Map<String, String> environment =
                Map.of("HTTPS_PROXY", "proxy:3128", "NO_PROXY", ".corp,10.0.0.0/8,exact");
        assertThat(proxy("https://far.example", environment))
                .isEqualTo(URI.create("http://proxy:3128"));
        for (String direct :
                List.of(
                        "https://127.0.0.1:6443",
                        "https://localhost",
                        "https://[::1]:6443",
                        "https://k.corp",
                        "https://10.1.2.3",
                        "https://exact")) {
            assertThat(proxy(direct, environment)).as(direct).isNull();
        }
        assertThat(proxy("https://11.1.2.3", environment)).isNotNull();
        assertThatThrownBy(() -> proxy("https://far", Map.of("https_proxy", "socks5://p:1")))
                .isInstanceOf(LoginException.class);
    }

    private @org.jspecify.annotations.Nullable URI proxy(
            String server, Map<String, String> environment) throws Exception {
        Path file =
                write(
                        "proxied",
                        """
                        current-context: x
                        clusters: [{name: c, cluster: {server: "%s"}}]
                        contexts: [{name: x, context: {cluster: c}}]
                        """
                                .formatted(server));
        return ProxyChoice.choose(KubeConfig.read(List.of(file)).access(""), environment);
    }

    private CredentialSource source(String command, String more, Duration timeout)
            throws Exception {
        Path file = config("{exec: {command: " + command + ", " + more + "}}");
        return new CredentialSource(
                KubeConfig.read(List.of(file)).access("").identity(), Clock.systemUTC(), timeout);
    }

    private Path config(String user) throws IOException {
        return write(
                "config",
                """
                current-context: x
                clusters: [{name: c, cluster: {server: "https://h"}}]
                users: [{name: u, user: %s}]
                contexts: [{name: x, context: {cluster: c, user: u}}]
                """
                        .formatted(user));
    }
}
