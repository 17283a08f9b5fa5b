package dev.leeway.engine.workspace;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Makes the paths of a workspace file absolute: relative to the file, {@code ~} for the home. */
record LocalPaths(Path folder, Path home) {
    /** Returns the absolute path, or empty when it is not a path on this system. */
    Optional<Path> resolve(String written) {
        try {
            if (written.equals("~")) {
                return Optional.of(home);
            }
            if (written.startsWith("~/") || written.startsWith("~\\")) {
                return Optional.of(home.resolve(written.substring(2)).normalize());
            }
            return Optional.of(folder.resolve(written).normalize());
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** Returns whether it begins with another user's home, which is not looked up. */
    static boolean othersHome(String written) {
        return written.startsWith("~")
                && written.length() > 1
                && written.charAt(1) != '/'
                && written.charAt(1) != '\\';
    }
}
