package dev.leeway.engine.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Writes files that only their owner may read, from their first byte, where the file system knows
 * owners. Whoever reads such a file sees the old content or the new one, never a part.
 */
public final class OwnFile {
    private OwnFile() {}

    /**
     * Puts a content in place of what was there; its folder is made when it is missing. It is on
     * the disk when this returns.
     *
     * @throws IOException when the disk refuses; what was there before stays
     */
    public static void replace(Path file, byte[] content) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException("a file cannot be written to " + file);
        }
        Files.createDirectories(folder);
        Path next = Files.createTempFile(folder, ".leeway", ".new", ownerOnly(folder));
        try {
            Files.write(next, content, StandardOpenOption.SYNC, StandardOpenOption.WRITE);
            Files.move(
                    next,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(next);
        }
    }

    /** Returns with what a file is made that only its owner may read. */
    public static FileAttribute<?>[] ownerOnly(Path place) {
        return place.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
