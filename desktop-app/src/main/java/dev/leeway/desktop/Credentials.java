package dev.leeway.desktop;

import dev.leeway.desktop.session.WindowPassphrases;
import dev.leeway.engine.credential.CredentialStore;
import dev.leeway.engine.credential.EncryptedFile;
import dev.leeway.engine.credential.KeptLogins;
import dev.leeway.engine.credential.Logins;
import dev.leeway.engine.credential.Passphrases;
import dev.leeway.engine.credential.keychain.Keychain;
import dev.leeway.engine.source.git.HelperLogins;
import java.io.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where this user's logins at Git hosts are kept and found: the system's keychain, the encrypted
 * file, Git's own helpers.
 *
 * @param keychain where Leeway prefers to keep its own
 * @param file where it keeps them else
 */
record Credentials(CredentialStore keychain, EncryptedFile file) {
    /** Names a file whose first line is the passphrase, where nobody can type it. */
    static final String PASSPHRASE_FILE = "LEEWAY_PASSPHRASE_FILE";

    static Credentials in(Path configuration, Passphrases passphrases) {
        return new Credentials(
                new Keychain(),
                new EncryptedFile(configuration.resolve("credentials.json"), passphrases));
    }

    /** Returns where Leeway keeps its own, the preferred place first. */
    List<CredentialStore> stores() {
        return List.of(keychain, file);
    }

    /** Returns everything that may know a login, in the order of asking. */
    Logins logins() {
        return new KeptLogins(stores(), new HelperLogins(List.of("git")));
    }

    /** Returns the passphrases of this process: from the named file, else from its terminal. */
    static Passphrases ofProcess() {
        return occasion -> {
            Optional<char[]> named = named(System.getenv(PASSPHRASE_FILE));
            if (named.isEmpty()) {
                return typed(occasion);
            }
            // A file says the same again, so it is not worth the second look.
            return occasion == Passphrases.Occasion.WRONG_BEFORE ? Optional.empty() : named;
        };
    }

    /** Returns the passphrases of a window: from the named file, else typed into the window. */
    static WindowPassphrases ofWindow() {
        return new WindowPassphrases(
                occasion ->
                        occasion == Passphrases.Occasion.WRONG_BEFORE
                                ? Optional.empty()
                                : named(System.getenv(PASSPHRASE_FILE)),
                WindowPassphrases.USUAL_PATIENCE);
    }

    private static Optional<char[]> named(@Nullable String file) {
        if (file == null || file.isBlank()) {
            return Optional.empty();
        }
        try {
            return Files.readString(Path.of(file), StandardCharsets.UTF_8)
                    .lines()
                    .findFirst()
                    .map(String::toCharArray);
        } catch (IOException unreadable) {
            // Then the credentials stay locked, and that is said where they are needed.
            return Optional.empty();
        }
    }

    // A console that is not interactive is null again since JDK 25.
    @SuppressWarnings("SystemConsoleNull")
    private static Optional<char[]> typed(Passphrases.Occasion occasion) {
        Console console = System.console();
        if (console == null || !console.isTerminal()) {
            return Optional.empty();
        }
        if (occasion == Passphrases.Occasion.WRONG_BEFORE) {
            console.printf("That does not open the file.%n");
        }
        char[] first = console.readPassword("Passphrase of Leeway's credentials: ");
        if (first == null) {
            return Optional.empty();
        }
        if (occasion == Passphrases.Occasion.NEW_FILE
                && !Arrays.equals(first, console.readPassword("The same again: "))) {
            return Optional.empty();
        }
        return Optional.of(first);
    }
}
