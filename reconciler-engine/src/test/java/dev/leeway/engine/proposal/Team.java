package dev.leeway.engine.proposal;

import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.MergeCommand.FastForwardMode;
import org.eclipse.jgit.api.ResetCommand;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.transport.RefSpec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A bare repository, and a colleague with a clone of it. */
final class Team implements AutoCloseable {
    private final Path origin;
    private final Git bare;
    private final Git clone;

    Team(Path folder) throws GitAPIException {
        this.origin = folder.resolve("origin.git");
        this.bare =
                Git.init()
                        .setBare(true)
                        .setInitialBranch("main")
                        .setDirectory(origin.toFile())
                        .call();
        this.clone =
                Git.init()
                        .setInitialBranch("main")
                        .setDirectory(folder.resolve("clone").toFile())
                        .call();
    }

    Path origin() {
        return origin;
    }

    String url() {
        return origin.toString();
    }

    private Path folder() {
        return clone.getRepository().getWorkTree().toPath();
    }

    /** Commits files to the main branch and pushes; path and text by turns. */
    String commit(String... files) throws IOException, GitAPIException {
        for (int i = 0; i < files.length; i += 2) {
            Path file = folder().resolve(files[i]);
            Files.createDirectories(file.getParent());
            Files.writeString(file, files[i + 1]);
        }
        clone.add().addFilepattern(".").call();
        RevCommit commit =
                clone.commit()
                        .setAuthor("ada", "ada@example.com")
                        .setCommitter("ada", "ada@example.com")
                        .setSign(false)
                        .setMessage("Change files")
                        .call();
        push("main");
        return commit.name();
    }

    private void push(String branch) throws GitAPIException {
        clone.push()
                .setRemote(origin.toString())
                .setRefSpecs(new RefSpec("HEAD:refs/heads/" + branch))
                .call();
    }

    /** Makes a branch with a commit of its own. */
    void branch(String branch) throws GitAPIException {
        clone.commit()
                .setAllowEmpty(true)
                .setAuthor("ada", "ada@example.com")
                .setCommitter("ada", "ada@example.com")
                .setSign(false)
                .setMessage("Something else")
                .call();
        push(branch);
        clone.reset().setMode(ResetCommand.ResetType.HARD).setRef("HEAD~1").call();
    }

    /** Returns the commit of a branch, or the empty string. */
    String tip(String branch) throws IOException {
        Ref ref = bare.getRepository().exactRef("refs/heads/" + branch);
        return ref == null ? "" : ref.getObjectId().name();
    }

    /** Returns how many branches begin so. */
    int branches(String prefix) throws IOException {
        return bare.getRepository().getRefDatabase().getRefsByPrefix("refs/heads/" + prefix).size();
    }

    RevCommit read(String commit) throws IOException {
        try (RevWalk walk = new RevWalk(bare.getRepository())) {
            return walk.parseCommit(ObjectId.fromString(commit));
        }
    }

    /** Returns a file of the main branch. */
    String file(String path) throws IOException, GitAPIException {
        pull();
        return Files.readString(folder().resolve(path));
    }

    private void pull() throws GitAPIException {
        clone.fetch()
                .setRemote(origin.toString())
                .setRefSpecs(new RefSpec("+refs/heads/*:refs/remotes/origin/*"))
                .call();
    }

    /** Merges a branch with a merge commit. */
    String merge(String branch) throws IOException, GitAPIException {
        pull();
        ObjectId tip = clone.getRepository().resolve("refs/remotes/origin/" + branch);
        clone.merge()
                .include(tip)
                .setFastForward(FastForwardMode.NO_FF)
                .setMessage("Merge " + branch)
                .call();
        push("main");
        return tip("main");
    }

    /** Merges a branch as one new commit. */
    String squash(String branch) throws IOException, GitAPIException {
        pull();
        ObjectId tip = clone.getRepository().resolve("refs/remotes/origin/" + branch);
        clone.merge().include(tip).setSquash(true).call();
        RevCommit commit =
                clone.commit()
                        .setAuthor("bob", "bob@example.com")
                        .setCommitter("bob", "bob@example.com")
                        .setSign(false)
                        .setMessage("Squashed")
                        .call();
        push("main");
        return commit.name();
    }

    @Override
    public void close() {
        clone.close();
        bare.close();
    }
}
