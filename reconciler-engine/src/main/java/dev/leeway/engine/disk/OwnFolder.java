package dev.leeway.engine.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Folders that only their owner may enter, whatever the files in them allow. */
public final class OwnFolder {
    private static final Set<PosixFilePermission> OWNER =
            PosixFilePermissions.fromString("rwx------");

    private OwnFolder() {}

    /**
     * Makes a folder where it is missing, and takes the right to enter it from everybody else. The
     * folders above it are made as the system makes them. A system without such rights keeps its
     * own rules.
     *
     * @throws IOException when the folder cannot be made, or is somebody else's
     */
    public static void keep(Path folder) throws IOException {
        if (!folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectories(folder);
            return;
        }
        if (Files.isDirectory(folder)) {
            if (!OWNER.containsAll(Files.getPosixFilePermissions(folder))) {
                Files.setPosixFilePermissions(folder, OWNER);
            }
            return;
        }
        Path above = folder.toAbsolutePath().getParent();
        if (above != null) {
            Files.createDirectories(above);
        }
        FileAttribute<?> ownerOnly = PosixFilePermissions.asFileAttribute(OWNER);
        Files.createDirectories(folder, ownerOnly);
    }
}
