package dev.leeway.desktop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** The log: a few rotating files in the state folder, never the terminal. */
final class LogFile {
    private static final int SIZE = 2_000_000;
    private static final int FILES = 3;

    private LogFile() {}

    static void begin(Path stateFolder) {
        Logger root = Logger.getLogger("");
        for (Handler handler : root.getHandlers()) {
            root.removeHandler(handler);
        }
        root.setLevel(Level.INFO);
        try {
            Path folder = stateFolder.resolve("log");
            Files.createDirectories(folder);
            FileHandler file =
                    new FileHandler(folder.resolve("leeway.%g.log").toString(), SIZE, FILES, true);
            file.setFormatter(new SimpleFormatter());
            file.setEncoding("UTF-8");
            root.addHandler(file);
        } catch (IOException e) {
            // Without a place for the log Leeway still works, and says so where it was asked to
            // work.
            System.err.println("leeway: no log is kept: " + e.getMessage());
        }
    }
}
