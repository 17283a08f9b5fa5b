package dev.leeway.product.story;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The home folder that this Java takes for the user's: there Git reads in whose name it commits.
 * Closing gives back the one before. A test that uses it locks the system properties.
 */
public final class UserHome implements AutoCloseable {
    private static final String PROPERTY = "user.home";

    private final String before = System.getProperty(PROPERTY, "");

    private UserHome(Path folder) {
        System.setProperty(PROPERTY, folder.toString());
    }

    /** Lets a folder be the home until this is closed. */
    public static UserHome at(Path folder) {
        return new UserHome(folder);
    }

    /** Lets a folder be the home of somebody of this name until this is closed. */
    static UserHome of(String name, Path folder) throws IOException {
        introduce(name, folder);
        return at(folder);
    }

    /** Tells the Git of whoever lives in a folder who that is; the folder is made. */
    public static void introduce(String name, Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(
                folder.resolve(".gitconfig"),
                "[user]\n\tname = %s\n\temail = %s@example.com\n"
                        .formatted(name, name.replaceAll(" .*", "").toLowerCase(Locale.ROOT)));
    }

    @Override
    public void close() {
        System.setProperty(PROPERTY, before);
    }
}
