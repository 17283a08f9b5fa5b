package dev.leeway.engine.cluster.login;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Checks the server's certificate against a name other than the address's, for the kubeconfig's
 * {@code tls-server-name}. A wildcard stands for one whole label (RFC 6125, 6.4.3).
 */
final class NamedTrust extends X509ExtendedTrustManager {
    private static final int DNS_NAME = 2;
    private static final int IP_ADDRESS = 7;

    private final X509ExtendedTrustManager byAuthority;
    private final String name;

    NamedTrust(X509ExtendedTrustManager byAuthority, String name) {
        this.byAuthority = byAuthority;
        this.name = name.toLowerCase(Locale.ROOT);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type)
            throws CertificateException {
        byAuthority.checkServerTrusted(chain, type);
        Collection<List<?>> names = chain[0].getSubjectAlternativeNames();
        for (List<?> entry : names == null ? List.<List<?>>of() : names) {
            int kind = ((Number) entry.get(0)).intValue();
            if ((kind == DNS_NAME || kind == IP_ADDRESS) && fits(entry.get(1).toString())) {
                return;
            }
        }
        throw new CertificateException(
                "No subject alternative name matching tls-server-name " + name + " found");
    }

    private boolean fits(String offered) {
        String lower = offered.toLowerCase(Locale.ROOT);
        if (!lower.startsWith("*.")) {
            return lower.equals(name);
        }
        int dot = name.indexOf('.');
        return dot > 0 && name.substring(dot).equals(lower.substring(1));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
            throws CertificateException {
        checkServerTrusted(chain, type);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
            throws CertificateException {
        checkServerTrusted(chain, type);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
            throws CertificateException {
        checkClientTrusted(chain, type);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
            throws CertificateException {
        checkClientTrusted(chain, type);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type)
            throws CertificateException {
        throw new CertificateException("Leeway is no server");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return byAuthority.getAcceptedIssuers();
    }
}
