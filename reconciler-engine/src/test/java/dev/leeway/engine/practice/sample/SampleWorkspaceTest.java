package dev.leeway.engine.practice.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.workspace.Workspace;
import dev.leeway.engine.workspace.WorkspaceReader;
import dev.leeway.engine.workspace.WorkspaceReading;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The practice workspace is real: a workspace file that reads, a repository with history, a working
 * copy that pushes.
 */
class SampleWorkspaceTest {
    @TempDir Path folder;

    @Test
    void itsFileReadsWithoutAProblem() throws Exception {
        SampleWorkspace sample = SampleWorkspace.in(folder);
        assertThat(WorkspaceReader.ofUser().read(sample.file()))
                .isInstanceOfSatisfying(
                        WorkspaceReading.Read.class,
                        read -> {
                            Workspace workspace = read.workspace();
                            assertThat(workspace.applications()).hasSize(7);
                            assertThat(workspace.repositories().getFirst().url())
                                    .isEqualTo(sample.repository().toString());
                        });
    }

    @Test
    void gitIsAheadOfWhatWasDeployed() throws Exception {
        SampleWorkspace sample = SampleWorkspace.in(folder);
        try (Git git = Git.open(sample.repository().toFile())) {
            ObjectId deployed = git.getRepository().resolve(SampleWorkspace.DEPLOYED_TAG);
            ObjectId main = git.getRepository().resolve("main");
            long ahead =
                    StreamSupport.stream(
                                    git.log().addRange(deployed, main).call().spliterator(), false)
                            .count();
            assertThat(ahead).isEqualTo(1);
        }
    }

    @Test
    void theOperatorCanPushAndNothingIsOverwritten() throws Exception {
        SampleWorkspace sample = SampleWorkspace.in(folder);
        Path file = sample.workingCopy().resolve("apps/storefront/config.yaml");
        Files.writeString(file, Files.readString(file).replace("\"24\"", "\"48\""));
        RevCommit mine;
        try (Git git = Git.open(sample.workingCopy().toFile())) {
            mine = git.commit().setAll(true).setMessage("Show more per page").setSign(false).call();
            git.push().call();
        }
        SampleWorkspace again = SampleWorkspace.in(folder);
        assertThat(again).isEqualTo(sample);
        try (Git git = Git.open(again.repository().toFile())) {
            assertThat(git.getRepository().resolve("main")).isEqualTo(mine.getId());
        }
    }

    @Test
    void whatAStoppedLeewayLeftHalfMadeIsMadeAnewAndKeptAside() throws Exception {
        Path bare = folder.resolve("repositories").resolve("shop.git");
        Git.init().setBare(true).setDirectory(bare.toFile()).call().close();
        Path half = Files.createDirectories(folder.resolve("shop"));
        Files.writeString(half.resolve("mine.txt"), "kept");

        Path old = Files.createDirectories(folder.resolve(".making-1/copy"));
        Files.setLastModifiedTime(old.getParent(), FileTime.from(Instant.EPOCH));

        SampleWorkspace sample = SampleWorkspace.in(folder);
        assertThat(sample.deployed()).isPresent();
        assertThat(folder.resolve("shop.before").resolve("mine.txt")).hasContent("kept");
        try (Git git = Git.open(sample.workingCopy().toFile())) {
            assertThat(git.status().call().isClean()).isTrue();
            assertThat(git.push().call()).isNotEmpty();
        }
        assertThat(SampleWorkspace.in(folder)).isEqualTo(sample);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "leeway.yaml", "repositories", "shop", "shop.before");
        }
    }
}
