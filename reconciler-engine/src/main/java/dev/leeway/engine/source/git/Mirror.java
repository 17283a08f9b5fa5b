package dev.leeway.engine.source.git;

import dev.leeway.engine.source.SourcePhrase;
import dev.leeway.engine.source.SourceException;
import dev.leeway.engine.source.SourceException.Problem;
import dev.leeway.engine.source.SourceProgress;

import org.eclipse.jgit.errors.RepositoryNotFoundException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryCache;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.eclipse.jgit.util.FS;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The bare mirror of one repository. Beside its folder lie a lock file, the time of the last
 * complete fetch, and, when damage was found, a mark that says so.
 */
final class Mirror implements AutoCloseable {
    private final String url;
    private final Path folder;
    private final Remote remote;
    private final Clock clock;
    private final GitTrouble trouble;
    private final ReentrantLock guard = new ReentrantLock();
    private final MirrorTurn turn;
    private final Housekeeping housekeeping;

    private @Nullable Repository open;
    private @Nullable FetchJob running;
    private @Nullable FetchJob next;

    Mirror(String url, Path folder, Remote remote, Clock clock) {
        this.url = url;
        this.folder = folder;
        this.remote = remote;
        this.clock = clock;
        this.trouble = new GitTrouble(url);
        this.turn = new MirrorTurn(folder, beside(".lock"), trouble);
        this.housekeeping = new Housekeeping(folder, beside(".packed"), turn);
    }

    GitTrouble trouble() {
        return trouble;
    }

    /** Returns the object database, or empty when there is no mirror yet. */
    Optional<Repository> repository() throws SourceException {
        guard.lock();
        try {
            if (open == null && Files.exists(folder)) {
                open = openAt(folder);
            }
            return Optional.ofNullable(open);
        } catch (RepositoryNotFoundException e) {
            markDamaged();
            return Optional.empty();
        } catch (IOException e) {
            markDamaged();
            throw trouble.of(e);
        } finally {
            guard.unlock();
        }
    }

    /** Returns the commit of a revision, or empty when the mirror has none of that name. */
    Optional<ObjectId> find(String revision) throws SourceException {
        Optional<Repository> repository = repository();
        if (repository.isEmpty()) {
            return Optional.empty();
        }
        try {
            Optional<ObjectId> found = new RevisionNames(repository.get(), trouble).find(revision);
            if (found.isPresent()) {
                try (RevWalk walk = new RevWalk(repository.get())) {
                    RevCommit commit = walk.parseCommit(found.get());
                    walk.parseTree(commit.getTree());
                }
            }
            return found;
        } catch (IOException e) {
            throw damaged(e);
        }
    }

    /** Returns when the remote last confirmed what the mirror holds. */
    Optional<Instant> lastConfirmed() {
        try {
            return Optional.of(Instant.parse(Files.readString(confirmedFile()).strip()));
        } catch (IOException | DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Turns a failed read of the mirror into its error, and notes damage for the next fetch. */
    SourceException damaged(IOException cause) {
        SourceException judged = trouble.of(cause);
        if (judged.problem() == Problem.DISK || judged.problem() == Problem.TIMEOUT) {
            return judged;
        }
        markDamaged();
        return trouble.corrupt(cause);
    }

    /** Returns whether a lock file that a killed process left on a name was put away. */
    boolean putAwayOldLock(String name) throws IOException {
        return LeftLocks.clearOld(folder, name, clock.instant());
    }

    boolean isPresent() {
        return Files.exists(folder);
    }

    boolean isDamaged() {
        return Files.exists(damagedFile());
    }

    /**
     * Brings the mirror up to date; readers that come while another fetch waits share it. A fetch
     * that is under way already is not joined: it may have asked the remote before the reader came.
     */
    void fetch(long until, SourceProgress progress) throws SourceException, InterruptedException {
        FetchJob job = ticket(until);
        try {
            if (!job.await(until, progress)) {
                throw trouble.timeout(null);
            }
        } finally {
            job.leave();
        }
    }

    /** Asks the remote for one commit that no branch or tag leads to. */
    void fetchCommit(ObjectId commit, long until, SourceProgress progress)
            throws SourceException, InterruptedException {
        FetchJob job =
                new FetchJob(
                        null,
                        until,
                        self ->
                                turn.take(
                                        self, () -> remote.fetchCommit(required(), commit, self)));
        job.join(until);
        job.start();
        try {
            if (!job.await(until, progress)) {
                throw trouble.timeout(null);
            }
        } finally {
            job.leave();
        }
    }

    /** Pushes a commit of the mirror as a new branch; returns what the remote said. */
    RemoteRefUpdate push(String commit, String branch, long until)
            throws SourceException, InterruptedException {
        AtomicReference<RemoteRefUpdate> said = new AtomicReference<>();
        FetchJob job =
                new FetchJob(
                        null,
                        until,
                        self -> said.set(remote.push(required(), commit, branch, self)));
        job.join(until);
        job.start();
        try {
            if (!job.await(until, SourceProgress.NONE)) {
                throw trouble.timeout(null);
            }
        } finally {
            job.leave();
        }
        RemoteRefUpdate answer = said.get();
        if (answer == null) {
            throw trouble.timeout(null);
        }
        return answer;
    }

    private FetchJob ticket(long until) {
        guard.lock();
        try {
            if (running == null || running.hasEnded()) {
                running = next;
                next = null;
            }
            FetchJob now = running;
            if (now == null || now.hasEnded()) {
                running = started(null, until);
                return running;
            }
            FetchJob waiting = next;
            if (waiting != null && !waiting.hasEnded() && waiting.join(until)) {
                return waiting;
            }
            next = started(now, until);
            return next;
        } finally {
            guard.unlock();
        }
    }

    private FetchJob started(@Nullable FetchJob before, long until) {
        FetchJob job = new FetchJob(before, until, this::refresh);
        job.join(until);
        job.start();
        return job;
    }

    private void refresh(FetchJob job) throws SourceException, InterruptedException {
        turn.take(
                job,
                () -> {
                    if (isDamaged() || (Files.exists(folder) && !isRepository(folder))) {
                        rebuild(job);
                    } else {
                        fetchOrRebuild(job);
                    }
                    confirm();
                });
        housekeeping.begin();
    }

    private void fetchOrRebuild(FetchJob job) throws SourceException, IOException {
        boolean isNew = !Files.exists(folder);
        if (isNew) {
            create(folder);
        }
        try {
            remote.fetchAll(required(), job);
        } catch (SourceException e) {
            if (isNew || e.problem() != Problem.MIRROR_CORRUPT) {
                throw e;
            }
            rebuild(job);
        }
    }

    /** Fetches everything into a new mirror, and only then puts the damaged one aside. */
    private void rebuild(FetchJob job) throws SourceException, IOException {
        Path fresh = beside(".new");
        FileTree.delete(fresh);
        create(fresh);
        try (Repository repository = openAt(fresh)) {
            remote.fetchAll(repository, job);
        }
        guard.lock();
        try {
            closeRepository();
            Path aside = beside(".damaged");
            FileTree.delete(aside);
            if (Files.exists(folder)) {
                Files.move(folder, aside, StandardCopyOption.ATOMIC_MOVE);
            }
            Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
            Files.deleteIfExists(damagedFile());
        } finally {
            guard.unlock();
        }
    }

    private Repository required() throws SourceException {
        return repository().orElseThrow(() -> trouble.corrupt(SourcePhrase.MIRROR_NONE.of(), null));
    }

    private static boolean isRepository(Path path) {
        return RepositoryCache.FileKey.isGitRepository(path.toFile(), FS.DETECTED);
    }

    private static void create(Path path) throws IOException {
        try (Repository repository =
                new FileRepositoryBuilder().setBare().setGitDir(path.toFile()).build()) {
            repository.create(true);
        }
    }

    private static Repository openAt(Path path) throws IOException {
        Repository repository =
                new FileRepositoryBuilder()
                        .setBare()
                        .setGitDir(path.toFile())
                        .setMustExist(true)
                        .build();
        Housekeeping.leaveOut(repository);
        return repository;
    }

    private void confirm() throws IOException {
        Path written = beside(".confirmed.new");
        Files.writeString(written, clock.instant().toString());
        Files.move(
                written,
                confirmedFile(),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    private void markDamaged() {
        try {
            Files.writeString(damagedFile(), clock.instant().toString());
        } catch (IOException e) {
            // Without the mark the damage is found again by the next read.
            closeRepository();
        }
    }

    private Path confirmedFile() {
        return beside(".confirmed");
    }

    private Path damagedFile() {
        return beside(".damage");
    }

    private Path beside(String suffix) {
        String name =
                folder.getFileName()
                        .toString()
                        .replaceFirst("\\" + Constants.DOT_GIT_EXT + "$", "");
        return folder.resolveSibling(name + suffix);
    }

    private void closeRepository() {
        guard.lock();
        try {
            if (open != null) {
                open.close();
                open = null;
            }
        } finally {
            guard.unlock();
        }
    }

    @Override
    public void close() {
        housekeeping.close();
        closeRepository();
    }

    @Override
    public String toString() {
        return "Mirror[" + GitTrouble.withoutUser(url) + "]";
    }
}
