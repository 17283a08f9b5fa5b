package dev.leeway.engine.source.git;

import dev.leeway.engine.source.BlamedLine;
import dev.leeway.engine.source.Commit;
import dev.leeway.engine.source.NamedRevision;
import dev.leeway.engine.source.PathChange;
import dev.leeway.engine.source.SourceException;
import dev.leeway.engine.source.SourceException.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.blame.BlameGenerator;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.diff.DiffFormatter;
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
        List<BlamedLine> lines = new ArrayList<>();
        Map<ObjectId, Commit> known = new HashMap<>();
        try (BlameGenerator generator = new BlameGenerator(repository, path)) {
            generator.push(null, start);
            generator.setFollowFileRenames(true);
            if (generator.getResultContents() == null) {
                throw trouble.of(
                        Problem.NO_SUCH_PATH,
                        "there is no file '" + path + "' in " + start.abbreviate(7).name(),
                        "Check the path and the revision.",
                        null);
            }
            while (generator.next()) {
                stopIfCancelled();
                RevCommit source = generator.getSourceCommit();
                Commit commit = known.computeIfAbsent(source.copy(), id -> commit(source));
                int shift = generator.getSourceStart() - generator.getResultStart();
                for (int at = generator.getResultStart(); at < generator.getResultEnd(); at++) {
                    lines.add(
                            new BlamedLine(
                                    at + 1, commit, generator.getSourcePath(), at + shift + 1));
                }
            }
        }
        lines.sort(Comparator.comparingInt(BlamedLine::line));
        return List.copyOf(lines);
    }

    List<PathChange> changes(ObjectId from, ObjectId to) throws IOException {
        try (RevWalk walk = new RevWalk(repository);
                DiffFormatter formatter = new DiffFormatter(NullOutputStream.INSTANCE)) {
            formatter.setRepository(repository);
            formatter.setDetectRenames(true);
            return formatter
                    .scan(walk.parseCommit(from).getTree(), walk.parseCommit(to).getTree())
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

    private static Commit commit(RevCommit commit) {
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

    private static void stopIfCancelled() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("reading the history was cancelled");
        }
    }
}
