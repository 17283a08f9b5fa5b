package dev.leeway.engine.store;

import dev.leeway.engine.audit.ChainHead;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * The trail's head, kept in a file apart from the database, so that a database that lost its end
 * (cut off, or replaced by an older copy) is noticed. It is written after the records it names, so
 * it may lag behind them, but is never ahead.
 */
final class HeadFile {
    private final Path file;

    HeadFile(Path file) {
        this.file = file;
    }

    /** Returns the head, or empty when the file is missing or says nothing that can be read. */
    Optional<ChainHead> read() {
        try {
            return Optional.of(ChainHead.parse(Files.readString(file).strip()));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * Sets the head. Call it only with the database's write lock, which is what keeps other
     * processes out.
     */
    void write(ChainHead head) throws IOException {
        Files.createDirectories(file.getParent());
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try (FileOutputStream out = new FileOutputStream(fresh.toFile())) {
            out.write((head + "\n").getBytes(StandardCharsets.UTF_8));
            out.getFD().sync();
        }
        Files.move(
                fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
