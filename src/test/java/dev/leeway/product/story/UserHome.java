package dev.leeway.product.story;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The home folder of somebody: there Git reads in whose name it commits. */
public final class UserHome {
    private UserHome() {}

    /** Tells the Git of whoever lives in a folder who that is; the folder is made. */
    public static void introduce(String name, Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(
                folder.resolve(".gitconfig"),
                "[user]\n\tname = %s\n\temail = %s@example.com\n"
                        .formatted(name, name.replaceAll(" .*", "").toLowerCase(Locale.ROOT)));
    }
}
