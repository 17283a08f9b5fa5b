package dev.leeway.engine.source.git;

import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Who commits, as the operator's Git says: names and signing, and nothing else of its settings.
 * Source: git-config documentation, "Files", "Environment", {@code user}, {@code commit.gpgSign},
 * {@code gpg}, {@code format.signOff}.
 */
public final class GitIdentity {
    private final List<Path> files;
    private final Map<String, String> environment;

    /**
     * Makes it.
     *
     * @param files the settings, lowest precedence first; missing ones count as empty
     * @param environment the environment variables
     */
    public GitIdentity(List<Path> files, Map<String, String> environment) {
        this.files = List.copyOf(files);
        this.environment = Map.copyOf(environment);
    }

    /** Returns the identity of the user who runs this process and has this home. */
    public static GitIdentity ofUser(Path home) {
        return of(System.getenv(), home);
    }

    /** Returns the identity whose settings lie where Git looks for them: the machine's first. */
    static GitIdentity of(Map<String, String> environment, Path home) {
        List<Path> files = new ArrayList<>();
        if (!isTrue(environment.getOrDefault("GIT_CONFIG_NOSYSTEM", ""))) {
            files.add(Path.of(environment.getOrDefault("GIT_CONFIG_SYSTEM", "/etc/gitconfig")));
        }
        String global = environment.getOrDefault("GIT_CONFIG_GLOBAL", "");
        if (global.isEmpty()) {
            String xdg = environment.getOrDefault("XDG_CONFIG_HOME", "");
            Path config = xdg.isEmpty() ? home.resolve(".config") : Path.of(xdg);
            files.add(config.resolve("git").resolve("config"));
            files.add(home.resolve(".gitconfig"));
        } else {
            files.add(Path.of(global));
        }
        return new GitIdentity(files, environment);
    }

    private static boolean isTrue(String setting) {
        return List.of("1", "true", "yes", "on").contains(setting.toLowerCase(Locale.ROOT));
    }

    /**
     * Who commits.
     *
     * @param name the name
     * @param email the address
     * @param signOff whether to sign off every commit
     * @param signing how to sign commits, if at all
     */
    record Author(String name, String email, boolean signOff, Optional<Signing> signing) {}

    /**
     * How commits are signed.
     *
     * @param format {@code openpgp} or {@code ssh}
     * @param key the key, as Git names it; empty for the author's own
     * @param program the program that signs
     */
    record Signing(String format, String key, String program) {}

    /** Reads the settings as they are now; empty when Git knows no name or address. */
    Optional<Author> read() throws IOException {
        Config settings = new Config();
        for (Path file : files) {
            if (Files.isRegularFile(file)) {
                FileBasedConfig next = new FileBasedConfig(settings, file.toFile(), FS.DETECTED);
                try {
                    next.load();
                } catch (ConfigInvalidException e) {
                    throw new IOException(file + " cannot be read: " + e.getMessage(), e);
                }
                settings = next;
            }
        }
        String name = given("GIT_AUTHOR_NAME", settings.getString("user", null, "name"));
        String email = given("GIT_AUTHOR_EMAIL", settings.getString("user", null, "email"));
        if (name.isBlank() || email.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(
                new Author(
                        name.strip(),
                        email.strip(),
                        settings.getBoolean("format", "signOff", false),
                        settings.getBoolean("commit", "gpgSign", false)
                                ? Optional.of(signing(settings))
                                : Optional.empty()));
    }

    private static Signing signing(Config settings) {
        String format = or(settings.getString("gpg", null, "format"), "openpgp");
        boolean ssh = format.equals("ssh");
        String program =
                ssh
                        ? or(settings.getString("gpg", "ssh", "program"), "ssh-keygen")
                        : or(
                                settings.getString("gpg", format, "program"),
                                or(settings.getString("gpg", null, "program"), "gpg"));
        return new Signing(format, or(settings.getString("user", null, "signingKey"), ""), program);
    }

    private String given(String variable, @Nullable String setting) {
        return environment.getOrDefault(variable, or(setting, ""));
    }

    private static String or(@Nullable String value, String otherwise) {
        return value == null ? otherwise : value;
    }
}
