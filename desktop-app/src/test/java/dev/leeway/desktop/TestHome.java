package dev.leeway.desktop;

import dev.leeway.engine.workspace.UserPlaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folders of somebody who uses Leeway in a test, apart from those of whoever runs the test. */
final class TestHome {
    private TestHome() {}

    /** Returns the places below a folder of somebody whose Git knows this name. */
    static UserPlaces of(String name, Path folder) throws IOException {
        Path home = Files.createDirectories(folder.resolve("user"));
        Files.writeString(
                home.resolve(".gitconfig"),
                "[user]\n\tname = %s\n\temail = ada@example.com\n".formatted(name));
        return UserPlaces.below(folder, home);
    }
}
