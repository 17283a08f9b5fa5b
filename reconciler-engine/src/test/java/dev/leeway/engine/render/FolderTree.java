package dev.leeway.engine.render;

import dev.leeway.engine.resource.Revision;
import dev.leeway.engine.source.SourceEntry;
import dev.leeway.engine.source.SourceException;
import dev.leeway.engine.source.SourceException.Problem;
import dev.leeway.engine.source.SourceTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A folder on disk that answers as a revision's files do; object ids are digests of contents. */
public final class FolderTree implements SourceTree {
    private final Path root;

    /** How many files were read. */
    public final AtomicInteger reads = new AtomicInteger();

    public FolderTree(Path root) {
        this.root = root;
    }

    /** Writes a file and returns this tree. */
    public FolderTree with(String path, String text) {
        try {
            Path file = root.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes a link and returns this tree. */
    public FolderTree link(String path, String target) {
        try {
            Path file = root.resolve(path);
            Files.createDirectories(file.getParent());
            Files.createSymbolicLink(file, Path.of(target));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Revision revision() {
        return new Revision("0123456789abcdef", "main", "A test", "Tester", Instant.EPOCH);
    }

    @Override
    public Optional<Stale> stale() {
        return Optional.empty();
    }

    @Override
    public List<SourceEntry> list(String folder, boolean recurse) throws SourceException {
        Path start = root.resolve(folder);
        if (!Files.isDirectory(start, LinkOption.NOFOLLOW_LINKS)) {
            throw noSuchPath(folder);
        }
        try (Stream<Path> paths = Files.walk(start, recurse ? Integer.MAX_VALUE : 1)) {
            List<SourceEntry> entries = new ArrayList<>();
            for (Path path : paths.filter(p -> !p.equals(start)).toList()) {
                SourceEntry entry = entryOf(path);
                if (!recurse || entry.type() != SourceEntry.Type.FOLDER) {
                    entries.add(entry);
                }
            }
            entries.sort(Comparator.comparing(SourceEntry::path));
            return entries;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<SourceEntry> entry(String path) {
        Path file = root.resolve(path);
        // Git knows no way through a link.
        Path relative = root.relativize(file);
        for (int parts = 1; parts < relative.getNameCount(); parts++) {
            if (Files.isSymbolicLink(root.resolve(relative.subpath(0, parts)))) {
                return Optional.empty();
            }
        }
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                ? Optional.of(entryOf(file))
                : Optional.empty();
    }

    private SourceEntry entryOf(Path file) {
        try {
            String path = root.relativize(file).toString();
            if (Files.isSymbolicLink(file)) {
                return new SourceEntry(
                        path, SourceEntry.Type.LINK, 0, Files.readSymbolicLink(file).toString());
            }
            return Files.isDirectory(file)
                    ? new SourceEntry(path, SourceEntry.Type.FOLDER, 0, "")
                    : new SourceEntry(path, SourceEntry.Type.FILE, Files.size(file), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public byte[] read(String path, long limit) throws SourceException {
        Path file = root.resolve(path);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw noSuchPath(path);
        }
        try {
            if (Files.size(file) > limit) {
                throw new SourceException(
                        Problem.TOO_LARGE, path + " is too large", "Make it smaller.", null);
            }
            reads.incrementAndGet();
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<String> objectId(String path) {
        Path start = root.resolve(path);
        if (!Files.exists(start)) {
            return Optional.empty();
        }
        try (Stream<Path> paths = Files.walk(start)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path file : paths.sorted().toList()) {
                digest.update(start.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
                if (Files.isSymbolicLink(file)) {
                    digest.update(
                            Files.readSymbolicLink(file)
                                    .toString()
                                    .getBytes(StandardCharsets.UTF_8));
                } else if (Files.isRegularFile(file)) {
                    digest.update(Files.readAllBytes(file));
                }
            }
            return Optional.of(HexFormat.of().formatHex(digest.digest()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void export(String folder, Path into) throws SourceException {
        try {
            for (SourceEntry entry : list(folder, true)) {
                Path target =
                        into.resolve(root.resolve(folder).relativize(root.resolve(entry.path())));
                Files.createDirectories(target.getParent());
                Files.copy(root.resolve(entry.path()), target, LinkOption.NOFOLLOW_LINKS);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SourceException noSuchPath(String path) {
        return new SourceException(
                Problem.NO_SUCH_PATH, "no " + path + " in the revision", "Correct the path.", null);
    }
}
