package dev.leeway.engine.source.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leeway.engine.source.SourceException;
import dev.leeway.engine.source.SourceProgress;
import dev.leeway.engine.source.SourceRequest;
import dev.leeway.engine.source.SourceRequest.Freshness;
import dev.leeway.engine.source.SourceWriter.NewCommit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mirror after a Leeway that was killed in the moment in which it wrote a name. */
class LeftLocksTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Instant NOW = Instant.parse("2026-03-02T03:00:00Z");
    private static final String PROPOSAL = "refs/leeway/proposals/fix-1.lock";

    @TempDir Path folder;
    private Origin origin;
    private GitSource source;
    private Path mirror;

    @BeforeEach
    void open() throws Exception {
        origin = new Origin(folder.resolve("origin.git"));
        origin.file("web/a.yaml", "a: 1\n").commit("main", "ada", "Start");
        source =
                new GitSource(
                        folder.resolve("mirrors"),
                        (_, _) -> Optional.empty(),
                        folder,
                        Clock.fixed(NOW, ZoneOffset.UTC));
        mirror = folder.resolve("mirrors").resolve(GitSource.folderName(url()));
        newest();
    }

    @AfterEach
    void close() {
        source.close();
        origin.close();
    }

    private String url() {
        return origin.folder().toString();
    }

    private String newest() throws SourceException, InterruptedException {
        return source.read(
                        new SourceRequest("shop", url(), "main", Freshness.FETCH, TIMEOUT),
                        SourceProgress.NONE)
                .revision()
                .commit();
    }

    private Path left(String name, Instant since) throws IOException {
        Path lock = mirror.resolve(name);
        Files.createDirectories(lock.getParent());
        Files.writeString(lock, "");
        Files.setLastModifiedTime(lock, FileTime.from(since));
        return lock;
    }

    private String kept() throws Exception {
        Path settings = folder.resolve("gitconfig");
        Files.writeString(settings, "[user]\n\tname = Ada L\n\temail = ada@example.com\n");
        return source.writer(new GitIdentity(List.of(settings), Map.of()))
                .commit(
                        new NewCommit(
                                url(),
                                newest(),
                                "fix-1",
                                Map.of(
                                        "web/a.yaml",
                                        Optional.of("a: 2\n".getBytes(StandardCharsets.UTF_8))),
                                "Keep the fix\n"));
    }

    @Test
    void theNextFetchPutsTheLocksOfBranchesAway() throws Exception {
        left("refs/heads/main.lock", NOW);
        left("packed-refs.lock", NOW);
        left("HEAD.lock", NOW);
        Path another = left(PROPOSAL, NOW);

        String second = origin.file("web/a.yaml", "a: 2\n").commit("main", "ada", "Second");
        assertThat(newest()).isEqualTo(second);
        assertThat(mirror.resolve("refs/heads/main.lock")).doesNotExist();
        assertThat(another).as("written without the mirror's lock").exists();
    }

    @Test
    void aCommitIsKeptThoughAnOldLockStoodInItsWay() throws Exception {
        Path lock = left(PROPOSAL, NOW.minus(LeftLocks.LONGEST_WRITE).minusSeconds(1));
        String commit = kept();
        assertThat(lock).doesNotExist();
        assertThat(mirror.resolve("refs/leeway/proposals/fix-1")).content().contains(commit);
    }

    @Test
    void aYoungLockIsRespected() throws Exception {
        Path lock = left(PROPOSAL, NOW);
        assertThatThrownBy(this::kept)
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("LOCK_FAILURE");
        assertThat(lock).exists();
    }
}
