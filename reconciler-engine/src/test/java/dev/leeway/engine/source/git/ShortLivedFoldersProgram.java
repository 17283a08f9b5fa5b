package dev.leeway.engine.source.git;

import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.util.FileUtils;

/**
 * Makes repositories that are deleted at once, in a process of its own that knows nothing of its
 * file systems yet, until their measures are kept.
 */
final class ShortLivedFoldersProgram {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private ShortLivedFoldersProgram() {}

    /**
     * Runs it.
     *
     * @param arguments where measures are kept, and where the repositories come and go
     */
    public static void main(String[] arguments) {
        Path cache = Path.of(arguments[0]);
        Path place = Path.of(arguments[1]);
        GitSource.keepMeasuresIn(cache);
        GitSource.measure(place);
        await().atMost(PATIENCE)
                .until(
                        () -> {
                            Path folder = Files.createTempDirectory(place, "short-lived");
                            Git.init().setDirectory(folder.toFile()).call().close();
                            FileUtils.delete(
                                    folder.toFile(),
                                    FileUtils.RECURSIVE | FileUtils.SKIP_MISSING | FileUtils.RETRY);
                            return Files.exists(cache.resolve("filesystems"));
                        });
    }
}
