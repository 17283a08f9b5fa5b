package dev.leeway.engine.cluster;

import dev.leeway.engine.live.ClusterPhrase;
import dev.leeway.engine.wording.Wording;
import dev.leeway.engine.wording.Thrown;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

/**
 * Why a request got no answer.
 *
 * @param sent whether the request may have reached the server
 * @param worthRepeating whether the same request may fare better a moment later
 * @param said what happened
 * @param advice what the operator can do
 */
record NetworkTrouble(boolean sent, boolean worthRepeating, Wording said, Wording advice) {
    /** Returns what happened, in English. */
    String message() {
        return said.text();
    }

    /** Judges an error of the transport. */
    static NetworkTrouble of(Throwable error, String server) {
        Optional<CertificateException> certificate = within(error, CertificateException.class);
        if (certificate.isPresent() || within(error, SSLHandshakeException.class).isPresent()) {
            return tls(error, certificate.map(Throwable::getMessage).orElse(""), server);
        }
        if (within(error, UnresolvedAddressException.class).isPresent()
                || within(error, UnknownHostException.class).isPresent()) {
            return new NetworkTrouble(
                    false,
                    true,
                    ClusterPhrase.NO_ADDRESS.of(server),
                    ClusterPhrase.NO_ADDRESS_NEXT.of());
        }
        if (within(error, HttpConnectTimeoutException.class).isPresent()) {
            return new NetworkTrouble(
                    false, true, ClusterPhrase.SILENT.of(server), ClusterPhrase.SILENT_NEXT.of());
        }
        if (within(error, ConnectException.class).isPresent()
                || within(error, NoRouteToHostException.class).isPresent()) {
            return new NetworkTrouble(
                    false, true, ClusterPhrase.REFUSES.of(server), ClusterPhrase.REFUSES_NEXT.of());
        }
        if (within(error, HttpTimeoutException.class).isPresent()) {
            return new NetworkTrouble(
                    true, true, ClusterPhrase.LATE.of(server), ClusterPhrase.AGAIN.of());
        }
        if (within(error, SSLException.class).isPresent() && speaksPlainText(error)) {
            return new NetworkTrouble(
                    false, false, ClusterPhrase.NO_TLS.of(server), ClusterPhrase.NO_TLS_NEXT.of());
        }
        if (String.valueOf(error.getMessage()).contains("Tunnel failed")) {
            return new NetworkTrouble(
                    false,
                    true,
                    ClusterPhrase.PROXY.of(String.valueOf(error.getMessage())),
                    ClusterPhrase.PROXY_NEXT.of());
        }
        return new NetworkTrouble(
                true, true, ClusterPhrase.BROKE.of(server, words(error)), ClusterPhrase.AGAIN.of());
    }

    private static NetworkTrouble tls(Throwable error, String certificate, String server) {
        if (certificate.contains("No subject alternative") || certificate.contains("No name")) {
            return new NetworkTrouble(
                    false,
                    false,
                    ClusterPhrase.OTHER_NAME.of(server, certificate),
                    ClusterPhrase.OTHER_NAME_NEXT.of());
        }
        if (words(error).contains("PKIX") || certificate.contains("PKIX")) {
            return new NetworkTrouble(
                    false,
                    false,
                    ClusterPhrase.OTHER_AUTHORITY.of(server),
                    ClusterPhrase.OTHER_AUTHORITY_NEXT.of());
        }
        return new NetworkTrouble(
                false,
                false,
                ClusterPhrase.INSECURE.of(server, words(error)),
                ClusterPhrase.INSECURE_NEXT.of());
    }

    private static boolean speaksPlainText(Throwable error) {
        return words(error).contains("Unsupported or unrecognized SSL message");
    }

    private static String words(Throwable error) {
        Throwable root = error;
        for (int depth = 0; depth < 20 && root.getCause() != null; depth++) {
            root = root.getCause();
        }
        return Thrown.words(root);
    }

    private static <T extends Throwable> Optional<T> within(Throwable error, Class<T> type) {
        Throwable here = error;
        for (int depth = 0; depth < 20 && here != null; depth++) {
            if (type.isInstance(here)) {
                return Optional.of(type.cast(here));
            }
            here = here.getCause();
        }
        return Optional.empty();
    }
}
