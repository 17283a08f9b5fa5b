package dev.leeway.desktop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which workspace was open last.
 *
 * @param file where that is noted
 */
record LastWorkspace(Path file) {
    private static final Logger LOG = LoggerFactory.getLogger(LastWorkspace.class);

    /** Returns the workspace that was open last, if it is still there. */
    Optional<Path> read() {
        try {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            Path workspace = Path.of(Files.readString(file).strip());
            return Files.exists(workspace) ? Optional.of(workspace) : Optional.empty();
        } catch (IOException | InvalidPathException e) {
            LOG.warn("{} cannot be read", file, e);
            return Optional.empty();
        }
    }

    /** Notes a workspace; when that fails, the next start asks again. */
    void write(Path workspace) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, workspace.toAbsolutePath().normalize().toString());
        } catch (IOException e) {
            LOG.warn("{} cannot be written", file, e);
        }
    }
}
