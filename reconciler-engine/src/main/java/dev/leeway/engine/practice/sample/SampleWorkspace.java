package dev.leeway.engine.practice.sample;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.URIish;

/**
 * The practice workspace on disk. It is made once and is the operator's from then on: what is there
 * is never overwritten.
 *
 * @param file the workspace file
 * @param repository the bare repository that Leeway follows
 * @param workingCopy a working copy that the operator can change, commit and push from
 */
public record SampleWorkspace(Path file, Path repository, Path workingCopy) {
    /** The tag of the commit that the practice cluster starts from; the branch is ahead of it. */
    public static final String DEPLOYED_TAG = "deployed";

    /** The application that cannot be rendered, on purpose. */
    public static final String BROKEN_APPLICATION = "reports";

    private static final String RESOURCES = "/dev/leeway/engine/practice/sample/";
    private static final Instant FIRST_COMMIT = Instant.parse("2026-01-12T09:00:00Z");
    private static final long BETWEEN_COMMITS = 93_600;

    private record Step(String folder, String message) {}

    private static final List<Step> STEPS =
            List.of(
                    new Step("1-first-release", "Add the shop"),
                    new Step("2-monthly-report", "Add the monthly report"),
                    new Step(
                            "3-catalog-2.4.0",
                            "Release catalog 2.4.0\n\nCaches five times longer, and only the catalog may reach its database."));

    private static final int DEPLOYED_AFTER = 2;

    /**
     * Returns the workspace in a folder, making what is missing.
     *
     * @param folder where it lies, for example {@code practice} in the user's data directory
     * @throws IOException when the disk refuses
     */
    public static SampleWorkspace in(Path folder) throws IOException {
        SampleWorkspace sample =
                new SampleWorkspace(
                        folder.resolve("leeway.yaml"),
                        folder.resolve("repositories").resolve("shop.git"),
                        folder.resolve("shop"));
        Files.createDirectories(folder);
        if (!Files.exists(sample.file)) {
            Files.write(sample.file, resource("leeway.yaml"));
        }
        if (!Files.exists(sample.repository.resolve("HEAD"))) {
            try {
                sample.makeRepository();
            } catch (GitAPIException | URISyntaxException e) {
                throw new IOException(
                        "The practice repository could not be made in " + sample.repository, e);
            }
        }
        return sample;
    }

    /**
     * Returns the commit that the practice cluster starts from; empty when the tag is gone.
     *
     * @throws IOException when the repository cannot be read
     */
    public Optional<String> deployed() throws IOException {
        try (Repository git =
                new FileRepositoryBuilder().setGitDir(repository.toFile()).setBare().build()) {
            return Optional.ofNullable(git.resolve("refs/tags/" + DEPLOYED_TAG + "^{commit}"))
                    .map(ObjectId::name);
        }
    }

    private void makeRepository() throws IOException, GitAPIException, URISyntaxException {
        Git.init()
                .setBare(true)
                .setInitialBranch("main")
                .setDirectory(repository.toFile())
                .call()
                .close();
        Files.createDirectories(workingCopy);
        List<String> files =
                new String(resource("repository/index.txt"), StandardCharsets.UTF_8)
                        .lines()
                        .toList();
        try (Git git =
                Git.init().setInitialBranch("main").setDirectory(workingCopy.toFile()).call()) {
            git.remoteAdd()
                    .setName(Constants.DEFAULT_REMOTE_NAME)
                    .setUri(new URIish(repository.toString()))
                    .call();
            for (int i = 0; i < STEPS.size(); i++) {
                commit(git, STEPS.get(i), files, FIRST_COMMIT.plusSeconds(i * BETWEEN_COMMITS));
                if (i + 1 == DEPLOYED_AFTER) {
                    git.tag().setName(DEPLOYED_TAG).setAnnotated(false).call();
                }
            }
            git.push()
                    .setRemote(Constants.DEFAULT_REMOTE_NAME)
                    .setRefSpecs(
                            new RefSpec("refs/heads/main:refs/heads/main"),
                            new RefSpec("refs/tags/" + DEPLOYED_TAG + ":refs/tags/" + DEPLOYED_TAG))
                    .call();
            var config = git.getRepository().getConfig();
            config.setString("branch", "main", "remote", Constants.DEFAULT_REMOTE_NAME);
            config.setString("branch", "main", "merge", "refs/heads/main");
            config.save();
        }
    }

    private void commit(Git git, Step step, List<String> files, Instant at)
            throws IOException, GitAPIException {
        String prefix = step.folder + "/";
        for (String file : files) {
            if (file.startsWith(prefix)) {
                Path target = workingCopy.resolve(file.substring(prefix.length()));
                Files.createDirectories(target.getParent());
                Files.write(target, resource("repository/" + file));
            }
        }
        PersonIdent author =
                new PersonIdent("Leeway practice", "practice@leeway.dev", at, ZoneOffset.UTC);
        git.add().addFilepattern(".").call();
        git.commit()
                .setMessage(step.message)
                .setAuthor(author)
                .setCommitter(author)
                .setSign(false)
                .call();
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream stream = SampleWorkspace.class.getResourceAsStream(RESOURCES + name)) {
            if (stream == null) {
                throw new IOException("The resource " + name + " is missing from this build");
            }
            return stream.readAllBytes();
        }
    }
}
