package dev.leeway.desktop;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Leeway's version, which stands in the build's root alone. */
final class Version {
    private Version() {}

    static String current() {
        try (InputStream stream = Version.class.getResourceAsStream("version.txt")) {
            return stream == null
                    ? "unknown"
                    : new String(stream.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            return "unknown";
        }
    }
}
