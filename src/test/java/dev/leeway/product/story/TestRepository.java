package dev.leeway.product.story;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.MergeCommand.FastForwardMode;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.PersonIdent;

/**
 * A Git repository with a working tree, made for a test.
 *
 * @param folder where it lies
 */
public record TestRepository(Path folder) {
    private static final PersonIdent AUTHOR =
            new PersonIdent(
                    "Ada",
                    "ada@example.com",
                    Instant.parse("2026-02-01T10:00:00Z"),
                    ZoneOffset.UTC);

    /** Makes an empty repository on branch {@code main}. */
    public static TestRepository in(Path folder) throws IOException {
        Files.createDirectories(folder);
        try {
            Git.init().setInitialBranch("main").setDirectory(folder.toFile()).call().close();
        } catch (GitAPIException e) {
            throw new IOException("no repository could be made in " + folder, e);
        }
        return new TestRepository(folder);
    }

    /** Makes a repository whose one commit holds a copy of a folder. */
    public static TestRepository copyOf(Path original, Path folder) throws IOException {
        TestRepository repository = in(folder);
        List<Path> files;
        try (Stream<Path> walk = Files.walk(original)) {
            files = walk.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            Path copy = folder.resolve(original.relativize(file).toString());
            Files.createDirectories(copy.getParent());
            Files.copy(file, copy);
        }
        return repository.commit();
    }

    /** Writes a file; {@link #commit} makes it count. */
    public TestRepository write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text, StandardCharsets.UTF_8);
        return this;
    }

    /** Takes a file out; {@link #commit} makes it count. */
    public TestRepository remove(String path) throws IOException {
        Files.delete(folder.resolve(path));
        return this;
    }

    /** Commits everything as it stands. */
    public TestRepository commit() throws IOException {
        try (Git git = Git.open(folder.toFile())) {
            git.add().addFilepattern(".").call();
            git.add().addFilepattern(".").setUpdate(true).call();
            git.commit()
                    .setMessage("Change the manifests")
                    .setAuthor(AUTHOR)
                    .setCommitter(AUTHOR)
                    .setSign(false)
                    .call();
            return this;
        } catch (GitAPIException e) {
            throw new IOException("nothing could be committed in " + folder, e);
        }
    }

    /** Goes to a branch; what is committed then lies on it. */
    public TestRepository checkout(String branch) throws IOException {
        try (Git git = Git.open(folder.toFile())) {
            git.checkout().setName(branch).call();
            return this;
        } catch (GitAPIException e) {
            throw new IOException(branch + " could not be checked out in " + folder, e);
        }
    }

    /** Merges a branch into the current one, as a host does when a request is merged. */
    public TestRepository merge(String branch) throws IOException {
        try (Git git = Git.open(folder.toFile())) {
            git.merge()
                    .include(git.getRepository().resolve(branch))
                    .setFastForward(FastForwardMode.NO_FF)
                    .setMessage("Merge " + branch)
                    .call();
            return this;
        } catch (GitAPIException e) {
            throw new IOException(branch + " could not be merged in " + folder, e);
        }
    }
}
