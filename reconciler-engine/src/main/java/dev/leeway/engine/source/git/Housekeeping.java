package dev.leeway.engine.source.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
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
 */
final class Housekeeping implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final String SECTION = "gc";

    /**
     * Old packs stay for an hour, for whoever still reads them; before, there is little to gain.
     */
    private static final Duration REST = Duration.ofHours(1);

    private final Path folder;
    private final MirrorTurn turn;
    private final AtomicReference<@Nullable FetchJob> last = new AtomicReference<>();
    private final AtomicLong doneAt;

    Housekeeping(Path folder, MirrorTurn turn) {
        this.folder = folder;
        this.turn = turn;
        this.doneAt = new AtomicLong(System.nanoTime() - REST.toNanos());
    }

    /** Keeps Git from beginning it by itself. */
    static void leaveOut(Repository repository) {
        StoredConfig config = repository.getConfig();
        config.setInt(SECTION, null, "auto", 0);
        config.setInt(SECTION, null, "autopacklimit", 0);
    }

    /** Begins on a thread of its own, unless it is under way. What is not ended is begun again. */
    void begin() {
        FetchJob before = last.get();
        boolean rested = System.nanoTime() - doneAt.get() >= REST.toNanos();
        if (rested && (before == null || before.hasEnded())) {
            long until = System.nanoTime() + LONGEST.toNanos();
            FetchJob job = new FetchJob(null, until, self -> turn.take(self, () -> keep(self)));
            job.join(until);
            if (last.compareAndSet(before, job)) {
                job.start();
            }
        }
    }

    private void keep(FetchJob job) throws IOException {
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
            doneAt.set(System.nanoTime());
        }
    }

    @Override
    public void close() {
        FetchJob job = last.get();
        if (job != null && !job.hasEnded()) {
            job.leave();
        }
    }
}
