package dev.leeway.engine.workspace;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * Where this user's files lie, by the custom of the operating system. Nothing is created here.
 *
 * @param data what must not be lost: mirrors, the audit trail, the journal
 * @param state what describes this machine: the log, the head of the audit trail
 * @param config what the operator sets
 * @param cache what can be made again
 * @param home the user's home, where Git and kubectl keep what they know of the user
 */
public record UserPlaces(Path data, Path state, Path config, Path cache, Path home) {
    /** The environment variable that puts the first four below one folder. */
    public static final String HOME_VARIABLE = "LEEWAY_HOME";

    private static final String NAME = "leeway";

    /** Returns the places of the user who runs this process. */
    public static UserPlaces ofUser() {
        return of(
                System.getProperty("os.name", ""),
                System.getenv(),
                Path.of(System.getProperty("user.home", ".")).toAbsolutePath());
    }

    /**
     * Returns the places for a system: {@code LEEWAY_HOME} if set, else the XDG base directories,
     * {@code %LOCALAPPDATA%} on Windows, {@code ~/Library} on macOS.
     *
     * @param osName the system's name as Java gives it
     * @param environment the environment variables
     * @param home the user's home
     */
    public static UserPlaces of(String osName, Map<String, String> environment, Path home) {
        String own = environment.getOrDefault(HOME_VARIABLE, "");
        if (!own.isEmpty()) {
            return below(Path.of(own).toAbsolutePath().normalize(), home);
        }
        String system = osName.toLowerCase(Locale.ROOT);
        if (system.startsWith("windows")) {
            Path local = set(environment, "LOCALAPPDATA", home.resolve("AppData/Local"));
            return below(local.resolve("Leeway"), home);
        }
        if (system.startsWith("mac")) {
            Path library = home.resolve("Library");
            Path support = library.resolve("Application Support/Leeway");
            return new UserPlaces(
                    support,
                    support.resolve("state"),
                    library.resolve("Preferences/Leeway"),
                    library.resolve("Caches/Leeway"),
                    home);
        }
        return new UserPlaces(
                set(environment, "XDG_DATA_HOME", home.resolve(".local/share")).resolve(NAME),
                set(environment, "XDG_STATE_HOME", home.resolve(".local/state")).resolve(NAME),
                set(environment, "XDG_CONFIG_HOME", home.resolve(".config")).resolve(NAME),
                set(environment, "XDG_CACHE_HOME", home.resolve(".cache")).resolve(NAME),
                home);
    }

    /** Returns the places below one folder, for whoever has this home. */
    public static UserPlaces below(Path folder, Path home) {
        return new UserPlaces(
                folder.resolve("data"),
                folder.resolve("state"),
                folder.resolve("config"),
                folder.resolve("cache"),
                home);
    }

    /** A relative value is ignored, as the XDG specification demands. */
    private static Path set(Map<String, String> environment, String variable, Path otherwise) {
        String value = environment.getOrDefault(variable, "");
        return !value.isEmpty() && Path.of(value).isAbsolute() ? Path.of(value) : otherwise;
    }
}
