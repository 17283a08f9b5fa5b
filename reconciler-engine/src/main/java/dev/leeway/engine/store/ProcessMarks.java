package dev.leeway.engine.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Tells whether another Leeway is still alive. Each keeps a file of its own locked while it runs;
 * the operating system lets go of the lock however the process ends, which a process id, being used
 * again, would not tell.
 */
final class ProcessMarks implements AutoCloseable {
    private final Path folder;
    private final String own;
    private final FileChannel channel;

    private ProcessMarks(Path folder, String own, FileChannel channel) {
        this.folder = folder;
        this.own = own;
        this.channel = channel;
    }

    /** Puts up this process's mark. */
    static ProcessMarks open(Path folder) throws IOException {
        Files.createDirectories(folder);
        String own = ProcessHandle.current().pid() + "-" + UUID.randomUUID();
        FileChannel channel =
                FileChannel.open(
                        folder.resolve(own),
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.WRITE);
        channel.lock();
        return new ProcessMarks(folder, own, channel);
    }

    /** Returns the name of this process's mark. */
    String own() {
        return own;
    }

    /** Returns whether the process with this mark is still alive. */
    boolean isAlive(String mark) throws IOException {
        Path file = folder.resolve(mark);
        if (mark.startsWith(ProcessHandle.current().pid() + "-")) {
            // Opening and closing a file of this very process would let go of its lock.
            return Files.exists(file);
        }
        boolean alive;
        try (FileChannel other = FileChannel.open(file, StandardOpenOption.WRITE)) {
            FileLock lock = other.tryLock();
            alive = lock == null;
        } catch (NoSuchFileException e) {
            return false;
        }
        if (!alive) {
            Files.deleteIfExists(file);
        }
        return alive;
    }

    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(folder.resolve(own));
    }
}
