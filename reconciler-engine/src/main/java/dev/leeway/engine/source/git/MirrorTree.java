package dev.leeway.engine.source.git;

import dev.leeway.engine.resource.Revision;
import dev.leeway.engine.source.SourceEntry;
import dev.leeway.engine.source.SourceException;
import dev.leeway.engine.source.SourceException.Problem;
import dev.leeway.engine.source.SourcePhrase;
import dev.leeway.engine.source.SourceTree;
import dev.leeway.engine.wording.Wording;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * The files of one commit, read from the mirror's object database. Attributes of the repository
 * ({@code .gitattributes}) have no say: no filter runs, the bytes are those that were committed.
 */
final class MirrorTree implements SourceTree {
    private static final int LONGEST_LINK = 4096;

    private final Mirror mirror;
    private final ObjectId tree;
    private final Revision revision;
    private final Optional<Stale> stale;

    /** What a listing found, so that reading the listed files does not search for each again. */
    private final Map<String, Found> listed = new ConcurrentHashMap<>();

    private MirrorTree(Mirror mirror, ObjectId tree, Revision revision, Optional<Stale> stale) {
        this.mirror = mirror;
        this.tree = tree;
        this.revision = revision;
        this.stale = stale;
    }

    /** Opens the tree of a commit that the mirror has. */
    static MirrorTree open(Mirror mirror, ObjectId commit, String requested, Optional<Stale> stale)
            throws SourceException {
        try (RevWalk walk = new RevWalk(repository(mirror))) {
            RevCommit parsed = walk.parseCommit(commit);
            Revision revision =
                    new Revision(
                            commit.name(),
                            requested,
                            parsed.getShortMessage(),
                            parsed.getAuthorIdent().getName(),
                            parsed.getAuthorIdent().getWhenAsInstant());
            return new MirrorTree(mirror, parsed.getTree().copy(), revision, stale);
        } catch (IOException e) {
            throw mirror.damaged(e);
        }
    }

    private static Repository repository(Mirror mirror) throws SourceException {
        return mirror.repository()
                .orElseThrow(() -> mirror.trouble().corrupt(SourcePhrase.MIRROR_GONE.of(), null));
    }

    /** Work on the object database. */
    @FunctionalInterface
    private interface Reading<T> {
        T read(ObjectReader reader) throws IOException, SourceException, InterruptedException;
    }

    private <T> T reading(Reading<T> reading) throws SourceException, InterruptedException {
        try (ObjectReader reader = repository(mirror).newObjectReader()) {
            return reading.read(reader);
        } catch (IOException e) {
            throw mirror.damaged(e);
        }
    }

    @Override
    public Revision revision() {
        return revision;
    }

    @Override
    public Optional<Stale> stale() {
        return stale;
    }

    @Override
    public List<SourceEntry> list(String folder, boolean recurse)
            throws SourceException, InterruptedException {
        return reading(reader -> list(reader, folder, recurse));
    }

    private List<SourceEntry> list(ObjectReader reader, String folder, boolean recurse)
            throws IOException, SourceException, InterruptedException {
        ObjectId start = tree;
        if (!folder.isEmpty()) {
            Found found =
                    find(reader, folder).orElseThrow(() -> noSuchPath(folder, Wording.none()));
            if (!FileMode.TREE.equals(found.mode())) {
                throw noSuchPath(folder, SourcePhrase.IS_NO_FOLDER.of());
            }
            start = found.id();
        }
        String prefix = folder.isEmpty() ? "" : folder + "/";
        List<SourceEntry> entries = new ArrayList<>();
        try (TreeWalk walk = new TreeWalk(reader)) {
            walk.addTree(start);
            walk.setRecursive(recurse);
            while (walk.next()) {
                if (Thread.interrupted()) {
                    throw new InterruptedException("listing " + folder + " was cancelled");
                }
                Found found = new Found(walk.getFileMode(), walk.getObjectId(0));
                SourceEntry entry = entry(reader, prefix + walk.getPathString(), found);
                listed.put(entry.path(), found);
                if (!recurse || entry.type() != SourceEntry.Type.SUBMODULE) {
                    entries.add(entry);
                }
            }
        }
        entries.sort(Comparator.comparing(SourceEntry::path));
        return List.copyOf(entries);
    }

    @Override
    public Optional<SourceEntry> entry(String path) throws SourceException, InterruptedException {
        return reading(
                reader -> {
                    Optional<Found> found = find(reader, path);
                    return found.isEmpty()
                            ? Optional.empty()
                            : Optional.of(entry(reader, path, found.get()));
                });
    }

    @Override
    public byte[] read(String path, long limit) throws SourceException, InterruptedException {
        return reading(
                reader -> {
                    ObjectLoader content = reader.open(blob(reader, path), Constants.OBJ_BLOB);
                    long size = content.getSize();
                    if (size > limit) {
                        throw mirror.trouble()
                                .of(
                                        Problem.TOO_LARGE,
                                        SourcePhrase.FILE_LARGE.of(
                                                path, Long.toString(size), Long.toString(limit)),
                                        SourcePhrase.FILE_LARGE_NEXT.of(),
                                        null);
                    }
                    return content.getCachedBytes((int) Math.min(limit, Integer.MAX_VALUE - 8L));
                });
    }

    private ObjectId blob(ObjectReader reader, String path) throws IOException, SourceException {
        Found found = find(reader, path).orElseThrow(() -> noSuchPath(path, Wording.none()));
        return switch (typeOf(found.mode())) {
            case FILE -> found.id();
            case FOLDER -> throw noSuchPath(path, SourcePhrase.IS_FOLDER.of());
            case LINK -> throw noSuchPath(path, SourcePhrase.IS_LINK.of());
            case SUBMODULE -> throw noSuchPath(path, SourcePhrase.IS_SUBMODULE.of());
        };
    }

    @Override
    public Optional<String> objectId(String path) throws SourceException, InterruptedException {
        return reading(reader -> find(reader, path).map(found -> found.id().name()));
    }

    @Override
    public void export(String folder, Path into) throws SourceException, InterruptedException {
        new TreeExport(this, into, mirror.trouble()).write(folder);
    }

    /** Opens a file for streaming. */
    <T> T withFile(String path, StreamWork<T> work) throws SourceException, InterruptedException {
        return reading(reader -> work.run(reader.open(blob(reader, path), Constants.OBJ_BLOB)));
    }

    /** Work on one file's content. */
    @FunctionalInterface
    interface StreamWork<T> {
        T run(ObjectLoader content) throws IOException, SourceException;
    }

    private record Found(FileMode mode, ObjectId id) {}

    private Optional<Found> find(ObjectReader reader, String path) throws IOException {
        if (path.isEmpty()) {
            return Optional.of(new Found(FileMode.TREE, tree));
        }
        Found known = listed.get(path);
        if (known != null) {
            return Optional.of(known);
        }
        if (path.startsWith("/") || path.endsWith("/") || path.contains("//")) {
            return Optional.empty();
        }
        try (TreeWalk walk = TreeWalk.forPath(reader, path, tree)) {
            return walk == null
                    ? Optional.empty()
                    : Optional.of(new Found(walk.getFileMode(), walk.getObjectId(0)));
        }
    }

    private static SourceEntry entry(ObjectReader reader, String path, Found found)
            throws IOException {
        SourceEntry.Type type = typeOf(found.mode());
        long size =
                type == SourceEntry.Type.FILE
                        ? reader.getObjectSize(found.id(), Constants.OBJ_BLOB)
                        : 0;
        String target = "";
        if (type == SourceEntry.Type.LINK) {
            byte[] bytes = reader.open(found.id(), Constants.OBJ_BLOB).getCachedBytes(LONGEST_LINK);
            target = new String(bytes, StandardCharsets.UTF_8);
        }
        return new SourceEntry(path, type, size, target);
    }

    private static SourceEntry.Type typeOf(FileMode mode) {
        if (FileMode.TREE.equals(mode)) {
            return SourceEntry.Type.FOLDER;
        }
        if (FileMode.SYMLINK.equals(mode)) {
            return SourceEntry.Type.LINK;
        }
        return FileMode.GITLINK.equals(mode) ? SourceEntry.Type.SUBMODULE : SourceEntry.Type.FILE;
    }

    private SourceException noSuchPath(String path, Wording why) {
        Wording shown = path.isEmpty() ? SourcePhrase.ROOT.of() : SourcePhrase.QUOTED_PATH.of(path);
        return mirror.trouble()
                .of(
                        Problem.NO_SUCH_PATH,
                        why.isEmpty()
                                ? SourcePhrase.NO_PATH.of(
                                        shown,
                                        Wording.quoted(revision.requested()),
                                        Wording.quoted(revision.shortCommit()))
                                : SourcePhrase.PATH_UNREAD.of(shown, why),
                        SourcePhrase.NO_PATH_NEXT.of(),
                        null);
    }
}
