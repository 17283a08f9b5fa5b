package dev.leeway.engine.source.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.leeway.engine.source.SourceEntry;
import dev.leeway.engine.source.SourceException;
import dev.leeway.engine.source.SourceException.Problem;
import dev.leeway.engine.source.SourceProgress;
import dev.leeway.engine.source.SourceRequest;
import dev.leeway.engine.source.SourceRequest.Freshness;
import dev.leeway.engine.source.SourceTree;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class GitSourceTest {
    private static final Instant NOW = Instant.parse("2026-03-02T03:00:00Z");
    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir private Path temp;
    private Origin origin;
    private Path mirrors;
    private GitSource source;

    @BeforeEach
    void start() throws IOException {
        origin = new Origin(temp.resolve("origin.git"));
        mirrors = temp.resolve("data/mirrors");
        source = newSource();
    }

    @AfterEach
    void stop() {
        source.close();
        origin.close();
    }

    private GitSource newSource() {
        return new GitSource(
                mirrors,
                (asked, timeout) -> Optional.empty(),
                temp,
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @Test
    void aRevisionIsFoundByBranchTagAndCommit() throws Exception {
        String first = origin.file("a.yaml", "one").commit("main", "ada", "First\n\nbody");
        origin.annotatedTag("v1", first);
        String second = origin.file("a.yaml", "two").commit("main", "bob", "Second");

        SourceTree main = read("main");
        assertThat(main.revision().commit()).isEqualTo(second);
        assertThat(main.revision().subject()).isEqualTo("Second");
        assertThat(main.revision().author()).isEqualTo("bob");
        assertThat(main.stale()).isEmpty();
        assertThat(read("HEAD").revision().commit()).isEqualTo(second);
        assertThat(read("refs/heads/main").revision().commit()).isEqualTo(second);
        assertThat(read("v1").revision().commit()).isEqualTo(first);
        assertThat(read(first).revision().commit()).isEqualTo(first);
        assertThat(read(first.substring(0, 8)).revision().commit()).isEqualTo(first);
        assertThat(text(read("v1"), "a.yaml")).isEqualTo("one");
        assertThat(text(main, "a.yaml")).isEqualTo("two");
    }

    @Test
    void filesAreListedAndReadAsCommitted() throws Exception {
        origin.file("apps/b.yaml", "b: 1\r\n")
                .file("apps/a.yaml", "a: 1\n")
                .file("apps/sub/c.yaml", "c")
                .file("apps-other.yaml", "x")
                .link("apps/link.yaml", "../apps-other.yaml")
                .submodule("apps/module")
                .file(".gitattributes", "* text=auto filter=anything\n")
                .commit("main", "ada", "Add");
        SourceTree tree = read("main");

        assertThat(tree.list("apps", false))
                .containsExactly(
                        new SourceEntry("apps/a.yaml", SourceEntry.Type.FILE, 5, ""),
                        new SourceEntry("apps/b.yaml", SourceEntry.Type.FILE, 6, ""),
                        new SourceEntry(
                                "apps/link.yaml", SourceEntry.Type.LINK, 0, "../apps-other.yaml"),
                        new SourceEntry("apps/module", SourceEntry.Type.SUBMODULE, 0, ""),
                        new SourceEntry("apps/sub", SourceEntry.Type.FOLDER, 0, ""));
        assertThat(tree.list("", true))
                .extracting(SourceEntry::path)
                .containsExactly(
                        ".gitattributes",
                        "apps-other.yaml",
                        "apps/a.yaml",
                        "apps/b.yaml",
                        "apps/link.yaml",
                        "apps/sub/c.yaml");
        assertThat(text(tree, "apps/b.yaml")).isEqualTo("b: 1\r\n");
        assertThat(tree.entry("apps/none.yaml")).isEmpty();
        assertThat(tree.entry("../origin.git")).isEmpty();
        assertThat(tree.entry("")).contains(new SourceEntry("", SourceEntry.Type.FOLDER, 0, ""));
        assertThat(tree.objectId("apps/none")).isEmpty();
        assertThat(tree.objectId("apps/sub")).isPresent();
    }

    @Test
    void whatCannotBeReadSaysWhy() throws Exception {
        origin.file("big.bin", new byte[5000])
                .file("d/a", "x")
                .link("link", "big.bin")
                .commit("main", "ada", "Add");
        SourceTree tree = read("main");
        assertThat(problem(() -> tree.read("none", 10))).isEqualTo(Problem.NO_SUCH_PATH);
        assertThat(problem(() -> tree.read("d", 10))).isEqualTo(Problem.NO_SUCH_PATH);
        assertThat(problem(() -> tree.read("link", 10))).isEqualTo(Problem.NO_SUCH_PATH);
        assertThat(problem(() -> tree.read("big.bin", 4999))).isEqualTo(Problem.TOO_LARGE);
        assertThat(tree.read("big.bin", 5000)).hasSize(5000);
        assertThat(problem(() -> tree.list("none", true))).isEqualTo(Problem.NO_SUCH_PATH);
        assertThat(problem(() -> tree.list("big.bin", true))).isEqualTo(Problem.NO_SUCH_PATH);
    }

    @Test
    void laterReadsSeeWhatWasPushedAndWhatWasDeleted() throws Exception {
        origin.file("a", "1").commit("main", "ada", "One");
        origin.commit("gone", "ada", "Branch");
        read("main");
        read("gone");
        String second = origin.file("a", "2").commit("main", "ada", "Two");
        origin.deleteBranch("gone");
        assertThat(read("main").revision().commit()).isEqualTo(second);
        assertThat(problem(() -> read("gone"))).isEqualTo(Problem.NO_SUCH_REVISION);
        try (Stream<Path> folders = Files.list(mirrors)) {
            assertThat(folders.filter(Files::isDirectory)).hasSize(1);
        }
    }

    @Test
    void theMirrorAnswersWithoutTheRemoteWhenThatIsAsked() throws Exception {
        String first = origin.file("a", "1").commit("main", "ada", "One");
        assertThat(read("main", Freshness.MIRROR).revision().commit()).isEqualTo(first);
        origin.file("a", "2").commit("main", "ada", "Two");
        SourceTree tree = read("main", Freshness.MIRROR);
        assertThat(tree.revision().commit()).isEqualTo(first);
        assertThat(tree.stale()).isEmpty();
    }

    @Test
    void aCommitThatNoBranchLeadsToAnyMoreIsStillThereOnceItWasRead() throws Exception {
        String first = origin.file("a", "1").commit("main", "ada", "One");
        read("main");
        origin.deleteBranch("main");
        origin.file("a", "2").commit("other", "ada", "Other");
        read("other");
        assertThat(text(read(first), "a")).isEqualTo("1");
    }

    @Test
    void namesThatMeanNothingOrTwoThingsAreRefused() throws Exception {
        String first = origin.file("a", "1").commit("main", "ada", "One");
        origin.point("refs/tags/main", ObjectId.fromString(first));
        SourceException both = trouble(() -> read("main"));
        assertThat(both.problem()).isEqualTo(Problem.NO_SUCH_REVISION);
        assertThat(both.nextStep()).contains("refs/heads/main").contains("refs/tags/main");
        assertThat(problem(() -> read("mian"))).isEqualTo(Problem.NO_SUCH_REVISION);
        assertThat(problem(() -> read("f".repeat(40)))).isEqualTo(Problem.NO_SUCH_REVISION);
        assertThat(problem(() -> read("../../etc"))).isEqualTo(Problem.NO_SUCH_REVISION);
    }

    @Test
    void aPlaceThatIsNoRepositorySaysSo() throws Exception {
        Path empty = Files.createDirectory(temp.resolve("empty"));
        assertThat(problem(() -> read(empty.toString(), "main", Freshness.FETCH)))
                .isEqualTo(Problem.NOT_A_REPOSITORY);
        SourceException none =
                trouble(() -> read(temp.resolve("none").toString(), "main", Freshness.FETCH));
        assertThat(none.problem()).isEqualTo(Problem.NOT_A_REPOSITORY);
        assertThat(none.getMessage()).contains("no such folder");
    }

    @Test
    void theLastGoodRevisionStaysUsableAndIsMarkedOldAlsoAfterARestart() throws Exception {
        String first = origin.file("a", "1").commit("main", "ada", "One");
        read("main");
        origin.close();
        Files.move(origin.folder(), temp.resolve("moved.git"));
        source.close();
        source = newSource();
        SourceTree tree = read("main");
        assertThat(tree.revision().commit()).isEqualTo(first);
        assertThat(tree.stale()).isPresent();
        assertThat(tree.stale().get().lastConfirmed()).isEqualTo(NOW);
        assertThat(tree.stale().get().reason()).contains("no such folder");
        assertThat(text(tree, "a")).isEqualTo("1");
        assertThat(problem(() -> read("other"))).isEqualTo(Problem.NOT_A_REPOSITORY);
    }

    @Test
    void aDamagedMirrorIsSetAsideAndFetchedAnew() throws Exception {
        origin.file("a", "1").commit("main", "ada", "One");
        read("main");
        source.close();
        damagePacks();
        source = newSource();
        SourceTree tree = read("main");
        assertThat(text(tree, "a")).isEqualTo("1");
        assertThat(tree.stale()).isEmpty();
        try (Stream<Path> folders = Files.list(mirrors)) {
            assertThat(folders.map(path -> path.getFileName().toString()))
                    .anyMatch(name -> name.endsWith(".damaged"))
                    .noneMatch(name -> name.endsWith(".damage"));
        }
    }

    @Test
    void damageFoundWhileReadingIsSaidAndRepairedByTheNextRead() throws Exception {
        origin.file("a", "1").commit("main", "ada", "One");
        SourceTree tree = read("main");
        source.close();
        damagePacks();
        assertThat(problem(() -> tree.read("a", 10))).isEqualTo(Problem.MIRROR_CORRUPT);
        assertThat(text(read("main"), "a")).isEqualTo("1");
    }

    @Test
    void aDamagedMirrorWithoutItsOriginIsAnError() throws Exception {
        origin.file("a", "1").commit("main", "ada", "One");
        read("main");
        source.close();
        damagePacks();
        origin.close();
        Files.move(origin.folder(), temp.resolve("moved.git"));
        source = newSource();
        assertThat(problem(() -> read("main"))).isEqualTo(Problem.NOT_A_REPOSITORY);
    }

    @Test
    void aMirrorFolderThatIsNoRepositoryIsReplaced() throws Exception {
        origin.file("a", "1").commit("main", "ada", "One");
        Path folder = mirrors.resolve(GitSource.folderName(origin.folder().toString()));
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("HEAD"), "nonsense");
        assertThat(text(read("main"), "a")).isEqualTo("1");
    }

    @Test
    void aDiskThatRefusesIsNamed() throws Exception {
        origin.file("a", "1").commit("main", "ada", "One");
        Files.createDirectories(mirrors.getParent());
        Files.writeString(mirrors, "a file where the folder should be");
        assertThat(problem(() -> read("main"))).isEqualTo(Problem.DISK);
    }

    @Test
    void aMirrorLockedByAnotherProcessIsWaitedForAndThenSaid() throws Exception {
        String first = origin.file("a", "1").commit("main", "ada", "One");
        read("main");
        origin.file("a", "2").commit("main", "ada", "Two");
        Path lockFile;
        try (Stream<Path> files = Files.list(mirrors)) {
            lockFile =
                    files.filter(path -> path.toString().endsWith(".lock"))
                            .findFirst()
                            .orElseThrow();
        }
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            assertThat(lock.isValid()).isTrue();
            SourceTree tree =
                    source.read(
                            request(
                                    origin.folder().toString(),
                                    "main",
                                    Freshness.FETCH,
                                    Duration.ofMillis(300)),
                            SourceProgress.NONE);
            assertThat(tree.revision().commit()).isEqualTo(first);
            assertThat(tree.stale()).isPresent();
        }
        assertThat(read("main").revision().subject()).isEqualTo("Two");
    }

    @Test
    void anExportHoldsNoLinksAndNothingFromOutside() throws Exception {
        Files.writeString(temp.resolve("secret"), "outside");
        origin.file("base/k.yaml", "base")
                .file("base/deep/d.yaml", "deep")
                .file("app/a.yaml", "a")
                .link("app/file", "../base/k.yaml")
                .link("app/folder", "../base")
                .link("app/out", "../../secret")
                .link("app/absolute", temp.resolve("secret").toString())
                .link("app/self", "self")
                .link("app/up", "..")
                .submodule("app/module")
                .commit("main", "ada", "Add");
        Path into = temp.resolve("export");
        read("main").export("app", into);
        try (Stream<Path> all = Files.walk(into)) {
            List<Path> files = all.filter(path -> !Files.isDirectory(path)).sorted().toList();
            assertThat(files).noneMatch(Files::isSymbolicLink);
            assertThat(files)
                    .extracting(path -> into.relativize(path).toString().replace('\\', '/'))
                    .containsExactly("a.yaml", "file", "folder/deep/d.yaml", "folder/k.yaml");
        }
        assertThat(into.resolve("file")).hasContent("base");
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", ".git", "."})
    void namesThatWouldLeaveTheFolderAreNotWritten(String name) throws Exception {
        origin.commitBelow(name, "main");
        Path into = temp.resolve("export");
        assertThat(problem(() -> read("main").export("", into))).isEqualTo(Problem.NO_SUCH_PATH);
    }

    private void damagePacks() throws IOException {
        try (Stream<Path> all = Files.walk(mirrors)) {
            for (Path pack : all.filter(path -> path.toString().endsWith(".pack")).toList()) {
                pack.toFile().setWritable(true);
                Files.writeString(pack, "PACK nonsense");
            }
        }
    }

    /** Work that is expected to fail. */
    @FunctionalInterface
    private interface Failing {
        void run() throws Exception;
    }

    private static SourceException trouble(Failing work) {
        SourceException e = catchThrowableOfType(SourceException.class, work::run);
        assertThat(e).as("a source exception").isNotNull();
        assertThat(e.nextStep()).isNotBlank();
        return e;
    }

    private static Problem problem(Failing work) {
        return trouble(work).problem();
    }

    private SourceTree read(String revision) throws SourceException, InterruptedException {
        return read(revision, Freshness.FETCH);
    }

    private SourceTree read(String revision, Freshness freshness)
            throws SourceException, InterruptedException {
        return read(origin.folder().toString(), revision, freshness);
    }

    private SourceTree read(String url, String revision, Freshness freshness)
            throws SourceException, InterruptedException {
        return source.read(request(url, revision, freshness, LONG), SourceProgress.NONE);
    }

    private static SourceRequest request(
            String url, String revision, Freshness freshness, Duration timeout) {
        return new SourceRequest("shop", url, revision, freshness, timeout);
    }

    private static String text(SourceTree tree, String path)
            throws SourceException, InterruptedException {
        return new String(tree.read(path, 1000), StandardCharsets.UTF_8);
    }
}
