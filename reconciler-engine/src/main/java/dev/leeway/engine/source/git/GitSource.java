package dev.leeway.engine.source.git;

import dev.leeway.engine.credential.Logins;
import dev.leeway.engine.source.BlamedLine;
import dev.leeway.engine.source.Commit;
import dev.leeway.engine.source.NamedRevision;
import dev.leeway.engine.source.PathChange;
import dev.leeway.engine.source.SourceArchive;
import dev.leeway.engine.source.SourceException;
import dev.leeway.engine.source.SourceException.Problem;
import dev.leeway.engine.source.SourceHistory;
import dev.leeway.engine.source.SourcePhrase;
import dev.leeway.engine.source.SourceProgress;
import dev.leeway.engine.source.SourceReader;
import dev.leeway.engine.source.SourceRequest;
import dev.leeway.engine.source.SourceRequest.Freshness;
import dev.leeway.engine.source.SourceTree;
import dev.leeway.engine.source.SourceWriter;

import dev.leeway.engine.wording.Wording;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.util.FS;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads Git repositories through bare mirrors, one per address, which several processes may share.
 * Safe for use from several threads; close it to give the mirrors' files back.
 */
public final class GitSource implements SourceReader, SourceHistory, AutoCloseable {
    private final Path mirrorFolder;
    private final Logins logins;
    private final Path home;
    private final Clock clock;
    private final Map<String, Mirror> mirrors = new ConcurrentHashMap<>();

    /**
     * Makes a reader.
     *
     * @param mirrorFolder where the mirrors lie; made when needed
     * @param logins who knows the logins for https
     * @param home the folder that holds the operator's {@code .ssh}
     * @param clock tells when the remote last answered
     */
    public GitSource(Path mirrorFolder, Logins logins, Path home, Clock clock) {
        IsolatedSystem.install();
        this.mirrorFolder = mirrorFolder.toAbsolutePath().normalize();
        this.logins = logins;
        this.home = home;
        this.clock = clock;
    }

    /**
     * Keeps what is measured of file systems in a folder, for every reader of this process and for
     * the next process.
     *
     * @param cache may be deleted at any time; made when needed
     */
    public static void keepMeasuresIn(Path cache) {
        IsolatedSystem.install(cache.toAbsolutePath().resolve("filesystems"));
    }

    /**
     * Has the file system of a folder measured there, unless it is known. Whoever lets Git work in
     * a folder that is soon deleted asks for this with one that stays: a measurement fails when its
     * folder goes, and the next one begins anew. Waits a tenth of a second at most for the outcome
     * where it is kept ({@link #keepMeasuresIn}), else to its end.
     *
     * @param staying what is not there or may not be written to is not measured
     */
    public static void measure(Path staying) {
        IsolatedSystem.install();
        FS.FileStoreAttributes.get(staying);
    }

    /** Makes a reader for the user who has this home, with the mirrors below a folder. */
    public static GitSource ofUser(Path dataFolder, Path home) {
        return ofUser(dataFolder, home, new HelperLogins(List.of("git")));
    }

    /** Makes a reader for the user who has this home, with logins from elsewhere too. */
    public static GitSource ofUser(Path dataFolder, Path home, Logins logins) {
        return new GitSource(dataFolder.resolve("mirrors"), logins, home, Clock.systemUTC());
    }

    @Override
    public SourceTree read(SourceRequest request, SourceProgress progress)
            throws SourceException, InterruptedException {
        Mirror mirror = mirror(request.url());
        Resolved resolved = resolve(mirror, request, request.revision(), progress);
        return MirrorTree.open(mirror, resolved.commit(), request.revision(), resolved.stale());
    }

    @Override
    public List<Commit> log(SourceRequest at, String path, int skip, int limit)
            throws SourceException, InterruptedException {
        return history(at, (history, commit) -> history.log(commit, path, skip, limit));
    }

    @Override
    public List<BlamedLine> blame(SourceRequest at, String path)
            throws SourceException, InterruptedException {
        return history(at, (history, commit) -> history.blame(commit, path));
    }

    @Override
    public List<PathChange> changes(SourceRequest to, String from)
            throws SourceException, InterruptedException {
        Mirror mirror = mirror(to.url());
        return history(
                to,
                (history, commit) -> {
                    SourceRequest earlier =
                            new SourceRequest(
                                    to.repository(),
                                    to.url(),
                                    from,
                                    Freshness.MIRROR,
                                    to.timeout());
                    Resolved base = resolve(mirror, earlier, from, SourceProgress.NONE);
                    return history.changes(base.commit(), commit);
                });
    }

    @Override
    public List<NamedRevision> names(SourceRequest at)
            throws SourceException, InterruptedException {
        Mirror mirror = mirror(at.url());
        if (at.freshness() == Freshness.FETCH || mirror.lastConfirmed().isEmpty()) {
            mirror.fetch(System.nanoTime() + at.timeout().toNanos(), SourceProgress.NONE);
        }
        try {
            return new MirrorHistory(repository(mirror), mirror.trouble()).names();
        } catch (IOException e) {
            throw MirrorHistory.failed(mirror, e);
        }
    }

    /** Work on the history from one commit. */
    @FunctionalInterface
    private interface Walk<T> {
        T run(MirrorHistory history, ObjectId commit)
                throws IOException, SourceException, InterruptedException;
    }

    private <T> T history(SourceRequest at, Walk<T> walk)
            throws SourceException, InterruptedException {
        Mirror mirror = mirror(at.url());
        Resolved resolved = resolve(mirror, at, at.revision(), SourceProgress.NONE);
        try {
            MirrorHistory history = new MirrorHistory(repository(mirror), mirror.trouble());
            return walk.run(history, resolved.commit());
        } catch (IOException e) {
            throw MirrorHistory.failed(mirror, e);
        }
    }

    private static Repository repository(Mirror mirror) throws SourceException {
        return mirror.repository()
                .orElseThrow(() -> mirror.trouble().corrupt(SourcePhrase.MIRROR_GONE.of(), null));
    }

    private record Resolved(ObjectId commit, Optional<SourceTree.Stale> stale) {}

    private static Resolved resolve(
            Mirror mirror, SourceRequest request, String revision, SourceProgress progress)
            throws SourceException, InterruptedException {
        long until = System.nanoTime() + request.timeout().toNanos();
        Optional<ObjectId> known = knownTo(mirror, revision);
        // A full commit id means the same for ever, so there is nothing to ask the remote.
        boolean settled =
                request.freshness() == Freshness.MIRROR || RevisionNames.isFullId(revision);
        if (known.isPresent() && settled) {
            return new Resolved(known.get(), Optional.empty());
        }
        try {
            mirror.fetch(until, progress);
        } catch (SourceException e) {
            return old(mirror, revision, e);
        }
        Optional<ObjectId> found = mirror.find(revision);
        if (found.isEmpty() && RevisionNames.isFullId(revision)) {
            found = byItself(mirror, revision, until, progress);
        }
        return new Resolved(
                found.orElseThrow(() -> noSuchRevision(mirror, revision)), Optional.empty());
    }

    /** Damage is no answer here: the fetch that follows repairs it. */
    private static Optional<ObjectId> knownTo(Mirror mirror, String revision)
            throws SourceException {
        try {
            return mirror.isDamaged() ? Optional.empty() : mirror.find(revision);
        } catch (SourceException e) {
            if (e.problem() == Problem.MIRROR_CORRUPT || e.problem() == Problem.NO_SUCH_REVISION) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Answers with what was fetched earlier, if that can be read. */
    private static Resolved old(Mirror mirror, String revision, SourceException why)
            throws SourceException {
        Optional<Instant> confirmed = mirror.lastConfirmed();
        if (confirmed.isEmpty()) {
            throw why;
        }
        Optional<ObjectId> found;
        try {
            found = mirror.find(revision);
        } catch (SourceException e) {
            e.addSuppressed(why);
            throw e.problem() == Problem.MIRROR_CORRUPT ? why : e;
        }
        Wording reason = SourcePhrase.AND_NEXT.of(why.said(), why.advice());
        return new Resolved(
                found.orElseThrow(() -> why),
                Optional.of(new SourceTree.Stale(confirmed.get(), reason)));
    }

    private static Optional<ObjectId> byItself(
            Mirror mirror, String revision, long until, SourceProgress progress)
            throws SourceException, InterruptedException {
        try {
            mirror.fetchCommit(ObjectId.fromString(revision), until, progress);
        } catch (SourceException e) {
            if (e.problem() == Problem.TIMEOUT) {
                throw e;
            }
            // Most hosts refuse commits that no branch leads to; the answer is the same.
            return Optional.empty();
        }
        return mirror.find(revision);
    }

    private static SourceException noSuchRevision(Mirror mirror, String revision) {
        return mirror.trouble()
                .of(
                        Problem.NO_SUCH_REVISION,
                        SourcePhrase.NO_REVISION.of(revision),
                        SourcePhrase.NO_REVISION_NEXT.of(),
                        null);
    }

    /** Returns the door for writing to the same repositories, in the operator's name. */
    public SourceWriter writer(GitIdentity identity) {
        return new MirrorWriter(this, identity, clock);
    }

    /** Returns the door to everything that the mirrors hold. */
    public SourceArchive archive() {
        return new MirrorArchive(this);
    }

    /** Returns the mirror of an address. */
    Mirror mirror(String url) {
        return mirrors.computeIfAbsent(
                url,
                address ->
                        new Mirror(
                                address,
                                mirrorFolder.resolve(folderName(address)),
                                new Remote(address, logins, home),
                                clock));
    }

    /** The digest makes the name unique, the word before it tells people which one it is. */
    static String folderName(String url) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(url.getBytes(StandardCharsets.UTF_8));
            String last =
                    url.replaceAll("/+$", "")
                            .replaceFirst("\\.git$", "")
                            .replaceAll(".*[/:\\\\]", "");
            String word = last.replaceAll("[^A-Za-z0-9_-]+", "-");
            String shown = word.length() > 40 ? word.substring(0, 40) : word;
            return shown + "-" + HexFormat.of().formatHex(digest, 0, 10) + ".git";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public void close() {
        mirrors.values().forEach(Mirror::close);
    }
}
