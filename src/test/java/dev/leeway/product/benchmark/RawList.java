package dev.leeway.product.benchmark;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.practice.PracticeCluster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Lists objects with nothing but an HTTP client: what any comparison has to do at least. */
public final class RawList {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private RawList() {}

    /**
     * Lists the collections with a new client and reads their JSON; returns how many objects there
     * were.
     */
    static long objects(PracticeCluster cluster, List<String> collections)
            throws IOException, InterruptedException, GeneralSecurityException {
        return objects(cluster.url(), cluster.token(), cluster.certificate(), collections);
    }

    /**
     * The same of any server.
     *
     * @param certificate the only one that is trusted, as PEM
     */
    public static long objects(
            String server, String token, String certificate, List<String> collections)
            throws IOException, InterruptedException, GeneralSecurityException {
        long count = 0;
        try (HttpClient client = HttpClient.newBuilder().sslContext(trust(certificate)).build()) {
            for (String collection : collections) {
                HttpRequest request =
                        HttpRequest.newBuilder(URI.create(server + collection))
                                .timeout(PATIENCE)
                                .header("Authorization", "Bearer " + token)
                                .build();
                HttpResponse<byte[]> response =
                        client.send(request, HttpResponse.BodyHandlers.ofByteArray());
                if (response.statusCode() != 200) {
                    throw new IOException(collection + " answered " + response.statusCode());
                }
                JsonObject list = JsonReader.readObject(response.body());
                count += list.arrayAt("items").size();
            }
        }
        return count;
    }

    private static SSLContext trust(String certificate)
            throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry(
                "practice",
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(
                                new ByteArrayInputStream(
                                        certificate.getBytes(StandardCharsets.US_ASCII))));
        TrustManagerFactory managers =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, managers.getTrustManagers(), null);
        return tls;
    }
}
