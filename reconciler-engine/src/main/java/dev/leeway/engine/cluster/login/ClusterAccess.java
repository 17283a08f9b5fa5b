package dev.leeway.engine.cluster.login;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one cluster is reached: the address, how its certificate is checked, and who the operator is.
 *
 * @param context the kubeconfig context it comes from
 * @param server the API server's address, without a trailing slash
 * @param authority the PEM certificates that the server's must descend from; null means the
 *     machine's own trust
 * @param skipTlsCheck whether the kubeconfig asks not to check the server's certificate
 * @param tlsServerName the name that the certificate must carry instead of the address's; empty for
 *     the address's
 * @param proxy the proxy that the kubeconfig asks for; null for none
 * @param identity who the operator is
 * @param impersonation whom the requests are made for
 * @param namespace the context's default namespace; may be empty
 */
public record ClusterAccess(
        String context,
        URI server,
        @Nullable String authority,
        boolean skipTlsCheck,
        String tlsServerName,
        @Nullable URI proxy,
        Identity identity,
        Impersonation impersonation,
        String namespace) {
    /** Returns whether the server's certificate is checked; there is none without TLS. */
    public boolean checksCertificate() {
        return !skipTlsCheck || "http".equalsIgnoreCase(server.getScheme());
    }

    /**
     * Whom requests are made for.
     *
     * @param user the user; empty for nobody else
     * @param uid the user's uid; may be empty
     * @param groups the user's groups
     */
    public record Impersonation(String user, String uid, List<String> groups) {
        /** Requests are made for the operator. */
        public static final Impersonation NONE = new Impersonation("", "", List.of());

        public Impersonation {
            groups = List.copyOf(groups);
        }
    }

    /** Returns the address alone, because the rest may hold secrets. */
    @Override
    public String toString() {
        return "ClusterAccess[" + context + " at " + server + "]";
    }
}
