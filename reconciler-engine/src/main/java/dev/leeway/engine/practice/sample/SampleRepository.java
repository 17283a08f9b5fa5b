package dev.leeway.engine.practice.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.util.FS;

/**
 * The practice repository and its working copy. Both are made aside and moved into their places
 * when they are whole, the repository last: whoever is stopped in between begins anew.
 *
 * @param bare the bare repository
 * @param workingCopy its working copy
 */
record SampleRepository(Path bare, Path workingCopy) {
    /** How the names of what is being made begin. */
    static final String MAKING = ".making-";

    private static final Instant FIRST_COMMIT = Instant.parse("2026-01-12T09:00:00Z");
    private static final long BETWEEN_COMMITS = 93_600;
    private static final int DEPLOYED_AFTER = 2;
    private static final String MAIN = "main";

    private record Step(String folder, String message) {}

    private static final List<Step> STEPS =
            List.of(
                    new Step("1-first-release", "Add the shop"),
                    new Step("2-monthly-report", "Add the monthly report"),
                    new Step(
                            "3-catalog-2.4.0",
                            "Release catalog 2.4.0\n\nCaches five times longer, and only the catalog may reach its database."));

    /** Makes them, unless there is a repository with at least one branch or tag. */
    void ensure() throws IOException {
        if (isThere()) {
            return;
        }
        // Else Git's library would measure the file system in a folder that goes meanwhile.
        FS.FileStoreAttributes.get(workingCopy.getParent());
        Path aside = Files.createTempDirectory(workingCopy.getParent(), MAKING);
        try {
            SampleRepository fresh =
                    new SampleRepository(aside.resolve("bare"), aside.resolve("copy"));
            fresh.fill(bare);
            if (isThere()) {
                // Another Leeway was quicker.
                return;
            }
            setAside(workingCopy);
            setAside(bare);
            Files.createDirectories(bare.getParent());
            Files.move(fresh.workingCopy, workingCopy, StandardCopyOption.ATOMIC_MOVE);
            Files.move(fresh.bare, bare, StandardCopyOption.ATOMIC_MOVE);
        } catch (GitAPIException | URISyntaxException e) {
            throw new IOException("The practice repository could not be made in " + bare, e);
        } finally {
            delete(aside);
        }
    }

    private boolean isThere() throws IOException {
        if (!Files.exists(bare.resolve(Constants.HEAD))) {
            return false;
        }
        try (Repository git =
                new FileRepositoryBuilder().setGitDir(bare.toFile()).setBare().build()) {
            return git.getRefDatabase().hasRefs();
        }
    }

    /** What is in the way is kept under another name. */
    private static void setAside(Path path) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        Path free = path.resolveSibling(path.getFileName() + ".before");
        for (int i = 2; Files.exists(free); i++) {
            free = path.resolveSibling(path.getFileName() + ".before-" + i);
        }
        Files.move(path, free, StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * Deletes what a stopped Leeway was making.
     *
     * @param folder the folder of the practice workspace
     * @param before what is younger may be another Leeway's that is at it
     */
    static void deleteUnfinished(Path folder, Instant before) throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, MAKING + "*")) {
            for (Path one : left) {
                if (Files.getLastModifiedTime(one).toInstant().isBefore(before)) {
                    delete(one);
                }
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /**
     * Fills both.
     *
     * @param origin where the bare repository will lie in the end
     */
    private void fill(Path origin) throws IOException, GitAPIException, URISyntaxException {
        Git.init().setBare(true).setInitialBranch(MAIN).setDirectory(bare.toFile()).call().close();
        Files.createDirectories(workingCopy);
        List<String> files = SampleResources.names();
        try (Git git =
                Git.init().setInitialBranch(MAIN).setDirectory(workingCopy.toFile()).call()) {
            git.remoteAdd()
                    .setName(Constants.DEFAULT_REMOTE_NAME)
                    .setUri(new URIish(bare.toString()))
                    .call();
            for (int i = 0; i < STEPS.size(); i++) {
                commit(git, STEPS.get(i), files, FIRST_COMMIT.plusSeconds(i * BETWEEN_COMMITS));
                if (i + 1 == DEPLOYED_AFTER) {
                    git.tag().setName(SampleWorkspace.DEPLOYED_TAG).setAnnotated(false).call();
                }
            }
            String tag = Constants.R_TAGS + SampleWorkspace.DEPLOYED_TAG;
            git.push()
                    .setRemote(Constants.DEFAULT_REMOTE_NAME)
                    .setRefSpecs(
                            new RefSpec("refs/heads/main:refs/heads/main"),
                            new RefSpec(tag + ":" + tag))
                    .call();
            StoredConfig config = git.getRepository().getConfig();
            config.setString("remote", Constants.DEFAULT_REMOTE_NAME, "url", origin.toString());
            config.setString("branch", MAIN, "remote", Constants.DEFAULT_REMOTE_NAME);
            config.setString("branch", MAIN, "merge", Constants.R_HEADS + MAIN);
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
                Files.write(target, SampleResources.read("repository/" + file));
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
}
