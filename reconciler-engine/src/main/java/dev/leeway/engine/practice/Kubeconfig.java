package dev.leeway.engine.practice;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
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

    /** Writes beside the target and moves, so that nobody ever reads half a file. */
    static void write(Path file, String text) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException("cannot write a kubeconfig to " + file);
        }
        Files.createDirectories(folder);
        Path fresh = Files.createTempFile(folder, ".kubeconfig", "", ownerOnly());
        try {
            Files.writeString(fresh, text);
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
