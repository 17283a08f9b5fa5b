package dev.leeway.engine.store;

import dev.leeway.engine.disk.OwnFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.nio.ByteBuffer;
import java.util.Set;

/**
 * The key under which values of Secrets are digested: random, made once, readable by its owner
 * alone, and kept apart from the database, so that a copy of the database tells nothing about them.
 */
final class DigestKey {
    private static final int LENGTH = 32;

    private final Path file;

    DigestKey(Path file) {
        this.file = file;
    }

    /** Returns the key; makes it where there is none. Two Leeways at once end with the same one. */
    byte[] bytes() throws IOException {
        Files.createDirectories(file.getParent());
        try (FileChannel channel =
                        FileChannel.open(
                                file,
                                Set.of(
                                        StandardOpenOption.CREATE,
                                        StandardOpenOption.READ,
                                        StandardOpenOption.WRITE),
                                OwnFile.ownerOnly(file));
                FileLock _ = channel.lock()) {
            ByteBuffer key = ByteBuffer.allocate(LENGTH);
            int read = 0;
            while (read >= 0 && key.hasRemaining()) {
                read = channel.read(key);
            }
            if (!key.hasRemaining()) {
                return key.array();
            }
            new SecureRandom().nextBytes(key.array());
            key.clear();
            channel.position(0);
            while (key.hasRemaining()) {
                channel.write(key);
            }
            channel.force(true);
            return key.array();
        }
    }
}
