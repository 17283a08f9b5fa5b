package dev.leeway.engine.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads any bytes as a workspace file: a workspace, or problems with lines of the file. */
public final class WorkspaceFuzz {
    private static final Path FILE = file();

    private WorkspaceFuzz() {}

    /** Called with made-up bytes. */
    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        Files.write(FILE, input);
        switch (new WorkspaceReader(Path.of("/home/operator")).read(FILE)) {
            case WorkspaceReading.Read read -> {
                if (read.workspace().name().isBlank()) {
                    throw new IllegalStateException("read without a name");
                }
            }
            case WorkspaceReading.Refused refused -> {
                if (refused.problems().isEmpty()) {
                    throw new IllegalStateException("refused without a reason");
                }
            }
        }
    }

    private static Path file() {
        try {
            Path memory = Path.of("/dev/shm");
            Path file =
                    Files.isWritable(memory)
                            ? Files.createTempFile(memory, "leeway", ".yaml")
                            : Files.createTempFile("leeway", ".yaml");
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
