package dev.leeway.engine.cluster;

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
 * Why a request got no answer, in words.
 *
 * @param sent whether the request may have reached the server
 * @param worthRepeating whether the same request may fare better a moment later
 * @param message what happened
 * @param nextStep what the operator can do
 */
record NetworkTrouble(boolean sent, boolean worthRepeating, String message, String nextStep) {
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
                    "the host of " + server + " has no address that can be found",
                    "Check the address in the kubeconfig, the network and the VPN.");
        }
        if (within(error, HttpConnectTimeoutException.class).isPresent()) {
            return new NetworkTrouble(
                    false,
                    true,
                    server + " does not answer",
                    "Check the network, the VPN and that the cluster runs.");
        }
        if (within(error, ConnectException.class).isPresent()
                || within(error, NoRouteToHostException.class).isPresent()) {
            return new NetworkTrouble(
                    false,
                    true,
                    server + " refuses the connection",
                    "Check that the cluster runs and that the address in the kubeconfig is right.");
        }
        if (within(error, HttpTimeoutException.class).isPresent()) {
            return new NetworkTrouble(true, true, server + " did not answer in time", "Try again.");
        }
        if (within(error, SSLException.class).isPresent() && speaksPlainText(error)) {
            return new NetworkTrouble(
                    false,
                    false,
                    server + " does not speak TLS",
                    "Check the port in the kubeconfig's address.");
        }
        if (String.valueOf(error.getMessage()).contains("Tunnel failed")) {
            return new NetworkTrouble(
                    false,
                    true,
                    "the proxy does not let the connection through: " + error.getMessage(),
                    "Check HTTPS_PROXY and NO_PROXY.");
        }
        return new NetworkTrouble(
                true,
                true,
                "the connection to " + server + " broke: " + words(error),
                "Try again.");
    }

    private static NetworkTrouble tls(Throwable error, String certificate, String server) {
        if (certificate.contains("No subject alternative") || certificate.contains("No name")) {
            return new NetworkTrouble(
                    false,
                    false,
                    "the certificate of " + server + " is for another name: " + certificate,
                    "Use an address that the certificate names, or set tls-server-name in the"
                            + " kubeconfig.");
        }
        if (words(error).contains("PKIX") || certificate.contains("PKIX")) {
            return new NetworkTrouble(
                    false,
                    false,
                    "the certificate of "
                            + server
                            + " does not come from the certificate authority in the kubeconfig",
                    "Fetch the kubeconfig anew. If the cluster was not rebuilt, somebody may stand"
                            + " in between: do not go on.");
        }
        return new NetworkTrouble(
                false,
                false,
                "no secure connection to " + server + " comes about: " + words(error),
                "Check the certificates in the kubeconfig and the port of the address.");
    }

    private static boolean speaksPlainText(Throwable error) {
        return words(error).contains("Unsupported or unrecognized SSL message");
    }

    private static String words(Throwable error) {
        Throwable root = error;
        for (int depth = 0; depth < 20 && root.getCause() != null; depth++) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
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
