package dev.leeway.engine.proposal;

import dev.leeway.engine.wording.Thrown;
import dev.leeway.engine.wording.Wording;
import dev.leeway.engine.source.SourcePhrase;
import dev.leeway.engine.edit.rendered.Trial;
import dev.leeway.engine.resource.Revision;
import dev.leeway.engine.source.SourceEntry;
import dev.leeway.engine.source.SourceException;
import dev.leeway.engine.source.SourceException.Problem;
import dev.leeway.engine.source.SourceTree;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A revision with some files changed, added or taken away, none of it written anywhere. Immutable,
 * as safe for threads as the tree that it stands on.
 */
public final class EditedTree implements SourceTree {
    private final SourceTree tree;
    private final SortedMap<String, Optional<byte[]>> changes;

    private EditedTree(SourceTree tree, SortedMap<String, Optional<byte[]>> changes) {
        this.tree = tree;
        this.changes = changes;
    }

    /** Returns a tree with nothing changed yet. */
    public static EditedTree of(SourceTree tree) {
        return tree instanceof EditedTree edited ? edited : new EditedTree(tree, new TreeMap<>());
    }

    /** Returns a copy with these files written too; empty bytes take a file away. */
    public EditedTree with(Map<String, Optional<byte[]>> files) {
        SortedMap<String, Optional<byte[]>> all = new TreeMap<>(changes);
        files.forEach((path, bytes) -> all.put(path, bytes.map(byte[]::clone)));
        return new EditedTree(tree, all);
    }

    /** Returns a copy with a trial's files written too. */
    public EditedTree with(Trial trial) {
        Map<String, Optional<byte[]>> files = new LinkedHashMap<>();
        trial.files().forEach((path, bytes) -> files.put(path, Optional.of(bytes)));
        return with(files);
    }

    /** Returns the revision that it stands on. */
    public SourceTree original() {
        return tree;
    }

    /** Returns what was written, by path; empty where a file was taken away. */
    public SortedMap<String, Optional<byte[]>> changes() {
        SortedMap<String, Optional<byte[]>> copy = new TreeMap<>();
        changes.forEach((path, bytes) -> copy.put(path, bytes.map(byte[]::clone)));
        return copy;
    }

    @Override
    public Revision revision() {
        return tree.revision();
    }

    @Override
    public Optional<Stale> stale() {
        return tree.stale();
    }

    @Override
    public List<SourceEntry> list(String folder, boolean recurse)
            throws SourceException, InterruptedException {
        Map<String, Optional<byte[]>> inside = below(folder);
        if (inside.isEmpty()) {
            return tree.list(folder, recurse);
        }
        SortedMap<String, SourceEntry> entries = new TreeMap<>();
        if (folder.isEmpty() || tree.entry(folder).isPresent()) {
            tree.list(folder, recurse).forEach(entry -> entries.put(entry.path(), entry));
        }
        int start = folder.isEmpty() ? 0 : folder.length() + 1;
        for (Map.Entry<String, Optional<byte[]>> change : inside.entrySet()) {
            String path = change.getKey();
            int slash = path.indexOf('/', start);
            if (recurse || slash < 0) {
                if (change.getValue().isPresent()) {
                    entries.put(path, file(path, change.getValue().get()));
                } else {
                    entries.remove(path);
                }
            } else {
                String name = path.substring(0, slash);
                Optional<SourceEntry> left = entry(name);
                if (left.isPresent()) {
                    entries.put(name, left.get());
                } else {
                    entries.remove(name);
                }
            }
        }
        return List.copyOf(entries.values());
    }

    @Override
    public Optional<SourceEntry> entry(String path) throws SourceException, InterruptedException {
        Optional<byte[]> written = changes.get(path);
        if (written != null) {
            return written.map(bytes -> file(path, bytes));
        }
        Map<String, Optional<byte[]>> inside = below(path);
        if (inside.isEmpty() || path.isEmpty()) {
            return tree.entry(path);
        }
        boolean kept = inside.values().stream().anyMatch(Optional::isPresent);
        if (!kept && tree.entry(path).isPresent()) {
            kept =
                    tree.list(path, true).stream()
                            .anyMatch(entry -> !inside.containsKey(entry.path()));
        }
        return kept
                ? Optional.of(new SourceEntry(path, SourceEntry.Type.FOLDER, 0, ""))
                : Optional.empty();
    }

    @Override
    public byte[] read(String path, long limit) throws SourceException, InterruptedException {
        Optional<byte[]> written = changes.get(path);
        if (written == null) {
            return tree.read(path, limit);
        }
        byte[] bytes =
                written.orElseThrow(
                        () ->
                                new SourceException(
                                        Problem.NO_SUCH_PATH,
                                        SourcePhrase.EDITED_MISSING.of(path),
                                        Wording.none(),
                                        null));
        if (bytes.length > limit) {
            throw new SourceException(
                    Problem.TOO_LARGE,
                    SourcePhrase.FILE_LARGE.of(
                            path, Integer.toString(bytes.length), Long.toString(limit)),
                    SourcePhrase.FILE_LARGE_NEXT.of(),
                    null);
        }
        return bytes.clone();
    }

    @Override
    public Optional<String> objectId(String path) throws SourceException, InterruptedException {
        Optional<byte[]> written = changes.get(path);
        if (written != null) {
            return written.map(EditedTree::blobId);
        }
        Map<String, Optional<byte[]>> inside = below(path);
        Optional<String> original = tree.objectId(path);
        if (inside.isEmpty()) {
            return original;
        }
        // Not the id that Git would give, but one that no other content has either.
        MessageDigest digest = sha1();
        digest.update(original.orElse("").getBytes(StandardCharsets.UTF_8));
        inside.forEach(
                (name, bytes) -> {
                    digest.update(name.getBytes(StandardCharsets.UTF_8));
                    digest.update(
                            bytes.map(EditedTree::blobId)
                                    .orElse("gone")
                                    .getBytes(StandardCharsets.UTF_8));
                });
        return Optional.of("edited-" + HexFormat.of().formatHex(digest.digest()));
    }

    @Override
    public void export(String folder, Path into) throws SourceException, InterruptedException {
        if (folder.isEmpty() || tree.entry(folder).isPresent()) {
            tree.export(folder, into);
        }
        int start = folder.isEmpty() ? 0 : folder.length() + 1;
        try {
            for (Map.Entry<String, Optional<byte[]>> change : below(folder).entrySet()) {
                Path file = into.resolve(change.getKey().substring(start)).normalize();
                if (!file.startsWith(into.normalize())) {
                    throw new IOException(change.getKey() + " leads out of the folder");
                }
                if (change.getValue().isPresent()) {
                    Files.createDirectories(file.getParent());
                    Files.deleteIfExists(file);
                    Files.write(file, change.getValue().get());
                } else {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new SourceException(
                    Problem.DISK,
                    SourcePhrase.EDITED_UNWRITTEN.of(Thrown.words(e)),
                    SourcePhrase.EDITED_UNWRITTEN_NEXT.of(),
                    e);
        }
    }

    private SortedMap<String, Optional<byte[]>> below(String folder) {
        if (folder.isEmpty()) {
            return changes;
        }
        // The character behind the slash bounds everything that begins with "folder/".
        return changes.subMap(folder + "/", folder + "0");
    }

    private static SourceEntry file(String path, byte[] bytes) {
        return new SourceEntry(path, SourceEntry.Type.FILE, bytes.length, "");
    }

    private static String blobId(byte[] bytes) {
        MessageDigest digest = sha1();
        digest.update(("blob " + bytes.length + "\0").getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest.digest(bytes));
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }
}
