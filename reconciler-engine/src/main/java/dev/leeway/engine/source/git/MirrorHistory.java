package dev.leeway.engine.source.git;

import dev.leeway.engine.source.SourcePhrase;
import dev.leeway.engine.source.Blame;
import dev.leeway.engine.source.BlamedLine;
import dev.leeway.engine.source.Commit;
import dev.leeway.engine.source.NamedRevision;
import dev.leeway.engine.source.PathChange;
import dev.leeway.engine.source.SourceException;
import dev.leeway.engine.source.SourceException.Problem;
import java.io.IOException;
import java.io.Serial;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.blame.BlameGenerator;
import org.eclipse.jgit.diff.DiffAlgorithm;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.diff.EditList;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawTextComparator;
import org.eclipse.jgit.diff.Sequence;
import org.eclipse.jgit.diff.SequenceComparator;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.filter.AndTreeFilter;
import org.eclipse.jgit.treewalk.filter.PathFilter;
import org.eclipse.jgit.treewalk.filter.TreeFilter;
import org.eclipse.jgit.util.io.NullOutputStream;

/** Walks the history in one mirror's object database. */
final class MirrorHistory {
    static final DiffAlgorithm ALGORITHM = new HistogramDiff();
    static final RawTextComparator COMPARATOR = RawTextComparator.DEFAULT;

    private final Repository repository;
    private final GitTrouble trouble;

    MirrorHistory(Repository repository, GitTrouble trouble) {
        this.repository = repository;
        this.trouble = trouble;
    }

    List<Commit> log(ObjectId start, String path, int skip, int limit)
            throws IOException, InterruptedException {
        List<Commit> commits = new ArrayList<>();
        try (RevWalk walk = new RevWalk(repository)) {
            walk.markStart(walk.parseCommit(start));
            if (!path.isEmpty()) {
                walk.setTreeFilter(
                        AndTreeFilter.create(PathFilter.create(path), TreeFilter.ANY_DIFF));
            }
            int seen = 0;
            RevCommit next = commits.size() < limit ? walk.next() : null;
            while (next != null) {
                stopIfCancelled();
                if (seen++ >= skip) {
                    commits.add(commit(next));
                }
                next = commits.size() < limit ? walk.next() : null;
            }
        }
        return List.copyOf(commits);
    }

    List<BlamedLine> blame(ObjectId start, String path)
            throws IOException, SourceException, InterruptedException {
        return blame(start, path, Duration.ofNanos(Long.MAX_VALUE)).lines();
    }

    /** Returns the lines that are known when the time is up. */
    Blame blame(ObjectId start, String path, Duration patience)
            throws IOException, SourceException, InterruptedException {
        long begun = System.nanoTime();
        boolean whole = true;
        List<BlamedLine> lines = new ArrayList<>();
        Map<ObjectId, Commit> known = new HashMap<>();
        Map<String, String> messages = new HashMap<>();
        try (BlameGenerator generator = new BlameGenerator(repository, path)) {
            generator.push(null, start);
            generator.setFollowFileRenames(true);
            if (generator.getResultContents() == null) {
                throw trouble.of(
                        Problem.NO_SUCH_PATH,
                        SourcePhrase.FILE_MISSING.of(path, start.abbreviate(7).name()),
                        SourcePhrase.FILE_MISSING_NEXT.of(),
                        null);
            }
            generator.setDiffAlgorithm(new Stoppable());
            while (next(generator)) {
                if (System.nanoTime() - begun > patience.toNanos()) {
                    whole = false;
                    break;
                }
                RevCommit source = generator.getSourceCommit();
                Commit commit = known.computeIfAbsent(source.copy(), id -> commit(source));
                messages.computeIfAbsent(commit.id(), id -> source.getFullMessage());
                int shift = generator.getSourceStart() - generator.getResultStart();
                for (int at = generator.getResultStart(); at < generator.getResultEnd(); at++) {
                    lines.add(
                            new BlamedLine(
                                    at + 1, commit, generator.getSourcePath(), at + shift + 1));
                }
            }
        }
        lines.sort(Comparator.comparingInt(BlamedLine::line));
        return new Blame(lines, messages, whole);
    }

    private static boolean next(BlameGenerator generator) throws IOException, InterruptedException {
        stopIfCancelled();
        try {
            return generator.next();
        } catch (Stopped _) {
            throw new InterruptedException("reading the history was cancelled");
        }
    }

    /** Compares as ever, and looks before each comparison whether anybody still wants it. */
    private static final class Stoppable extends DiffAlgorithm {
        @Override
        public <S extends Sequence> EditList diffNonCommon(
                SequenceComparator<? super S> comparator, S a, S b) {
            if (Thread.interrupted()) {
                throw new Stopped();
            }
            return ALGORITHM.diffNonCommon(comparator, a, b);
        }
    }

    /** Carries a cancel through JGit. */
    private static final class Stopped extends RuntimeException {
        @Serial private static final long serialVersionUID = 1L;

        Stopped() {
            super(null, null, false, false);
        }
    }

    List<PathChange> changes(ObjectId from, ObjectId to) throws IOException {
        return changes(repository, Optional.of(from), to);
    }

    /** Returns the files that differ; without an earlier commit, all files of the later one. */
    static List<PathChange> changes(Repository repository, Optional<ObjectId> from, ObjectId to)
            throws IOException {
        try (RevWalk walk = new RevWalk(repository);
                DiffFormatter formatter = new DiffFormatter(NullOutputStream.INSTANCE)) {
            formatter.setRepository(repository);
            formatter.setDetectRenames(true);
            return formatter
                    .scan(
                            from.isPresent() ? walk.parseCommit(from.get()).getTree() : null,
                            walk.parseCommit(to).getTree())
                    .stream()
                    .map(MirrorHistory::change)
                    .sorted(Comparator.comparing(MirrorHistory::shownPath))
                    .toList();
        }
    }

    List<NamedRevision> names() throws IOException {
        List<NamedRevision> names = new ArrayList<>();
        try (RevWalk walk = new RevWalk(repository)) {
            add(names, walk, NamedRevision.Kind.BRANCH, Constants.R_HEADS);
            add(names, walk, NamedRevision.Kind.TAG, Constants.R_TAGS);
        }
        return List.copyOf(names);
    }

    private void add(
            List<NamedRevision> names, RevWalk walk, NamedRevision.Kind kind, String prefix)
            throws IOException {
        List<Ref> refs = new ArrayList<>(repository.getRefDatabase().getRefsByPrefix(prefix));
        refs.sort(Comparator.comparing(Ref::getName));
        for (Ref ref : refs) {
            ObjectId id = ref.getObjectId();
            // A tag may name a tree or a file; that is no revision.
            if (id != null && walk.peel(walk.parseAny(id)) instanceof RevCommit commit) {
                names.add(
                        new NamedRevision(
                                kind, ref.getName().substring(prefix.length()), commit.name()));
            }
        }
    }

    private static PathChange change(DiffEntry entry) {
        return switch (entry.getChangeType()) {
            case ADD -> new PathChange(PathChange.Kind.ADDED, "", entry.getNewPath());
            case DELETE -> new PathChange(PathChange.Kind.DELETED, entry.getOldPath(), "");
            case MODIFY ->
                    new PathChange(
                            PathChange.Kind.MODIFIED, entry.getOldPath(), entry.getNewPath());
            case RENAME, COPY ->
                    new PathChange(PathChange.Kind.RENAMED, entry.getOldPath(), entry.getNewPath());
        };
    }

    private static String shownPath(PathChange change) {
        return change.newPath().isEmpty() ? change.oldPath() : change.newPath();
    }

    static Commit commit(RevCommit commit) {
        PersonIdent author = commit.getAuthorIdent();
        List<String> parents = new ArrayList<>();
        for (RevCommit parent : commit.getParents()) {
            parents.add(parent.name());
        }
        return new Commit(
                commit.name(),
                commit.getShortMessage(),
                author.getName(),
                author.getEmailAddress(),
                author.getWhenAsInstant(),
                parents);
    }

    /** JGit wraps a cancel into an exception of its own, and leaves the thread's mark set. */
    static SourceException failed(Mirror mirror, IOException cause) throws InterruptedException {
        stopIfCancelled();
        return mirror.damaged(cause);
    }

    static void stopIfCancelled() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("reading the history was cancelled");
        }
    }
}
