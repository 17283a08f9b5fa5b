package dev.leeway.desktop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder of its own that is gone, with all that is in it, once it is closed. Public for
 * whole-product tests.
 *
 * @param path where it is
 */
public record ScratchFolder(Path path) implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ScratchFolder.class);

    /** Git's library tries out the clock of a new folder in the background, a few seconds long. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration PAUSE = Duration.ofMillis(50);

    /** Returns the folder in which they are made, which stays: the system's for temporary files. */
    static Path place() {
        return Path.of(System.getProperty("java.io.tmpdir"));
    }

    /** Makes one there; the name begins as given. */
    public static ScratchFolder make(String prefix) throws IOException {
        return new ScratchFolder(Files.createTempDirectory(place(), prefix));
    }

    /**
     * Deletes it. What somebody still writes there is waited for a little; a folder that cannot be
     * deleted all the same is told in the log, for whoever used it has its result.
     */
    @Override
    public void close() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                delete();
                return;
            } catch (IOException e) {
                if (System.nanoTime() > deadline || Thread.currentThread().isInterrupted()) {
                    LOG.warn("the temporary folder {} is left behind", path, e);
                    return;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private void delete() throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(path)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        for (Path one : deepestFirst) {
            Files.deleteIfExists(one);
        }
    }
}
