package dev.leeway.product.chaos;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.yaml.YamlDocument;
import dev.leeway.engine.yaml.YamlDocuments;
import dev.leeway.engine.yaml.YamlLimits;
import dev.leeway.product.story.TestRepository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.PathFilter;

/**
 * What one repository asks for at each of its commits, read from Git itself and not through Leeway.
 */
final class GitTruth implements AutoCloseable {
    private static final PersonIdent AUTHOR = new PersonIdent("Dev", "dev@example.com");

    private final TestRepository folder;
    private final Git git;
    private final Map<String, SortedMap<ResourceKey, JsonObject>> read = new HashMap<>();

    GitTruth(TestRepository folder) throws IOException {
        this.folder = folder;
        this.git = Git.open(folder.folder().toFile());
    }

    /** Commits files. */
    void commit(Map<String, String> files) throws IOException {
        try {
            var add = git.add();
            for (Map.Entry<String, String> file : files.entrySet()) {
                folder.write(file.getKey(), file.getValue());
                add.addFilepattern(file.getKey());
            }
            add.call();
            git.commit()
                    .setMessage("Change")
                    .setAuthor(AUTHOR)
                    .setCommitter(AUTHOR)
                    .setSign(false)
                    .call();
        } catch (GitAPIException e) {
            throw new IOException("nothing could be committed", e);
        }
    }

    /** Returns the commit that the branch stands at. */
    String head() throws IOException {
        return git.getRepository().resolve("refs/heads/main").name();
    }

    /** Returns what an application, which lives in the namespace of its name, is at a commit. */
    SortedMap<ResourceKey, JsonObject> desired(String commit, String application) {
        return read.computeIfAbsent(
                commit + " " + application,
                _ -> {
                    try {
                        return objects(commit, application);
                    } catch (Exception e) {
                        throw new IllegalStateException(commit + " cannot be read", e);
                    }
                });
    }

    private SortedMap<ResourceKey, JsonObject> objects(String commit, String application)
            throws Exception {
        SortedMap<ResourceKey, JsonObject> objects = new TreeMap<>();
        Repository repository = git.getRepository();
        try (RevWalk commits = new RevWalk(repository);
                TreeWalk files = new TreeWalk(repository)) {
            RevCommit at = commits.parseCommit(ObjectId.fromString(commit));
            files.addTree(at.getTree());
            files.setRecursive(true);
            files.setFilter(PathFilter.create(application));
            while (files.next()) {
                String text =
                        new String(
                                repository.open(files.getObjectId(0)).getBytes(),
                                StandardCharsets.UTF_8);
                for (YamlDocument one : YamlDocuments.read(text, YamlLimits.DEFAULT)) {
                    if (one.value() instanceof JsonObject object) {
                        ResourceKey key = new Manifest(object).key();
                        objects.put(
                                new ResourceKey(key.group(), key.kind(), application, key.name()),
                                object);
                    }
                }
            }
        }
        return objects;
    }

    /** Returns whether an object has everything that is asked of it. */
    static boolean has(JsonValue live, JsonValue desired) {
        if (desired instanceof JsonObject wanted) {
            return live instanceof JsonObject given
                    && wanted.names().stream()
                            .allMatch(
                                    name ->
                                            given.has(name)
                                                    && has(
                                                            given.require(name),
                                                            wanted.require(name)));
        }
        if (desired instanceof JsonArray(var wanted)) {
            if (!(live instanceof JsonArray(var given)) || given.size() != wanted.size()) {
                return false;
            }
            for (int i = 0; i < wanted.size(); i++) {
                if (!has(given.get(i), wanted.get(i))) {
                    return false;
                }
            }
            return true;
        }
        return live.equals(desired);
    }

    @Override
    public void close() {
        git.close();
    }
}
