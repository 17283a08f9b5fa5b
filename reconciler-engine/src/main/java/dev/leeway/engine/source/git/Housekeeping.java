package dev.leeway.engine.source.git;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jgit.lib.EmptyProgressMonitor;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Packs what many fetches left in a mirror, when Git's own rules say that it is time. Git would do
 * so behind the back of whoever fetches, and it rewrites branches while it does: here it takes its
 * turn like every other change of the mirror, and gives way to whoever wants the next one.
 *
 * <p>A command that ends soon gives it a moment more, because a machine on which only such commands
 * run would never get it done.
 */
final class Housekeeping implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Duration BEFORE_CLOSING = Duration.ofSeconds(2);
    private static final String SECTION = "gc";

    /**
     * So many packs are kept ({@code gc.autoPackLimit} in Git's documentation), and one more:
     * packing itself leaves two.
     */
    private static final int PACKS = 51;

    /** Of 6,700 loose objects ({@code gc.auto}) so many are in the folder that stands for all. */
    private static final int LOOSE_IN_ONE = 27;

    /**
     * Old packs stay for an hour, for whoever still reads them; before, there is little to gain.
     */
    private static final Duration REST = Duration.ofHours(1);

    private final Path folder;
    private final Path begunFile;
    private final MirrorTurn turn;
    private final AtomicReference<@Nullable FetchJob> last = new AtomicReference<>();

    /**
     * Looks after one mirror.
     *
     * @param begunFile a file that may be made; its time tells every Leeway when it was begun last
     */
    Housekeeping(Path folder, Path begunFile, MirrorTurn turn) {
        this.folder = folder;
        this.begunFile = begunFile;
        this.turn = turn;
    }

    /** Keeps Git from beginning it by itself. */
    static void leaveOut(Repository repository) {
        StoredConfig config = repository.getConfig();
        config.setInt(SECTION, null, "auto", 0);
        config.setInt(SECTION, null, "autopacklimit", 0);
    }

    /** Begins on a thread of its own where it is time and none is under way. */
    void begin() {
        FetchJob before = last.get();
        if ((before == null || before.hasEnded()) && isFull() && hasRested()) {
            long until = System.nanoTime() + LONGEST.toNanos();
            FetchJob job = new FetchJob(null, until, self -> turn.take(self, () -> keep(self)));
            job.join(until);
            if (last.compareAndSet(before, job)) {
                job.start();
            }
        }
    }

    private boolean isFull() {
        Path objects = folder.resolve("objects");
        return files(objects.resolve("pack"), "*.pack") > PACKS
                || files(objects.resolve("17"), "*") > LOOSE_IN_ONE;
    }

    private static int files(Path folder, String pattern) {
        int count = 0;
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, pattern)) {
            for (Path _ : found) {
                count++;
            }
            return count;
        } catch (IOException | DirectoryIteratorException e) {
            // Most mirrors have no such folder; what cannot be read is not packed either.
            return 0;
        }
    }

    private boolean hasRested() {
        try {
            Instant rested = Files.getLastModifiedTime(begunFile).toInstant().plus(REST);
            return !Instant.now().isBefore(rested);
        } catch (IOException neverBegun) {
            return true;
        }
    }

    private void keep(FetchJob job) throws IOException {
        if (job.isCancelled()) {
            return;
        }
        Files.write(begunFile, new byte[0]);
        // Who was stopped in the middle left its mark; in this turn it is nobody's.
        Files.deleteIfExists(folder.resolve("gc.pid"));
        try (Repository repository =
                new FileRepositoryBuilder()
                        .setBare()
                        .setGitDir(folder.toFile())
                        .setMustExist(true)
                        .build()) {
            repository.getConfig().setBoolean(SECTION, null, "autodetach", false);
            repository.autoGC(
                    new EmptyProgressMonitor() {
                        @Override
                        public boolean isCancelled() {
                            return job.isCancelled() || turn.isWanted();
                        }
                    });
        }
    }

    @Override
    public void close() {
        FetchJob job = last.get();
        if (job != null && !job.hasEnded()) {
            job.leaveBy(BEFORE_CLOSING);
        }
    }
}
