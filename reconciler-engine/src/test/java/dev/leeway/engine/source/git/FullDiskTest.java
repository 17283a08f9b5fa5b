package dev.leeway.engine.source.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.source.SourceProgress;
import dev.leeway.engine.source.SourceRequest;
import dev.leeway.engine.source.SourceRequest.Freshness;
import dev.leeway.engine.source.SourceTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.RefUpdate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A disk that fills up during a fetch: a clear error, the last revision, and a mirror that works.
 */
class FullDiskTest {
    private static final int LARGE = 3 * 1024 * 1024;

    @TempDir Path temp;
    private Origin origin;
    private String small = "";
    private String large = "";

    @BeforeEach
    void commitASmallAndALargeRevision() throws IOException {
        origin = new Origin(temp.resolve("origin.git"));
        small = origin.file("a.yaml", "one").commit("main", "ada", "Small");
        byte[] noise = new byte[LARGE];
        new Random(7).nextBytes(noise);
        large =
                origin.file("a.yaml", "two")
                        .file("noise.bin", noise)
                        .commit("main", "ada", "Large");
        RefUpdate back = origin.repository().updateRef("refs/heads/main");
        back.setNewObjectId(ObjectId.fromString(small));
        back.forceUpdate();
    }

    @AfterEach
    void close() {
        origin.close();
    }

    @Test
    void aFullDiskLeavesTheLastRevisionAndTheNextFetchWorks() throws Exception {
        Path disk = Files.createDirectories(temp.resolve("disk"));
        assumeWorks(
                "a small disk of one's own (unshare, mount)",
                "unshare",
                "-rm",
                "sh",
                "-c",
                "mount -t tmpfs -o size=1m tmpfs " + disk);

        // The disk is seen by this process alone and is gone with it.
        List<String> told =
                run(
                        "unshare",
                        "-rm",
                        "sh",
                        "-c",
                        "mount -t tmpfs -o size=1m tmpfs "
                                + disk
                                + " && exec "
                                + program(disk)
                                + " mount -o remount,size=64m "
                                + disk);

        assertStaysAtTheSmallRevision(told);
        assertThat(told.get(1)).containsIgnoringCase("no space left");
        assertThat(told.get(2))
                .startsWith("after revision=" + large + " file=two")
                .endsWith("stale=no");
    }

    @Test
    void aFileThatMayNotGrowLeavesTheLastRevisionAndTheNextFetchWorks() throws Exception {
        Path mirrors = temp.resolve("mirrors");
        assumeWorks("a limit for the size of files (ulimit)", "sh", "-c", "ulimit -f 1000");

        List<String> told = run("sh", "-c", "ulimit -f 1000 && exec " + program(mirrors));

        assertStaysAtTheSmallRevision(told);
        assertThat(leftovers(mirrors)).isEmpty();
        try (GitSource source = source(mirrors)) {
            SourceTree tree = read(source);
            assertThat(tree.revision().commit()).isEqualTo(large);
            assertThat(tree.stale()).isEmpty();
            assertThat(tree.read("noise.bin", LARGE)).hasSize(LARGE);
        }
    }

    private void assertStaysAtTheSmallRevision(List<String> told) {
        assertThat(told).as("%s", told).hasSizeGreaterThanOrEqualTo(2);
        assertThat(told.get(0)).isEqualTo("before revision=" + small + " file=one stale=no");
        assertThat(told.get(1))
                .startsWith("full revision=" + small + " file=one stale=")
                .contains(origin.folder().toString())
                .contains("the local disk refused")
                .contains("Free some space");
    }

    private GitSource source(Path mirrors) {
        return new GitSource(
                mirrors, (asked, timeout) -> Optional.empty(), temp, Clock.systemUTC());
    }

    private SourceTree read(GitSource source) throws Exception {
        return source.read(
                new SourceRequest(
                        "origin",
                        origin.folder().toString(),
                        "main",
                        Freshness.FETCH,
                        Duration.ofSeconds(60)),
                SourceProgress.NONE);
    }

    /** Half a pack that nobody will ever finish would fill the disk for good. */
    private static List<Path> leftovers(Path mirrors) throws IOException {
        try (Stream<Path> files = Files.walk(mirrors)) {
            return files.filter(file -> file.getFileName().toString().startsWith("incoming_"))
                    .toList();
        }
    }

    private String program(Path mirrors) {
        return Path.of(System.getProperty("java.home"), "bin", "java")
                + " -Xshare:auto -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:-UsePerfData -cp '"
                + System.getProperty("java.class.path")
                + "' "
                + FullDiskProgram.class.getName()
                + " "
                + mirrors
                + " "
                + origin.folder()
                + " "
                + large;
    }

    private static void assumeWorks(String what, String... command) throws Exception {
        boolean works;
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            works = process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException noSuchProgram) {
            works = false;
        }
        Assumptions.assumeTrue(works, () -> "skipped: this system does not offer " + what);
    }

    private List<String> run(String... command) throws Exception {
        Path out = temp.resolve("out.txt");
        Path err = temp.resolve("err.txt");
        Process process =
                new ProcessBuilder(command)
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile())
                        .start();
        assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(err)).isZero();
        List<String> told = new ArrayList<>(Files.readAllLines(out));
        told.removeIf(String::isBlank);
        return told;
    }
}
