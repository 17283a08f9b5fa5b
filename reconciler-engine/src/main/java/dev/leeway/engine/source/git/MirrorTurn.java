package dev.leeway.engine.source.git;

import dev.leeway.engine.source.SourceException;
import dev.leeway.engine.source.SourceException.Problem;
import dev.leeway.engine.source.SourcePhrase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Changes of one mirror, one at a time: within this process and against every other one. */
final class MirrorTurn {
    private final Path folder;
    private final Path lockFile;
    private final GitTrouble trouble;

    /**
     * The lock file alone would not do within this process: closing a second handle of it gives the
     * first one's lock away.
     */
    private final Semaphore turn = new Semaphore(1);

    MirrorTurn(Path folder, Path lockFile, GitTrouble trouble) {
        this.folder = folder;
        this.lockFile = lockFile;
        this.trouble = trouble;
    }

    /** Work that may fail on the disk. */
    @FunctionalInterface
    interface DiskWork {
        void run() throws SourceException, IOException;
    }

    /** Returns whether somebody in this process waits for the turn. */
    boolean isWanted() {
        return turn.hasQueuedThreads();
    }

    /** Waits for the turn as long as the job may, and works; nobody else changes the mirror. */
    void take(FetchJob job, DiskWork work) throws SourceException, InterruptedException {
        if (!turn.tryAcquire(job.nanosLeft(), TimeUnit.NANOSECONDS)) {
            throw trouble.timeout(null);
        }
        try {
            lockedAgainstOthers(job, work);
        } finally {
            turn.release();
        }
    }

    private void lockedAgainstOthers(FetchJob job, DiskWork work)
            throws SourceException, InterruptedException {
        try {
            Files.createDirectories(folder.getParent());
            Optional<MirrorLock> lock =
                    MirrorLock.take(lockFile, System.nanoTime() + job.nanosLeft());
            if (lock.isEmpty()) {
                throw trouble.of(
                        Problem.LOCKED,
                        SourcePhrase.LOCKED.of(),
                        SourcePhrase.LOCKED_NEXT.of(),
                        null);
            }
            MirrorLock held = lock.get();
            try {
                LeftLocks.clear(folder, MirrorWriter.KEPT);
                work.run();
            } finally {
                held.close();
            }
        } catch (IOException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException("the fetch was cancelled");
            }
            throw GitTrouble.any(e, GitTrouble::isCorruption)
                    ? trouble.corrupt(e)
                    : trouble.disk(e);
        }
    }
}
