package dev.leeway.engine.render.kept;

import dev.leeway.engine.render.RenderingShelf;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Renderings as files of the cache folder, one for each inputs, readable by their owner only. A
 * rendering with a Secret is never written, because its values may stand nowhere else on this
 * machine; all others say no more than the mirror of their repository. Each file begins with the
 * digest of the rest and names the inputs that it is for; what is damaged or of another make counts
 * as not there.
 *
 * <p>Safe for use from several threads and processes: a file appears whole or not at all.
 */
public final class RenderingFiles implements RenderingShelf {
    private static final String SUFFIX = ".rendering";
    private static final long USUAL_BYTES = 128L << 20;
    private static final int DIGEST_BYTES = 32;

    private final Path folder;
    private final String make;
    private final long mostBytes;

    /**
     * Makes the shelf.
     *
     * @param folder where the files lie, made when needed
     * @param make what tells this program from others that might render differently
     */
    public RenderingFiles(Path folder, String make) {
        this(folder, make, USUAL_BYTES);
    }

    RenderingFiles(Path folder, String make, long mostBytes) {
        this.folder = folder;
        this.make = make;
        this.mostBytes = mostBytes;
    }

    @Override
    public Optional<Shelved> find(String inputs) throws InterruptedException {
        Path file = file(inputs);
        try {
            if (!Files.isRegularFile(file)) {
                return Optional.empty();
            }
            byte[] content = Files.readAllBytes(file);
            if (!isWhole(content)) {
                Files.deleteIfExists(file);
                return Optional.empty();
            }
            Optional<Shelved> found =
                    RenderingText.read(content, DIGEST_BYTES, make + "\n" + inputs);
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
            return found;
        } catch (IOException | RuntimeException damaged) {
            // Not there, or whole and yet of another shape: either way it is rendered.
            return Optional.empty();
        }
    }

    private static boolean isWhole(byte[] content) {
        if (content.length < DIGEST_BYTES) {
            return false;
        }
        MessageDigest digest = sha256();
        digest.update(content, DIGEST_BYTES, content.length - DIGEST_BYTES);
        byte[] actual = digest.digest();
        byte[] expected = new byte[DIGEST_BYTES];
        System.arraycopy(content, 0, expected, 0, DIGEST_BYTES);
        return MessageDigest.isEqual(actual, expected);
    }

    @Override
    public void keep(String inputs, Shelved rendering) throws InterruptedException {
        boolean secret =
                rendering.manifests().stream()
                        .anyMatch(one -> one.manifest().kind().equals("Secret"));
        if (secret) {
            drop(inputs);
            return;
        }
        byte[] text = RenderingText.of(rendering, make + "\n" + inputs);
        if (text.length > mostBytes / 4
                || !RenderingText.read(text, 0, make + "\n" + inputs)
                        .filter(rendering::equals)
                        .isPresent()) {
            // What would not read back the same, as a half of a surrogate pair, is not kept.
            drop(inputs);
            return;
        }
        try {
            Files.createDirectories(folder);
            // Made readable by its owner only, where the file system knows owners.
            Path whole = Files.createTempFile(folder, "rendering", ".part");
            try {
                try (OutputStream out = Files.newOutputStream(whole)) {
                    out.write(sha256().digest(text));
                    out.write(text);
                }
                Files.move(
                        whole,
                        file(inputs),
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(whole);
            }
            dropOldest();
        } catch (IOException notKept) {
            // It is rendered again the next time.
            return;
        }
    }

    private void drop(String inputs) {
        try {
            Files.deleteIfExists(file(inputs));
        } catch (IOException stays) {
            // It tells which files it is for, and those have changed.
            return;
        }
    }

    private Path file(String inputs) {
        byte[] name = sha256().digest((make + "\n" + inputs).getBytes(StandardCharsets.UTF_8));
        return folder.resolve(HexFormat.of().formatHex(name) + SUFFIX);
    }

    private record Kept(Path file, FileTime usedAt, long bytes) {
        static Kept of(Path file) {
            try {
                return new Kept(file, Files.getLastModifiedTime(file), Files.size(file));
            } catch (IOException gone) {
                return new Kept(file, FileTime.fromMillis(0), 0);
            }
        }
    }

    private void dropOldest() throws IOException {
        List<Kept> newestFirst;
        try (Stream<Path> files = Files.list(folder)) {
            newestFirst =
                    files.filter(file -> file.toString().endsWith(SUFFIX))
                            .map(Kept::of)
                            .sorted(Comparator.comparing(Kept::usedAt).reversed())
                            .toList();
        }
        long sum = 0;
        for (Kept kept : newestFirst) {
            sum += kept.bytes();
            if (sum > mostBytes) {
                Files.deleteIfExists(kept.file());
            }
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
