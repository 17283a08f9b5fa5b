package dev.leeway.engine.source.git;

import dev.leeway.engine.source.Blame;
import dev.leeway.engine.source.CommitDetails;
import dev.leeway.engine.source.CommitLog;
import dev.leeway.engine.source.CommitSearch;
import dev.leeway.engine.source.Distance;
import dev.leeway.engine.source.MirrorCondition;
import dev.leeway.engine.source.NamedRevision;
import dev.leeway.engine.source.RevisionTip;
import dev.leeway.engine.source.SignatureVerdict;
import dev.leeway.engine.source.SourceArchive;
import dev.leeway.engine.source.SourceException;
import dev.leeway.engine.source.SourceException.Problem;

import dev.leeway.engine.source.SourcePhrase;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Looks into the mirrors of a source. */
final class MirrorArchive implements SourceArchive {
    /** Counting further than this tells nobody anything. */
    private static final int FURTHEST = 10_000;

    private final GitSource source;

    MirrorArchive(GitSource source) {
        this.source = source;
    }

    @Override
    public MirrorCondition condition(String url) {
        Mirror mirror = source.mirror(url);
        return new MirrorCondition(mirror.isPresent(), mirror.isDamaged(), mirror.lastConfirmed());
    }

    @Override
    public List<RevisionTip> tips(String url) throws SourceException, InterruptedException {
        Mirror mirror = source.mirror(url);
        Optional<Repository> repository = mirror.repository();
        if (repository.isEmpty()) {
            return List.of();
        }
        List<RevisionTip> tips = new ArrayList<>();
        try {
            tips.addAll(tips(repository.get(), NamedRevision.Kind.BRANCH, Constants.R_HEADS));
            tips.addAll(tips(repository.get(), NamedRevision.Kind.TAG, Constants.R_TAGS));
        } catch (IOException e) {
            throw MirrorHistory.failed(mirror, e);
        }
        return List.copyOf(tips);
    }

    private static List<RevisionTip> tips(
            Repository repository, NamedRevision.Kind kind, String prefix)
            throws IOException, InterruptedException {
        List<RevisionTip> found = new ArrayList<>();
        try (RevWalk walk = new RevWalk(repository)) {
            for (Ref ref : repository.getRefDatabase().getRefsByPrefix(prefix)) {
                MirrorHistory.stopIfCancelled();
                ObjectId id = ref.getObjectId();
                // A tag may name a tree or a file; that is no revision.
                if (id != null && walk.peel(walk.parseAny(id)) instanceof RevCommit commit) {
                    String name = ref.getName().substring(prefix.length());
                    found.add(
                            new RevisionTip(
                                    new NamedRevision(kind, name, commit.name()),
                                    MirrorHistory.commit(commit)));
                }
            }
        }
        found.sort(
                Comparator.comparing((RevisionTip tip) -> tip.commit().authoredAt())
                        .reversed()
                        .thenComparing(tip -> tip.revision().name()));
        return found;
    }

    @Override
    public Distance distance(String url, String of, String from)
            throws SourceException, InterruptedException {
        return inMirror(
                url,
                (repository, trouble) -> {
                    int ahead = only(repository, of, from);
                    int behind = only(repository, from, of);
                    return new Distance(
                            Math.min(ahead, FURTHEST),
                            Math.min(behind, FURTHEST),
                            ahead > FURTHEST || behind > FURTHEST);
                });
    }

    /** Counts the commits that one has and another has not. */
    private static int only(Repository repository, String one, String other)
            throws IOException, InterruptedException {
        try (RevWalk walk = new RevWalk(repository)) {
            walk.setRetainBody(false);
            walk.markStart(walk.parseCommit(ObjectId.fromString(one)));
            walk.markUninteresting(walk.parseCommit(ObjectId.fromString(other)));
            int count = 0;
            while (count <= FURTHEST && walk.next() != null) {
                MirrorHistory.stopIfCancelled();
                count++;
            }
            return count;
        }
    }

    @Override
    public Optional<String> mergeBase(String url, String one, String other)
            throws SourceException, InterruptedException {
        return inMirror(
                url,
                (repository, trouble) -> {
                    try (RevWalk walk = new RevWalk(repository)) {
                        walk.setRevFilter(RevFilter.MERGE_BASE);
                        walk.markStart(walk.parseCommit(ObjectId.fromString(one)));
                        walk.markStart(walk.parseCommit(ObjectId.fromString(other)));
                        return Optional.ofNullable(walk.next()).map(RevCommit::name);
                    }
                });
    }

    @Override
    public CommitLog log(String url, List<String> starts, CommitSearch search)
            throws SourceException {
        Mirror mirror = source.mirror(url);
        return new MirrorLog(mirror, required(mirror), starts, search);
    }

    @Override
    public CommitDetails details(String url, String commit)
            throws SourceException, InterruptedException {
        return inMirror(
                url, (repository, trouble) -> new CommitReading(repository).read(id(commit)));
    }

    @Override
    public SignatureVerdict verify(String url, String commit, Duration timeout)
            throws SourceException, InterruptedException {
        return inMirror(
                url,
                (repository, trouble) ->
                        new CommitReading(repository).signature(id(commit)).isEmpty()
                                ? new SignatureVerdict.None()
                                : new SignatureCheck(repository.getDirectory().toPath())
                                        .check(id(commit).name(), timeout));
    }

    @Override
    public Blame blame(String url, String commit, String path, Duration patience)
            throws SourceException, InterruptedException {
        return inMirror(
                url,
                (repository, trouble) ->
                        new MirrorHistory(repository, trouble).blame(id(commit), path, patience));
    }

    private static ObjectId id(String commit) {
        return ObjectId.fromString(commit);
    }

    /** Work in one mirror's object database. */
    @FunctionalInterface
    private interface Reading<T> {
        T read(Repository repository, GitTrouble trouble)
                throws IOException, SourceException, InterruptedException;
    }

    private <T> T inMirror(String url, Reading<T> reading)
            throws SourceException, InterruptedException {
        Mirror mirror = source.mirror(url);
        try {
            return reading.read(required(mirror), mirror.trouble());
        } catch (IOException e) {
            throw MirrorHistory.failed(mirror, e);
        }
    }

    private static Repository required(Mirror mirror) throws SourceException {
        return mirror.repository()
                .orElseThrow(
                        () ->
                                mirror.trouble()
                                        .of(
                                                Problem.NOT_A_REPOSITORY,
                                                SourcePhrase.UNFETCHED.of(),
                                                SourcePhrase.UNFETCHED_NEXT.of(),
                                                null));
    }
}
