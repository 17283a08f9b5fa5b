package dev.leeway.engine.cluster.login;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Turns certificates and keys into what Java's TLS takes. */
public final class TlsMaterial {
    private static final char[] NO_PASSWORD = new char[0];

    private TlsMaterial() {}

    /**
     * Returns what checks the server's certificate: against the cluster's own authority where there
     * is one, by the name where another one is asked for, not at all where the kubeconfig says so.
     */
    public static TrustManager[] trust(ClusterAccess access) throws LoginException {
        if (access.skipTlsCheck()) {
            return new TrustManager[] {new UncheckedTrust()};
        }
        X509ExtendedTrustManager byAuthority = authority(access.authority());
        return new TrustManager[] {
            access.tlsServerName().isEmpty()
                    ? byAuthority
                    : new NamedTrust(byAuthority, access.tlsServerName())
        };
    }

    private static X509ExtendedTrustManager authority(@Nullable String pem) throws LoginException {
        try {
            KeyStore store = null;
            if (pem != null) {
                store = emptyStore();
                int count = 0;
                for (X509Certificate certificate :
                        PemFile.certificates(
                                pem, LoginPhrase.AUTHORITY_INVALID, LoginPhrase.AUTHORITY_EMPTY)) {
                    store.setCertificateEntry("authority-" + count++, certificate);
                }
            }
            TrustManagerFactory factory =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            for (TrustManager candidate : factory.getTrustManagers()) {
                if (candidate instanceof X509ExtendedTrustManager trust) {
                    return trust;
                }
            }
            throw new LoginException(LoginPhrase.NO_CHECK.of(), LoginPhrase.NO_CHECK_NEXT.of());
        } catch (GeneralSecurityException | IOException e) {
            throw new LoginException(
                    LoginPhrase.AUTHORITY_UNUSABLE.of(), LoginPhrase.CORRECT_NEXT.of(), e);
        }
    }

    /** Returns what the server is shown; empty when the credentials hold no certificate. */
    public static KeyManager[] keys(Credentials.@Nullable ClientKey key) throws LoginException {
        if (key == null) {
            return new KeyManager[0];
        }
        List<X509Certificate> chain =
                PemFile.certificates(
                        key.certificate(),
                        LoginPhrase.CERTIFICATE_INVALID,
                        LoginPhrase.CERTIFICATE_EMPTY);
        try {
            KeyStore store = emptyStore();
            store.setKeyEntry(
                    "client",
                    PemFile.privateKey(key.key()),
                    NO_PASSWORD,
                    chain.toArray(Certificate[]::new));
            KeyManagerFactory factory =
                    KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, NO_PASSWORD);
            return factory.getKeyManagers();
        } catch (GeneralSecurityException | IOException e) {
            throw new LoginException(LoginPhrase.NO_MATCH.of(), LoginPhrase.CORRECT_NEXT.of(), e);
        }
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }
}
