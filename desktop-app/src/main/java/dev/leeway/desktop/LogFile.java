package dev.leeway.desktop;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.ErrorManager;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.jspecify.annotations.Nullable;

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
            file.setErrorManager(new OneLine(System.err));
            root.addHandler(file);
        } catch (IOException e) {
            // Without a place for the log Leeway still works, and says so where it was asked to
            // work.
            System.err.println("leeway: no log is kept: " + e.getMessage());
        }
    }

    /**
     * Says once, in a line, that the log cannot be written, where Java would print a stack trace
     * into what the operator reads.
     */
    static final class OneLine extends ErrorManager {
        private final PrintStream err;
        private final AtomicBoolean said = new AtomicBoolean();

        OneLine(PrintStream err) {
            this.err = err;
        }

        @Override
        public void error(@Nullable String text, @Nullable Exception why, int code) {
            if (said.compareAndSet(false, true)) {
                err.println(
                        "leeway: the log cannot be written: "
                                + (why == null || why.getMessage() == null
                                        ? text
                                        : why.getMessage()));
            }
        }
    }
}
