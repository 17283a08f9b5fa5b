package dev.leeway.engine.practice;

import dev.leeway.engine.disk.OwnFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;

/** The file by which kubectl and other clients find a practice cluster. */
final class Kubeconfig {
    private Kubeconfig() {}

    static String text(String url, String certificate, String token) {
        String encoded =
                Base64.getEncoder().encodeToString(certificate.getBytes(StandardCharsets.UTF_8));
        return """
        apiVersion: v1
        kind: Config
        clusters:
        - name: practice
          cluster:
            server: %s
            certificate-authority-data: %s
        users:
        - name: practice
          user:
            token: %s
        contexts:
        - name: practice
          context:
            cluster: practice
            user: practice
            namespace: default
        current-context: practice
        """
                .formatted(url, encoded, token);
    }

    /** Writes it so that nobody ever reads half a file. */
    static void write(Path file, String text) throws IOException {
        OwnFile.replace(file, text.getBytes(StandardCharsets.UTF_8));
    }
}
