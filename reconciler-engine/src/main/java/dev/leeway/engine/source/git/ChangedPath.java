package dev.leeway.engine.source.git;

import dev.leeway.engine.source.CommitSearch;

import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.diff.Edit;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.errors.BinaryBlobException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.AndTreeFilter;
import org.eclipse.jgit.treewalk.filter.PathFilter;
import org.eclipse.jgit.treewalk.filter.TreeFilter;
import org.eclipse.jgit.util.io.NullOutputStream;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Tells whether commits changed a path, or a text in it. Commits are given newest first; a file
 * that is followed is looked for under its former name from the commit on that renamed it.
 */
final class ChangedPath implements AutoCloseable {
    private static final int LARGEST_TEXT = 1024 * 1024;

    private final Repository repository;
    private final ObjectReader reader;
    private final boolean follow;
    private final String text;
    private String path;

    ChangedPath(Repository repository, CommitSearch search) {
        this.repository = repository;
        this.reader = repository.newObjectReader();
        this.follow = search.follow();
        this.text = search.text().toLowerCase(Locale.ROOT);
        this.path = search.path();
    }

    /**
     * Returns what the path is called in a commit that changed it, or empty. A merge changed it
     * when it is as in none of the parents.
     */
    Optional<String> in(RevWalk walk, RevCommit commit) throws IOException, InterruptedException {
        if (commit.getParentCount() == 0) {
            return differs(null, commit.getTree()) ? Optional.of(path) : Optional.empty();
        }
        for (RevCommit parent : commit.getParents()) {
            walk.parseHeaders(parent);
            if (!differs(parent.getTree(), commit.getTree())) {
                return Optional.empty();
            }
        }
        String here = path;
        if (follow) {
            path = former(commit.getParent(0).getTree(), commit.getTree());
        }
        return Optional.of(here);
    }

    private boolean differs(@Nullable RevTree before, RevTree after)
            throws IOException, InterruptedException {
        try (TreeWalk files = files(before, after)) {
            while (files.next()) {
                MirrorHistory.stopIfCancelled();
                if (text.isEmpty() || changesText(content(files, 0), content(files, 1))) {
                    return true;
                }
            }
        }
        return false;
    }

    private TreeWalk files(@Nullable RevTree before, RevTree after) throws IOException {
        TreeWalk files = new TreeWalk(reader);
        files.setRecursive(true);
        if (before == null) {
            files.addTree(new EmptyTreeIterator());
        } else {
            files.addTree(before);
        }
        files.addTree(after);
        files.setFilter(
                path.isEmpty()
                        ? TreeFilter.ANY_DIFF
                        : AndTreeFilter.create(PathFilter.create(path), TreeFilter.ANY_DIFF));
        return files;
    }

    private RawText content(TreeWalk files, int side) throws IOException {
        int type = files.getFileMode(side).getObjectType();
        if (type != Constants.OBJ_BLOB) {
            return RawText.EMPTY_TEXT;
        }
        try {
            return RawText.load(reader.open(files.getObjectId(side), type), LARGEST_TEXT);
        } catch (BinaryBlobException noText) {
            return RawText.EMPTY_TEXT;
        }
    }

    private boolean changesText(RawText before, RawText after) {
        if (!contains(before) && !contains(after)) {
            return false;
        }
        for (Edit edit : MirrorHistory.ALGORITHM.diff(MirrorHistory.COMPARATOR, before, after)) {
            if (contains(before, edit.getBeginA(), edit.getEndA())
                    || contains(after, edit.getBeginB(), edit.getEndB())) {
                return true;
            }
        }
        return false;
    }

    private boolean contains(RawText of) {
        return new String(of.getRawContent(), StandardCharsets.UTF_8)
                .toLowerCase(Locale.ROOT)
                .contains(text);
    }

    private boolean contains(RawText of, int first, int end) {
        for (int line = first; line < end; line++) {
            if (of.getString(line).toLowerCase(Locale.ROOT).contains(text)) {
                return true;
            }
        }
        return false;
    }

    /** What the file was called before a commit: the same, unless the commit renamed it. */
    private String former(RevTree before, RevTree after) throws IOException {
        try (TreeWalk there = TreeWalk.forPath(reader, path, before)) {
            if (there != null && !FileMode.TREE.equals(there.getFileMode())) {
                return path;
            }
        }
        try (DiffFormatter formatter = new DiffFormatter(NullOutputStream.INSTANCE)) {
            formatter.setRepository(repository);
            formatter.setDetectRenames(true);
            List<DiffEntry> entries =
                    formatter.scan(
                            new CanonicalTreeParser(null, reader, before),
                            new CanonicalTreeParser(null, reader, after));
            for (DiffEntry entry : entries) {
                boolean moved =
                        entry.getChangeType() == DiffEntry.ChangeType.RENAME
                                || entry.getChangeType() == DiffEntry.ChangeType.COPY;
                if (moved && entry.getNewPath().equals(path)) {
                    return entry.getOldPath();
                }
            }
        }
        return path;
    }

    @Override
    public void close() {
        reader.close();
    }
}
