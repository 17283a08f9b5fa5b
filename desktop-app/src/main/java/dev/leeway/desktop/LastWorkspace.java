package dev.leeway.desktop;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which workspaces were open, the last one first.
 *
 * @param file where that is noted, one path a line
 */
record LastWorkspace(Path file) {
    private static final Logger LOG = LoggerFactory.getLogger(LastWorkspace.class);
    private static final int MOST = 12;

    /** Returns the workspace that was open last, if it is still there. */
    Optional<Path> read() {
        return all().stream().findFirst();
    }

    /** Returns those that are still there. */
    List<Path> all() {
        List<Path> all = new ArrayList<>();
        try {
            if (Files.exists(file)) {
                for (String line : Files.readAllLines(file)) {
                    if (!line.isBlank() && Files.exists(Path.of(line.strip()))) {
                        all.add(Path.of(line.strip()));
                    }
                }
            }
        } catch (IOException | InvalidPathException e) {
            LOG.warn("{} cannot be read", file, e);
        }
        return all;
    }

    /** Notes a workspace as the last one; when that fails, the next start asks again. */
    void write(Path workspace) {
        Path absolute = workspace.toAbsolutePath().normalize();
        List<String> lines = new ArrayList<>();
        lines.add(absolute.toString());
        all().stream()
                .filter(known -> !known.equals(absolute))
                .limit(MOST - 1)
                .map(Path::toString)
                .forEach(lines::add);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, lines);
        } catch (IOException e) {
            LOG.warn("{} cannot be written", file, e);
        }
    }
}
