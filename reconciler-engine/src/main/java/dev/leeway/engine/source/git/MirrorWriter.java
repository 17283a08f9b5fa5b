package dev.leeway.engine.source.git;

import dev.leeway.engine.wording.Thrown;
import dev.leeway.engine.source.SourcePhrase;
import dev.leeway.engine.source.SourceException;
import dev.leeway.engine.source.SourceException.Problem;
import dev.leeway.engine.source.SourceProgress;
import dev.leeway.engine.source.SourceWriter;

import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.diff.PatchIdDiffFormatter;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEditor;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.GpgSignature;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.transport.RemoteRefUpdate;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;

/**
 * Writes commits into mirrors, without a work tree, and pushes them. The mirror keeps them under
 * {@code refs/leeway/proposals/}, which no fetch touches.
 */
final class MirrorWriter implements SourceWriter {
    /** Names that are written without the turn: a fetch from a dead host must not delay a fix. */
    static final String KEPT = "refs/leeway/proposals/";

    private static final int MOST_COMMITS = 5_000;
    private static final int MOST_WORDS = 500;

    private final GitSource source;
    private final GitIdentity identity;
    private final Clock clock;

    MirrorWriter(GitSource source, GitIdentity identity, Clock clock) {
        this.source = source;
        this.identity = identity;
        this.clock = clock;
    }

    @Override
    public String commit(NewCommit wanted) throws SourceException, InterruptedException {
        Mirror mirror = source.mirror(wanted.url());
        Repository repository = repository(mirror);
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            ObjectId parent = ObjectId.fromString(wanted.parent());
            GitIdentity.Author author = author(mirror);
            CommitBuilder commit = new CommitBuilder();
            commit.setTreeId(tree(repository, inserter, parent, wanted.files()));
            commit.setParentId(parent);
            PersonIdent person =
                    new PersonIdent(
                            author.name(), author.email(), clock.instant(), clock.getZone());
            commit.setAuthor(person);
            commit.setCommitter(person);
            commit.setEncoding(StandardCharsets.UTF_8);
            commit.setMessage(
                    author.signOff()
                            ? wanted.message().stripTrailing()
                                    + "\nSigned-off-by: "
                                    + author.name()
                                    + " <"
                                    + author.email()
                                    + ">\n"
                            : wanted.message());
            if (author.signing().isPresent()) {
                commit.setGpgSignature(new GpgSignature(sign(mirror, author, commit)));
            }
            ObjectId id = inserter.insert(commit);
            inserter.flush();
            keep(repository, mirror, wanted.name(), id);
            return id.name();
        } catch (IOException e) {
            throw mirror.damaged(e);
        }
    }

    private GitIdentity.Author author(Mirror mirror) throws SourceException {
        try {
            return identity.read()
                    .orElseThrow(
                            () ->
                                    mirror.trouble()
                                            .of(
                                                    Problem.NOT_AUTHENTICATED,
                                                    SourcePhrase.AUTHOR.of(),
                                                    SourcePhrase.AUTHOR_NEXT.of(),
                                                    null));
        } catch (IOException e) {
            throw mirror.trouble()
                    .of(
                            Problem.DISK,
                            SourcePhrase.SETTINGS_UNREAD.of(Thrown.words(e)),
                            SourcePhrase.SETTINGS_UNREAD_NEXT.of(),
                            e);
        }
    }

    private static byte[] sign(Mirror mirror, GitIdentity.Author author, CommitBuilder commit)
            throws SourceException, InterruptedException {
        try {
            return new CommitSigner(author.signing().orElseThrow(), author.email())
                    .sign(commit.build());
        } catch (IOException e) {
            throw mirror.trouble()
                    .of(
                            Problem.NOT_AUTHENTICATED,
                            SourcePhrase.UNSIGNED.of(Thrown.words(e)),
                            SourcePhrase.UNSIGNED_NEXT.of(),
                            e);
        }
    }

    private static ObjectId tree(
            Repository repository,
            ObjectInserter inserter,
            ObjectId parent,
            Map<String, Optional<byte[]>> files)
            throws IOException {
        DirCache index;
        try (ObjectReader reader = repository.newObjectReader();
                RevWalk walk = new RevWalk(reader)) {
            index = DirCache.read(reader, walk.parseCommit(parent).getTree());
        }
        DirCacheEditor editor = index.editor();
        for (Map.Entry<String, Optional<byte[]>> file : files.entrySet()) {
            if (file.getValue().isEmpty()) {
                editor.add(new DirCacheEditor.DeletePath(file.getKey()));
                continue;
            }
            ObjectId blob = inserter.insert(Constants.OBJ_BLOB, file.getValue().get());
            editor.add(
                    new DirCacheEditor.PathEdit(file.getKey()) {
                        @Override
                        public void apply(DirCacheEntry entry) {
                            // Who may run a file is not this edit's business.
                            if (entry.getRawMode() != FileMode.TYPE_FILE
                                    && !FileMode.EXECUTABLE_FILE.equals(entry.getRawMode())) {
                                entry.setFileMode(FileMode.REGULAR_FILE);
                            }
                            entry.setObjectId(blob);
                        }
                    });
        }
        editor.finish();
        return index.writeTree(inserter);
    }

    private static void keep(Repository repository, Mirror mirror, String name, ObjectId id)
            throws IOException, SourceException {
        RefUpdate.Result result = named(repository, KEPT + name, id);
        if (result == RefUpdate.Result.LOCK_FAILURE && mirror.putAwayOldLock(KEPT + name)) {
            result = named(repository, KEPT + name, id);
        }
        boolean kept =
                switch (result) {
                    case NEW, FORCED, FAST_FORWARD, NO_CHANGE -> true;
                    case LOCK_FAILURE,
                            IO_FAILURE,
                            NOT_ATTEMPTED,
                            REJECTED,
                            REJECTED_CURRENT_BRANCH,
                            REJECTED_MISSING_OBJECT,
                            REJECTED_OTHER_REASON,
                            RENAMED ->
                            false;
                };
        if (!kept) {
            throw mirror.trouble()
                    .of(
                            Problem.DISK,
                            SourcePhrase.MIRROR_UNKEPT.of(result.toString()),
                            SourcePhrase.MIRROR_ROOM_NEXT.of(),
                            null);
        }
    }

    private static RefUpdate.Result named(Repository repository, String name, ObjectId id)
            throws IOException {
        RefUpdate update = repository.updateRef(name);
        update.setNewObjectId(id);
        update.disableRefLog();
        return update.forceUpdate();
    }

    @Override
    public PushResult push(String url, String commit, String branch, Duration timeout)
            throws SourceException, InterruptedException {
        if (!branch.startsWith("leeway/")) {
            throw new IllegalArgumentException(branch + " is not a branch of Leeway's own");
        }
        RemoteRefUpdate update =
                source.mirror(url).push(commit, branch, System.nanoTime() + timeout.toNanos());
        return switch (update.getStatus()) {
            case OK, UP_TO_DATE -> new PushResult.Done();
            case REJECTED_REMOTE_CHANGED, REJECTED_NONFASTFORWARD ->
                    new PushResult.Taken(there(url, branch, timeout));
            case REJECTED_OTHER_REASON, REJECTED_NODELETE, NON_EXISTING ->
                    new PushResult.Refused(words(update));
            case NOT_ATTEMPTED, AWAITING_REPORT ->
                    throw source.mirror(url)
                            .trouble()
                            .of(
                                    Problem.HOST_UNREACHABLE,
                                    SourcePhrase.BRANCH_LOST.of(),
                                    SourcePhrase.BRANCH_LOST_NEXT.of(),
                                    null);
        };
    }

    private String there(String url, String branch, Duration timeout)
            throws SourceException, InterruptedException {
        Mirror mirror = source.mirror(url);
        mirror.fetch(System.nanoTime() + timeout.toNanos(), SourceProgress.NONE);
        return mirror.find(Constants.R_HEADS + branch).map(ObjectId::name).orElse("");
    }

    /** A remote may put anything into its words. */
    private static String words(RemoteRefUpdate update) {
        String message = update.getMessage() == null ? "no reason given" : update.getMessage();
        String text = message.replaceAll("\\p{Cntrl}+", " ").strip();
        return text.length() > MOST_WORDS ? text.substring(0, MOST_WORDS) + "..." : text;
    }

    @Override
    public boolean has(String url, String commit) throws SourceException {
        return source.mirror(url).find(commit).isPresent();
    }

    @Override
    public void forget(String url, String name) throws SourceException {
        Mirror mirror = source.mirror(url);
        try {
            RefUpdate update = repository(mirror).updateRef(KEPT + name);
            update.setForceUpdate(true);
            update.delete();
        } catch (IOException e) {
            throw mirror.damaged(e);
        }
    }

    @Override
    public byte[] patch(String url, String commit) throws SourceException {
        Mirror mirror = source.mirror(url);
        Repository repository = repository(mirror);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (RevWalk walk = new RevWalk(repository);
                DiffFormatter diff = new DiffFormatter(out)) {
            RevCommit parsed = walk.parseCommit(ObjectId.fromString(commit));
            RevCommit parent = walk.parseCommit(parsed.getParent(0));
            out.write(mailHead(parsed).getBytes(StandardCharsets.UTF_8));
            diff.setRepository(repository);
            diff.setBinaryFileThreshold(Integer.MAX_VALUE);
            diff.format(parent, parsed);
            diff.flush();
            out.write("-- \nLeeway\n".getBytes(StandardCharsets.UTF_8));
            return out.toByteArray();
        } catch (IOException e) {
            throw mirror.damaged(e);
        }
    }

    private static String mailHead(RevCommit commit) {
        PersonIdent author = commit.getAuthorIdent();
        String message = commit.getFullMessage();
        int lineEnd = message.indexOf('\n');
        String subject = lineEnd < 0 ? message : message.substring(0, lineEnd);
        String body = lineEnd < 0 ? "" : message.substring(lineEnd).strip();
        ZonedDateTime when =
                author.getWhenAsInstant().atZone(author.getZoneId()).withFixedOffsetZone();
        return "From "
                + commit.name()
                + " Mon Sep 17 00:00:00 2001\nFrom: "
                + author.getName()
                + " <"
                + author.getEmailAddress()
                + ">\nDate: "
                + when.withZoneSameInstant(ZoneOffset.UTC)
                        .format(DateTimeFormatter.RFC_1123_DATE_TIME)
                + "\nSubject: [PATCH] "
                + subject
                + "\nMIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\n"
                + "Content-Transfer-Encoding: 8bit\n\n"
                + (body.isEmpty() ? "" : body + "\n")
                + "---\n\n";
    }

    @Override
    public boolean isAncestor(String url, String ancestor, String descendant)
            throws SourceException {
        Mirror mirror = source.mirror(url);
        try (RevWalk walk = new RevWalk(repository(mirror))) {
            return walk.isMergedInto(
                    walk.parseCommit(ObjectId.fromString(ancestor)),
                    walk.parseCommit(ObjectId.fromString(descendant)));
        } catch (IOException e) {
            throw mirror.damaged(e);
        }
    }

    @Override
    public Optional<String> sameChange(String url, String commit, String since, String tip)
            throws SourceException, InterruptedException {
        Mirror mirror = source.mirror(url);
        Repository repository = repository(mirror);
        try (RevWalk walk = new RevWalk(repository)) {
            ObjectId wanted = change(repository, walk, ObjectId.fromString(commit));
            walk.sort(RevSort.TOPO);
            walk.sort(RevSort.REVERSE, true);
            walk.markStart(walk.parseCommit(ObjectId.fromString(tip)));
            walk.markUninteresting(walk.parseCommit(ObjectId.fromString(since)));
            int looked = 0;
            try (RevWalk parsing = new RevWalk(repository)) {
                for (RevCommit next : walk) {
                    if (Thread.interrupted()) {
                        throw new InterruptedException("looking for a merge was cancelled");
                    }
                    if (++looked > MOST_COMMITS) {
                        return Optional.empty();
                    }
                    if (next.getParentCount() > 0
                            && change(repository, parsing, next).equals(wanted)) {
                        return Optional.of(next.name());
                    }
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw mirror.damaged(e);
        }
    }

    /** Returns what a commit changes against its first parent, as one id. */
    private static ObjectId change(Repository repository, RevWalk walk, ObjectId commit)
            throws IOException {
        RevCommit parsed = walk.parseCommit(commit);
        try (PatchIdDiffFormatter diff = new PatchIdDiffFormatter()) {
            diff.setRepository(repository);
            diff.format(walk.parseCommit(parsed.getParent(0)), parsed);
            return diff.getCalulatedPatchId();
        }
    }

    private static Repository repository(Mirror mirror) throws SourceException {
        return mirror.repository()
                .orElseThrow(() -> mirror.trouble().corrupt(SourcePhrase.MIRROR_GONE.of(), null));
    }
}
