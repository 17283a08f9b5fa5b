package dev.leeway.engine.source.git;

import dev.leeway.engine.source.Commit;
import dev.leeway.engine.source.CommitLog;
import dev.leeway.engine.source.CommitSearch;
import dev.leeway.engine.source.LogPage;
import dev.leeway.engine.source.SourceException;

import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Walks commits by their time, and stays where it is between two pages. Files are looked at here
 * and not by a filter of the walk: such a filter may search for minutes before it gives one commit,
 * and nobody could tell how far it is or stop it.
 */
final class MirrorLog implements CommitLog {
    private final Mirror mirror;
    private final RevWalk walk;
    private final CommitSearch search;
    private final List<String> starts;
    private final Optional<ChangedPath> path;
    private boolean begun;
    private boolean end;
    private long looked;

    MirrorLog(Mirror mirror, Repository repository, List<String> starts, CommitSearch search) {
        this.mirror = mirror;
        this.walk = new RevWalk(repository);
        this.starts = List.copyOf(starts);
        this.search = search;
        this.path =
                search.path().isEmpty() && search.text().isEmpty()
                        ? Optional.empty()
                        : Optional.of(new ChangedPath(repository, search));
    }

    @Override
    public LogPage next(int limit, Duration patience) throws SourceException, InterruptedException {
        long until = System.nanoTime() + patience.toNanos();
        List<LogPage.Entry> found = new ArrayList<>();
        try {
            begin();
            while (!end && found.size() < limit && System.nanoTime() < until) {
                MirrorHistory.stopIfCancelled();
                RevCommit commit = walk.next();
                if (commit == null) {
                    end = true;
                    break;
                }
                looked++;
                wanted(commit).ifPresent(found::add);
                // A long log must not keep every message that it went past.
                commit.disposeBody();
            }
        } catch (IOException e) {
            throw MirrorHistory.failed(mirror, e);
        }
        return new LogPage(found, looked, end);
    }

    private void begin() throws IOException {
        if (begun) {
            return;
        }
        walk.sort(RevSort.COMMIT_TIME_DESC);
        for (String start : starts) {
            walk.markStart(walk.parseCommit(ObjectId.fromString(start)));
        }
        begun = true;
    }

    private Optional<LogPage.Entry> wanted(RevCommit commit)
            throws IOException, InterruptedException {
        Commit read = MirrorHistory.commit(commit);
        boolean said =
                (search.words().isEmpty() && search.author().isEmpty())
                        || search.matches(read, commit.getFullMessage());
        if (path.isEmpty()) {
            return said ? Optional.of(new LogPage.Entry(read, "")) : Optional.empty();
        }
        // A file's name is followed through commits that the words do not match, too.
        Optional<String> there = path.get().in(walk, commit);
        return said ? there.map(name -> new LogPage.Entry(read, name)) : Optional.empty();
    }

    @Override
    public void close() {
        path.ifPresent(ChangedPath::close);
        walk.close();
    }
}
