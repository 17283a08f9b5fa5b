package dev.leeway.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.practice.api.ApiRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * What people do beside Leeway: with kubectl in the practice cluster, and at the Git host.
 *
 * @param practice the practice workspace
 */
record PracticeHand(PracticeWorkspace practice) {
    /** Returns a live object. */
    JsonObject live(String path) {
        return practice.cluster()
                .api()
                .handle(ApiRequest.of("GET", path).by(ApiRequest.ADMIN))
                .jsonBody();
    }

    /** Changes a live object by hand, as somebody with kubectl would. */
    void edit(String path, String patch) {
        practice.cluster()
                .api()
                .handle(
                        ApiRequest.of("PATCH", path)
                                .by(ApiRequest.ADMIN)
                                .withQuery("fieldManager", "kubectl-edit")
                                .withBody(
                                        "application/strategic-merge-patch+json",
                                        JsonReader.read(patch)));
    }

    /** Returns where the repository of the practice workspace lies. */
    private Repository repository() throws IOException {
        Path beside = practice.sample().file().toAbsolutePath().getParent();
        return new FileRepositoryBuilder()
                .setGitDir(Path.of(beside + "/repositories/shop.git").toFile())
                .setMustExist(true)
                .build();
    }

    /** Merges a branch, as the review at a Git host does. */
    void merge(String branch) throws Exception {
        try (Repository repository = repository();
                RevWalk walk = new RevWalk(repository);
                ObjectInserter inserter = repository.newObjectInserter()) {
            ObjectId main = repository.resolve("refs/heads/main");
            ObjectId side = repository.resolve("refs/heads/" + branch);
            assertThat(side).as("the branch " + branch + " is pushed").isNotNull();
            CommitBuilder merge = new CommitBuilder();
            // Main did not move, so the branch's tree is what a merge makes.
            merge.setTreeId(walk.parseCommit(side).getTree());
            merge.setParentIds(main, side);
            PersonIdent reviewer = new PersonIdent("Grace", "grace@example.com");
            merge.setAuthor(reviewer);
            merge.setCommitter(reviewer);
            merge.setMessage("Merge " + branch);
            ObjectId merged = inserter.insert(merge);
            inserter.flush();
            RefUpdate update = repository.updateRef("refs/heads/main");
            update.setNewObjectId(merged);
            assertThat(update.update()).isEqualTo(RefUpdate.Result.FAST_FORWARD);
        }
    }

    /** Returns a file as a branch of the practice repository has it. */
    String file(String branch, String path) throws IOException {
        try (Repository repository = repository();
                RevWalk walk = new RevWalk(repository);
                TreeWalk tree =
                        TreeWalk.forPath(
                                repository,
                                path,
                                walk.parseCommit(repository.resolve("refs/heads/" + branch))
                                        .getTree())) {
            return new String(
                    repository.open(tree.getObjectId(0)).getBytes(), StandardCharsets.UTF_8);
        }
    }
}
