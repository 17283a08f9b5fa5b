package dev.leeway.engine.cluster.login;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a request proves the operator's identity with. Never prints a secret.
 *
 * @param authorization the Authorization header; empty for none
 * @param key the client certificate and its key; null for none
 * @param expires when to renew it; null when it does not say
 * @param renewable whether asking again may give a new one
 */
public record Credentials(
        String authorization,
        @Nullable ClientKey key,
        @Nullable Instant expires,
        boolean renewable) {
    /** Proves nothing. */
    public static final Credentials NONE = new Credentials("", null, null, false);

    /**
     * A client certificate and its key.
     *
     * @param certificate PEM, the certificate first, then its chain
     * @param key PEM
     */
    public record ClientKey(String certificate, String key) {
        @Override
        public String toString() {
            return "ClientKey[***]";
        }
    }

    @Override
    public String toString() {
        return "Credentials[***]";
    }
}
