package dev.leeway.engine.source.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.leeway.engine.source.Commit;
import dev.leeway.engine.source.NamedRevision;
import dev.leeway.engine.source.PathChange;
import dev.leeway.engine.source.SourceException;
import dev.leeway.engine.source.SourceException.Problem;
import dev.leeway.engine.source.SourceHistory;
import dev.leeway.engine.source.SourceRequest;
import dev.leeway.engine.source.SourceRequest.Freshness;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class GitHistoryTest {
    @TempDir private Path temp;
    private Origin origin;
    private GitSource source;
    private SourceHistory history;
    private String first;
    private String second;
    private String third;

    @BeforeEach
    void start() throws IOException {
        origin = new Origin(temp.resolve("origin.git"));
        source =
                new GitSource(
                        temp.resolve("mirrors"),
                        (asked, timeout) -> Optional.empty(),
                        temp,
                        Clock.systemUTC());
        history = source;
        first =
                origin.file("apps/a.yaml", "kind: A\nreplicas: 1\nimage: x\n")
                        .file("other.yaml", "o")
                        .commit("main", "ada", "First");
        second =
                origin.file("apps/a.yaml", "kind: A\nreplicas: 3\nimage: x\n")
                        .commit("main", "bob", "Scale up\n\nbecause of the sale");
        third =
                origin.file("apps/b.yaml", "kind: A\nreplicas: 3\nimage: x\nnew: line\n")
                        .without("apps/a.yaml")
                        .without("other.yaml")
                        .file("added.yaml", "n")
                        .commit("main", "eve", "Rename");
        origin.annotatedTag("v1", first);
    }

    @AfterEach
    void stop() {
        source.close();
        origin.close();
    }

    private SourceRequest at(String revision) {
        return new SourceRequest(
                "shop",
                origin.folder().toString(),
                revision,
                Freshness.MIRROR,
                Duration.ofSeconds(30));
    }

    @Test
    void theLogOfAPathHoldsTheCommitsThatChangedItPageByPage() throws Exception {
        List<Commit> all = history.log(at("main"), "", 0, 10);
        assertThat(all).extracting(Commit::id).containsExactly(third, second, first);
        assertThat(all.get(1))
                .isEqualTo(
                        new Commit(
                                second,
                                "Scale up",
                                "bob",
                                "bob@example.com",
                                Instant.parse("2026-03-01T10:02:00Z"),
                                List.of(first)));
        assertThat(history.log(at("main"), "", 1, 1))
                .extracting(Commit::id)
                .containsExactly(second);
        assertThat(history.log(at("main"), "other.yaml", 0, 10))
                .extracting(Commit::id)
                .containsExactly(third, first);
        assertThat(history.log(at(second), "apps", 0, 10))
                .extracting(Commit::id)
                .containsExactly(second, first);
        assertThat(history.log(at("main"), "none", 0, 10)).isEmpty();
    }

    @Test
    void blameNamesWhoBroughtEachLineInAcrossARename() throws Exception {
        assertThat(history.blame(at("main"), "apps/b.yaml"))
                .extracting(
                        line ->
                                line.line()
                                        + " "
                                        + line.commit().author()
                                        + " "
                                        + line.path()
                                        + ":"
                                        + line.lineThere())
                .containsExactly(
                        "1 ada apps/a.yaml:1",
                        "2 bob apps/a.yaml:2",
                        "3 ada apps/a.yaml:3",
                        "4 eve apps/b.yaml:4");
        SourceException none =
                catchThrowableOfType(
                        SourceException.class, () -> history.blame(at("main"), "none.yaml"));
        assertThat(none.problem()).isEqualTo(Problem.NO_SUCH_PATH);
    }

    @Test
    void changesBetweenTwoCommitsAreNamedByKind() throws Exception {
        assertThat(history.changes(at("main"), second))
                .containsExactly(
                        new PathChange(PathChange.Kind.ADDED, "", "added.yaml"),
                        new PathChange(PathChange.Kind.RENAMED, "apps/a.yaml", "apps/b.yaml"),
                        new PathChange(PathChange.Kind.DELETED, "other.yaml", ""));
        assertThat(history.changes(at(second), "v1"))
                .containsExactly(
                        new PathChange(PathChange.Kind.MODIFIED, "apps/a.yaml", "apps/a.yaml"));
        assertThat(history.changes(at("main"), "main")).isEmpty();
    }

    @Test
    void branchesAndTagsAreNamedWithTheirCommits() throws Exception {
        origin.commit("release", "ada", "Release");
        assertThat(history.names(at("main")))
                .hasSize(3)
                .contains(
                        new NamedRevision(NamedRevision.Kind.BRANCH, "main", third),
                        new NamedRevision(NamedRevision.Kind.TAG, "v1", first))
                .extracting(NamedRevision::name)
                .containsExactly("main", "release", "v1");
    }
}
