package dev.leeway.engine.source.git;

import org.jspecify.annotations.Nullable;
import dev.leeway.engine.wording.Wording;
import dev.leeway.engine.wording.Thrown;
import dev.leeway.engine.source.SourcePhrase;
import dev.leeway.engine.source.SourceEntry;
import dev.leeway.engine.source.SourceException;
import dev.leeway.engine.source.SourceException.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.lib.ObjectChecker;
import org.eclipse.jgit.util.SystemReader;

/**
 * Writes files of a tree to the disk. A link within the repository becomes a copy of what it names,
 * so that nothing on the disk leads anywhere; no file is executable.
 */
final class TreeExport {
    private static final int MOST_LINKS = 40;

    private final MirrorTree tree;
    private final Path root;
    private final GitTrouble trouble;
    private final ObjectChecker names =
            new ObjectChecker()
                    .setSafeForWindows(SystemReader.getInstance().isWindows())
                    .setSafeForMacOS(SystemReader.getInstance().isMacOS());

    TreeExport(MirrorTree tree, Path root, GitTrouble trouble) {
        this.tree = tree;
        this.root = root.toAbsolutePath().normalize();
        this.trouble = trouble;
    }

    void write(String folder) throws SourceException, InterruptedException {
        try {
            Files.createDirectories(root);
            copyFolder(folder, "", 0);
        } catch (IOException e) {
            throw trouble.disk(e);
        }
    }

    private void copyFolder(String from, String to, int links)
            throws SourceException, InterruptedException, IOException {
        String prefix = from.isEmpty() ? "" : from + "/";
        for (SourceEntry entry : tree.list(from, true)) {
            if (Thread.interrupted()) {
                throw new InterruptedException("the export was cancelled");
            }
            String below = entry.path().substring(prefix.length());
            copy(entry, to.isEmpty() ? below : to + "/" + below, links);
        }
    }

    private void copy(SourceEntry entry, String to, int links)
            throws SourceException, InterruptedException, IOException {
        switch (entry.type()) {
            case FILE -> copyFile(entry.path(), to);
            case LINK -> copyTarget(entry, to, links + 1);
            case FOLDER -> copyFolder(entry.path(), to, links);
            case SUBMODULE -> {
                // Leeway does not follow submodules.
            }
        }
    }

    /** A link that leads out, nowhere, or round in a circle is not written. */
    private void copyTarget(SourceEntry link, String to, int links)
            throws SourceException, InterruptedException, IOException {
        Optional<String> target = targetOf(link);
        if (target.isEmpty() || links > MOST_LINKS) {
            return;
        }
        String inside = target.get();
        boolean holdsTheLink = inside.isEmpty() || link.path().startsWith(inside + "/");
        Optional<SourceEntry> entry = holdsTheLink ? Optional.empty() : tree.entry(inside);
        if (entry.isPresent()) {
            copy(entry.get(), to, links);
        }
    }

    /** Returns the path in the repository that a link names, or empty when it leads out. */
    private static Optional<String> targetOf(SourceEntry link) {
        if (link.linkTarget().isEmpty() || link.linkTarget().startsWith("/")) {
            return Optional.empty();
        }
        Deque<String> parts = new ArrayDeque<>();
        int slash = link.path().lastIndexOf('/');
        String folder = slash < 0 ? "" : link.path().substring(0, slash);
        for (String part : (folder + "/" + link.linkTarget()).split("/", -1)) {
            if (part.equals("..")) {
                if (parts.pollLast() == null) {
                    return Optional.empty();
                }
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return Optional.of(String.join("/", parts));
    }

    private void copyFile(String from, String to)
            throws SourceException, InterruptedException, IOException {
        Path file = safe(to);
        Files.createDirectories(file.getParent());
        tree.withFile(
                from,
                content -> {
                    // The folder is new, so a file that exists is one that this disk cannot tell
                    // apart.
                    try (OutputStream out =
                            Files.newOutputStream(
                                    file,
                                    StandardOpenOption.CREATE_NEW,
                                    StandardOpenOption.WRITE)) {
                        content.copyTo(out);
                    } catch (FileAlreadyExistsException e) {
                        throw trouble.of(
                                Problem.DISK,
                                SourcePhrase.SAME_FILE.of(to),
                                SourcePhrase.SAME_FILE_NEXT.of(),
                                e);
                    }
                    return file;
                });
    }

    private Path safe(String path) throws SourceException {
        try {
            byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
            names.checkPath(bytes, 0, bytes.length);
            Path file = root.resolve(path).normalize();
            if (file.startsWith(root)) {
                return file;
            }
        } catch (CorruptObjectException | InvalidPathException e) {
            throw notSafe(path, Wording.quoted(Thrown.words(e)), e);
        }
        throw notSafe(path, SourcePhrase.OUTSIDE.of(), null);
    }

    private SourceException notSafe(String path, Wording why, @Nullable Exception cause) {
        return trouble.of(
                Problem.NO_SUCH_PATH,
                SourcePhrase.UNWRITABLE.of(Wording.quoted(path), why),
                SourcePhrase.UNWRITABLE_NEXT.of(),
                cause);
    }
}
