package dev.leeway.desktop;

import java.io.Console;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Finds out whether standard output and standard error go to one terminal. Java's own question is
 * about standard input and output.
 */
final class OneTerminal {
    private static final int KIND = 0170000;
    private static final int CHARACTER_DEVICE = 0020000;

    private OneTerminal() {}

    /** Returns whether both are read as one; where that cannot be told, they are not. */
    static boolean takesBoth() {
        if (File.separatorChar == '/') {
            return isOne(Path.of("/dev/fd/1"), Path.of("/dev/fd/2"));
        }
        return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    }

    /** Returns whether two files are one device of characters: what terminals are. */
    static boolean isOne(Path one, Path other) {
        try {
            Map<String, Object> first = Files.readAttributes(one, "unix:mode,dev,ino,rdev");
            Map<String, Object> second = Files.readAttributes(other, "unix:mode,dev,ino,rdev");
            return first.get("mode") instanceof Integer mode
                    && (mode & KIND) == CHARACTER_DEVICE
                    && first.equals(second);
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
