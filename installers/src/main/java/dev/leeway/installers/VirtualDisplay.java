package dev.leeway.installers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** An X server without a screen, for as long as something has to be shown. */
final class VirtualDisplay implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 10_000;

    private final Process server;
    private final String name;

    private VirtualDisplay(Process server, String name) {
        this.server = server;
        this.name = name;
    }

    /** Starts one; empty when this system has none. The server itself chooses a free number. */
    static Optional<VirtualDisplay> start(Path scratch) throws IOException, InterruptedException {
        Path number = scratch.resolve("display");
        Process server;
        try {
            server =
                    new ProcessBuilder("Xvfb", "-displayfd", "1", "-screen", "0", "1500x960x24")
                            .redirectOutput(number.toFile())
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
        } catch (IOException absent) {
            return Optional.empty();
        }
        for (int waited = 0; server.isAlive() && waited < PATIENCE_MILLIS; waited += 50) {
            String said = Files.readString(number).strip();
            if (!said.isEmpty()) {
                return Optional.of(new VirtualDisplay(server, ":" + said));
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        server.destroyForcibly();
        return Optional.empty();
    }

    /** Its name, as {@code DISPLAY} wants it. */
    String name() {
        return name;
    }

    @Override
    public void close() {
        server.destroy();
    }
}
