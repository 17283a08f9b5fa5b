package dev.leeway.engine.source.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.TagBuilder;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.jspecify.annotations.Nullable;

/** A bare repository that tests commit to; it plays the origin. */
public final class Origin implements AutoCloseable {
    private final Path folder;
    private final Repository repository;
    private final Map<String, Entry> files = new LinkedHashMap<>();
    private Instant now = Instant.parse("2026-03-01T10:00:00Z");

    private @Nullable ObjectId merged;

    private record Entry(FileMode mode, ObjectId id) {}

    public Origin(Path folder) throws IOException {
        IsolatedSystem.install();
        this.folder = folder;
        this.repository = new FileRepositoryBuilder().setBare().setGitDir(folder.toFile()).build();
        repository.create(true);
        repository.updateRef(Constants.HEAD).link("refs/heads/main");
    }

    public Path folder() {
        return folder;
    }

    public Repository repository() {
        return repository;
    }

    public Origin file(String path, String text) throws IOException {
        return put(path, FileMode.REGULAR_FILE, text.getBytes(StandardCharsets.UTF_8));
    }

    public Origin file(String path, byte[] bytes) throws IOException {
        return put(path, FileMode.REGULAR_FILE, bytes);
    }

    public Origin link(String path, String target) throws IOException {
        return put(path, FileMode.SYMLINK, target.getBytes(StandardCharsets.UTF_8));
    }

    public Origin submodule(String path) {
        files.put(
                path,
                new Entry(
                        FileMode.GITLINK,
                        ObjectId.fromString("0123456789012345678901234567890123456789")));
        return this;
    }

    public Origin without(String path) {
        files.remove(path);
        return this;
    }

    private Origin put(String path, FileMode mode, byte[] bytes) throws IOException {
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            files.put(path, new Entry(mode, inserter.insert(Constants.OBJ_BLOB, bytes)));
            inserter.flush();
        }
        return this;
    }

    /** Commits one file in a folder whose name no honest tool would write. */
    void commitBelow(String folder, String branch) throws IOException {
        ObjectId tree;
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            TreeFormatter inner = new TreeFormatter();
            inner.append(
                    "x",
                    FileMode.REGULAR_FILE,
                    inserter.insert(Constants.OBJ_BLOB, new byte[] {'x'}));
            TreeFormatter outer = new TreeFormatter();
            outer.append(folder, FileMode.TREE, inserter.insert(inner));
            tree = inserter.insert(outer);
            inserter.flush();
        }
        commitTree(tree, branch, "mallory", "Trap");
    }

    /** Commits the files to a branch and returns the commit's id. */
    public String commit(String branch, String author, String message) throws IOException {
        DirCache index = DirCache.newInCore();
        DirCacheBuilder builder = index.builder();
        files.forEach(
                (path, entry) -> {
                    DirCacheEntry cached = new DirCacheEntry(path);
                    cached.setFileMode(entry.mode());
                    cached.setObjectId(entry.id());
                    builder.add(cached);
                });
        builder.finish();
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            ObjectId tree = index.writeTree(inserter);
            inserter.flush();
            return commitTree(tree, branch, author, message);
        }
    }

    private String commitTree(ObjectId tree, String branch, String author, String message)
            throws IOException {
        now = now.plusSeconds(60);
        String name = Constants.R_HEADS + branch;
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            CommitBuilder commit = new CommitBuilder();
            commit.setTreeId(tree);
            ObjectId parent = repository.resolve(name);
            if (parent != null) {
                commit.setParentId(parent);
            }
            if (merged != null) {
                commit.addParentId(merged);
            }
            PersonIdent who = new PersonIdent(author, author + "@example.com", now, ZoneOffset.UTC);
            commit.setAuthor(who);
            commit.setCommitter(who);
            commit.setMessage(message);
            ObjectId id = inserter.insert(commit);
            inserter.flush();
            point(name, id);
            return id.name();
        }
    }

    /** Commits the files to a branch as a merge of another and returns the commit's id. */
    public String merge(String branch, String other, String author, String message)
            throws IOException {
        merged = repository.resolve(Constants.R_HEADS + other);
        try {
            return commit(branch, author, message);
        } finally {
            merged = null;
        }
    }

    /** Starts a branch where another is. */
    public void branch(String name, String at) throws IOException {
        point(Constants.R_HEADS + name, repository.resolve(Constants.R_HEADS + at));
    }

    /** Commits many times without changing a file, quicker than one by one. */
    public List<String> commits(String branch, int count) throws IOException {
        List<String> ids = new ArrayList<>();
        String name = Constants.R_HEADS + branch;
        ObjectId last = repository.resolve(name);
        try (ObjectInserter inserter = repository.newObjectInserter();
                RevWalk walk = new RevWalk(repository)) {
            ObjectId tree = walk.parseCommit(last).getTree();
            for (int i = 0; i < count; i++) {
                now = now.plusSeconds(60);
                CommitBuilder commit = new CommitBuilder();
                commit.setTreeId(tree);
                commit.setParentId(last);
                PersonIdent who = new PersonIdent("ada", "ada@example.com", now, ZoneOffset.UTC);
                commit.setAuthor(who);
                commit.setCommitter(who);
                commit.setMessage("Commit number " + i);
                last = inserter.insert(commit);
                ids.add(last.name());
            }
            inserter.flush();
        }
        point(name, last);
        return ids;
    }

    public void annotatedTag(String tag, String commit) throws IOException {
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            TagBuilder builder = new TagBuilder();
            builder.setTag(tag);
            builder.setObjectId(ObjectId.fromString(commit), Constants.OBJ_COMMIT);
            builder.setTagger(new PersonIdent("ada", "ada@example.com", now, ZoneOffset.UTC));
            builder.setMessage("release");
            ObjectId id = inserter.insert(builder);
            inserter.flush();
            point(Constants.R_TAGS + tag, id);
        }
    }

    public void point(String ref, ObjectId id) throws IOException {
        RefUpdate update = repository.updateRef(ref);
        update.setNewObjectId(id);
        update.forceUpdate();
    }

    public void deleteBranch(String branch) throws IOException {
        RefUpdate update = repository.updateRef(Constants.R_HEADS + branch);
        update.setForceUpdate(true);
        update.delete();
    }

    @Override
    public void close() {
        repository.close();
    }
}
