package dev.leeway.installers;

import java.nio.file.Path;

/**
 * Where the build takes things from.
 *
 * @param installers the folder of the installers
 * @param application the built application: its jar, {@code lib} and {@code fx}
 */
record Sources(Path installers, Path application) {
    Path of(Platform platform) {
        return installers.resolve(platform.folder());
    }

    /** What changed from version to version. */
    Path changes() {
        return installers.resolveSibling("CHANGELOG.md");
    }

    /** The roles that Leeway's users need in a cluster. */
    Path kubernetes() {
        return installers.resolve("kubernetes");
    }

    Path shared() {
        return installers.resolve("shared");
    }

    Path icon(Platform platform) {
        return switch (platform) {
            case LINUX -> shared().resolve("leeway-256.png");
            case WINDOWS -> of(platform).resolve("leeway.ico");
            case MACOS -> of(platform).resolve("leeway.icns");
        };
    }
}
