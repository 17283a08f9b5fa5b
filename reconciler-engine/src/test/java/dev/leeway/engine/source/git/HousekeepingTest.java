package dev.leeway.engine.source.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.source.SourceProgress;
import dev.leeway.engine.source.SourceRequest;
import dev.leeway.engine.source.SourceTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many fetches make many packs, and Git puts them together after fifty. Once it did so beside the
 * next fetch, and took a branch back to where it had been: every fetch here has to bring the newest
 * commit all the same.
 */
@Timeout(120)
class HousekeepingTest {
    private static final int FETCHES = 60;
    private static final int PACKS = 51;

    @TempDir Path temp;

    @Test
    void aMirrorIsPackedAndEveryFetchBringsTheNewestCommit() throws Exception {
        try (Origin origin = new Origin(temp.resolve("origin.git"))) {
            for (int i = 0; i < FETCHES; i++) {
                String newest = origin.file("a.yaml", "a: " + i).commit("main", "ada", "C" + i);
                try (GitSource source = source()) {
                    assertThat(read(source, origin).revision().commit()).isEqualTo(newest);
                    if (i + 1 == FETCHES) {
                        Awaitility.await().atMost(Duration.ofSeconds(60)).until(this::isPacked);
                    }
                }
            }
        }
    }

    @Test
    void packingBeginsOnlyWhenThereIsMuchAndRestsAnHourInEveryProcess() throws Exception {
        try (Origin origin = new Origin(temp.resolve("origin.git"))) {
            origin.file("a.yaml", "a: 1").commit("main", "ada", "one");
            try (GitSource source = source()) {
                read(source, origin);
            }
            assertThat(begun()).as("one fetch leaves nothing to pack").isEmpty();
            Path packs = mirror().resolve("objects/pack");
            Files.createDirectories(packs);
            for (int i = 0; i <= PACKS; i++) {
                Files.createFile(packs.resolve("pack-" + "%040x".formatted(i) + ".pack"));
            }
            origin.file("a.yaml", "a: 2").commit("main", "ada", "two");
            try (GitSource source = source()) {
                read(source, origin);
            }
            Path mark = begun().orElseThrow();
            FileTime before = Files.getLastModifiedTime(mark);
            origin.file("a.yaml", "a: 3").commit("main", "ada", "three");
            try (GitSource source = source()) {
                read(source, origin);
            }
            assertThat(Files.getLastModifiedTime(mark)).isEqualTo(before);
        }
    }

    private Path mirror() throws IOException {
        return named(".git").orElseThrow();
    }

    private Optional<Path> begun() throws IOException {
        return named(".packed");
    }

    private Optional<Path> named(String end) throws IOException {
        try (Stream<Path> all = Files.walk(temp.resolve("mirrors"))) {
            return all.filter(one -> one.getFileName().toString().endsWith(end)).findFirst();
        }
    }

    private GitSource source() {
        return new GitSource(
                temp.resolve("mirrors"),
                (asked, timeout) -> Optional.empty(),
                temp,
                Clock.systemUTC());
    }

    private static SourceTree read(GitSource source, Origin origin) throws Exception {
        return source.read(
                new SourceRequest(
                        "shop",
                        origin.folder().toString(),
                        "main",
                        SourceRequest.Freshness.FETCH,
                        Duration.ofSeconds(60)),
                SourceProgress.NONE);
    }

    /** A fetch of one branch writes its name alone; only housekeeping puts names together. */
    private boolean isPacked() throws IOException {
        try (Stream<Path> all = Files.walk(temp.resolve("mirrors"))) {
            for (Path path : all.filter(one -> one.endsWith("packed-refs")).toList()) {
                return Files.readString(path).contains("refs/heads/main");
            }
            return false;
        }
    }
}
