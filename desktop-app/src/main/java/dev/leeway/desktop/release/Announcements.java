package dev.leeway.desktop.release;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import java.util.Properties;

/**
 * Where releases are announced, and whose signature counts. Both are written into a build by
 * whoever publishes it; a build from a checkout has neither.
 *
 * @param address where the announcement lies
 * @param key the maintainers' public key
 */
public record Announcements(URI address, PublicKey key) {
    /** Returns what stands in this build; empty when nothing does. */
    public static Optional<Announcements> ofBuild() {
        Properties written = new Properties();
        try (InputStream stream =
                Announcements.class.getResourceAsStream("announcements.properties")) {
            if (stream != null) {
                written.load(stream);
            }
        } catch (IOException unreadable) {
            return Optional.empty();
        }
        return of(written.getProperty("address", ""), written.getProperty("key", ""));
    }

    /**
     * Returns announcements at an address; empty when address or key is missing or is none.
     *
     * @param key an Ed25519 public key, X.509 in Base64
     */
    static Optional<Announcements> of(String address, String key) {
        if (address.isBlank() || key.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new Announcements(
                            URI.create(address.strip()),
                            KeyFactory.getInstance("Ed25519")
                                    .generatePublic(
                                            new X509EncodedKeySpec(
                                                    Base64.getDecoder().decode(key.strip())))));
        } catch (GeneralSecurityException | IllegalArgumentException isNone) {
            return Optional.empty();
        }
    }
}
