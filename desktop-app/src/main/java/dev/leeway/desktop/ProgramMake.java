package dev.leeway.desktop;

import dev.leeway.engine.render.Renderers;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;

/** Tells one build of this program from another of the same version. */
final class ProgramMake {
    private ProgramMake() {}

    /**
     * Returns a text that another build of the engine does not have; empty when that cannot be
     * told, as when it runs from a folder of classes.
     */
    static Optional<String> ofEngine() {
        return of(Renderers.class);
    }

    /**
     * Returns a text that another build of the whole program does not have, if that can be told.
     */
    static Optional<String> whole() {
        return ofEngine().flatMap(engine -> of(ProgramMake.class).map(own -> engine + ", " + own));
    }

    private static Optional<String> of(Class<?> part) {
        CodeSource source = part.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            return Optional.empty();
        }
        try {
            Path file = Path.of(source.getLocation().toURI());
            return Files.isRegularFile(file)
                    ? Optional.of(Files.size(file) + " " + Files.getLastModifiedTime(file))
                    : Optional.empty();
        } catch (IOException
                | URISyntaxException
                | IllegalArgumentException
                | FileSystemNotFoundException unknown) {
            return Optional.empty();
        }
    }
}
