package dev.leeway.engine.practice.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

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

    private static final Duration LONGEST_MAKING = Duration.ofHours(1);

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
            writeWhole(sample.file, SampleResources.read("leeway.yaml"));
        }
        new SampleRepository(sample.repository, sample.workingCopy).ensure();
        SampleRepository.deleteUnfinished(folder, Instant.now().minus(LONGEST_MAKING));
        return sample;
    }

    /** A file that is there is whole, whenever its writer was stopped. */
    private static void writeWhole(Path file, byte[] content) throws IOException {
        Path written = Files.createTempFile(file.getParent(), SampleRepository.MAKING, "");
        Files.write(written, content);
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
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
}
