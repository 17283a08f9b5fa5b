package dev.leeway.engine.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import dev.leeway.engine.cluster.ApiOutcome.Answered;
import dev.leeway.engine.cluster.ApiOutcome.NotSent;
import dev.leeway.engine.cluster.login.CredentialSource;
import dev.leeway.engine.cluster.login.KubeConfig;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Against a real TLS server with certificates made by the JDK's own keytool. */
@Timeout(60)
class TlsTest {
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir static Path folder;
    private final AtomicReference<String> seenClient = new AtomicReference<>("");

    private HttpsServer server;

    @BeforeAll
    static void makeKeys() throws Exception {
        keyPair("server", "EC", "-ext", "san=dns:cluster.example,ip:127.0.0.9");
        keyPair("ec", "EC");
        keyPair("rsa", "RSA", "-keysize", "2048");
    }

    @BeforeEach
    void start() throws Exception {
        KeyStore keys = stored("server");
        KeyStore trust = KeyStore.getInstance("PKCS12");
        trust.load(null, null);
        trust.setCertificateEntry("ec", stored("ec").getCertificate("ec"));
        trust.setCertificateEntry("rsa", stored("rsa").getCertificate("rsa"));
        KeyManagerFactory own =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD);
        TrustManagerFactory clients =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        clients.init(trust);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), clients.getTrustManagers(), null);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(
                new HttpsConfigurator(context) {
                    @Override
                    public void configure(HttpsParameters parameters) {
                        SSLParameters wanted = context.getDefaultSSLParameters();
                        wanted.setWantClientAuth(true);
                        parameters.setSSLParameters(wanted);
                    }
                });
        server.createContext(
                "/",
                exchange -> {
                    try {
                        X509Certificate client =
                                (X509Certificate)
                                        ((com.sun.net.httpserver.HttpsExchange) exchange)
                                                .getSSLSession()
                                                .getPeerCertificates()[0];
                        seenClient.set(client.getSubjectX500Principal().getName());
                    } catch (javax.net.ssl.SSLPeerUnverifiedException e) {
                        seenClient.set("nobody");
                    }
                    exchange.getResponseHeaders().set("Content-Type", "application/json");
                    exchange.sendResponseHeaders(200, 2);
                    exchange.getResponseBody().write("{}".getBytes(StandardCharsets.UTF_8));
                    exchange.close();
                });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private static void keyPair(String name, String algorithm, String... more) throws Exception {
        Path file = folder.resolve(name + ".p12");
        List<String> line =
                new java.util.ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-alias",
                                name,
                                "-keyalg",
                                algorithm,
                                "-dname",
                                "CN=" + name,
                                "-keystore",
                                file.toString(),
                                "-storetype",
                                "PKCS12",
                                "-storepass",
                                new String(PASSWORD)));
        line.addAll(Arrays.asList(more));
        Process keytool =
                new ProcessBuilder(line)
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve(name + ".log").toFile())
                        .start();
        assertThat(keytool.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(keytool.exitValue()).isZero();
    }

    private KeyStore stored(String name) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(folder.resolve(name + ".p12"))) {
            store.load(in, PASSWORD);
        }
        return store;
    }

    private static String pem(String label, byte[] der) {
        return "-----BEGIN "
                + label
                + "-----\n"
                + Base64.getMimeEncoder().encodeToString(der)
                + "\n-----END "
                + label
                + "-----\n";
    }

    private String certificate(String name) throws Exception {
        return pem("CERTIFICATE", stored(name).getCertificate(name).getEncoded());
    }

    private PrivateKey key(String name) throws Exception {
        return (PrivateKey) Objects.requireNonNull(stored(name).getKey(name, PASSWORD));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private ApiOutcome ask(String clusterFields, String user) throws Exception {
        Path file =
                Files.writeString(
                        folder.resolve("config"),
                        """
                        current-context: x
                        clusters: [{name: c, cluster: {server: "https://127.0.0.1:%d", %s}}]
                        users: [{name: u, user: %s}]
                        contexts: [{name: x, context: {cluster: c, user: u}}]
                        """
                                .formatted(server.getAddress().getPort(), clusterFields, user));
        var access = KubeConfig.read(List.of(file)).access("");
        try (HttpWire wire = new HttpWire(access, Map.of(), "leeway/test")) {
            return new ApiClient(
                            "test",
                            wire,
                            new CredentialSource(access.identity()),
                            ClusterLimits.DEFAULT)
                    .send(ApiCall.get("/", "say hello"), Duration.ofSeconds(10));
        }
    }

    private String authority(String name) throws Exception {
        return "certificate-authority-data: " + base64(certificate(name));
    }

    @Test
    void aWrongNameIsAClearErrorAndTheRightOneIsNot() throws Exception {
        assertThat(ask(authority("server"), "{}"))
                .isInstanceOfSatisfying(
                        NotSent.class,
                        trouble -> {
                            assertThat(trouble.message()).contains("is for another name");
                            assertThat(trouble.advice().text()).contains("tls-server-name");
                        });
        assertThat(ask(authority("server") + ", tls-server-name: cluster.example", "{}"))
                .isInstanceOf(Answered.class);
        assertThat(ask(authority("server") + ", tls-server-name: other.example", "{}"))
                .isInstanceOf(NotSent.class);
    }

    @Test
    void anotherAuthorityIsAClearError() throws Exception {
        assertThat(ask(authority("rsa") + ", tls-server-name: cluster.example", "{}"))
                .isInstanceOfSatisfying(
                        NotSent.class,
                        trouble ->
                                assertThat(trouble.message())
                                        .contains("does not come from the certificate authority"));
        assertThat(ask("insecure-skip-tls-verify: true", "{}")).isInstanceOf(Answered.class);
        assertThat(seenClient.get()).isEqualTo("nobody");
    }

    @Test
    void clientKeysOfEveryFormAreShown() throws Exception {
        byte[] pkcs8 = key("rsa").getEncoded();
        // PKCS #8 of an RSA key is 26 bytes of frame around PKCS #1.
        byte[] pkcs1 = Arrays.copyOfRange(pkcs8, 26, pkcs8.length);
        for (String key : List.of(pem("PRIVATE KEY", pkcs8), pem("RSA PRIVATE KEY", pkcs1))) {
            assertThat(askAs("rsa", key)).isInstanceOf(Answered.class);
            assertThat(seenClient.get()).isEqualTo("CN=rsa");
        }
        for (String key :
                List.of(
                        pem("PRIVATE KEY", key("ec").getEncoded()),
                        pem("EC PRIVATE KEY", sec1((ECPrivateKey) key("ec"))))) {
            assertThat(askAs("ec", key)).isInstanceOf(Answered.class);
            assertThat(seenClient.get()).isEqualTo("CN=ec");
        }
        assertThat(askAs("ec", pem("PRIVATE KEY", new byte[] {1, 2})))
                .isInstanceOfSatisfying(
                        NotSent.class,
                        trouble ->
                                assertThat(trouble.message()).contains("not a valid private key"));
    }

    private ApiOutcome askAs(String name, String key) throws Exception {
        return ask(
                "insecure-skip-tls-verify: true",
                "{client-certificate-data: "
                        + base64(certificate(name))
                        + ", client-key-data: "
                        + base64(key)
                        + "}");
    }

    /** RFC 5915: {@code SEQUENCE { 1, key, [0] { curve } }}, for the curve that keytool uses. */
    private static byte[] sec1(ECPrivateKey key) {
        int size = (key.getParams().getOrder().bitLength() + 7) / 8;
        byte[] curve =
                size == 48
                        ? new byte[] {0x06, 0x05, 0x2b, (byte) 0x81, 0x04, 0x00, 0x22}
                        : new byte[] {
                            0x06, 0x08, 0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 0x03, 0x01, 0x07
                        };
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.writeBytes(new byte[] {0x02, 0x01, 0x01, 0x04, (byte) size});
        content.writeBytes(fixed(key.getS(), size));
        content.writeBytes(new byte[] {(byte) 0xa0, (byte) curve.length});
        content.writeBytes(curve);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {0x30, (byte) content.size()});
        out.writeBytes(content.toByteArray());
        return out.toByteArray();
    }

    private static byte[] fixed(BigInteger number, int size) {
        byte[] bytes = number.toByteArray();
        byte[] fixed = new byte[size];
        int count = Math.min(size, bytes.length);
        System.arraycopy(bytes, bytes.length - count, fixed, size - count, count);
        return fixed;
    }
}
