package dev.leeway.engine.source.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.leeway.engine.source.Blame;
import dev.leeway.engine.source.BlamedLine;
import dev.leeway.engine.source.Commit;
import dev.leeway.engine.source.CommitDetails;
import dev.leeway.engine.source.CommitGraph;
import dev.leeway.engine.source.CommitLog;
import dev.leeway.engine.source.CommitSearch;
import dev.leeway.engine.source.Distance;
import dev.leeway.engine.source.FileContent;
import dev.leeway.engine.source.LogPage;
import dev.leeway.engine.source.NamedRevision;
import dev.leeway.engine.source.PathChange;
import dev.leeway.engine.source.RevisionTip;
import dev.leeway.engine.source.SignatureVerdict;
import dev.leeway.engine.source.SourceArchive;
import dev.leeway.engine.source.SourceException;
import dev.leeway.engine.source.SourceException.Problem;
import dev.leeway.engine.source.SourceProgress;
import dev.leeway.engine.source.SourceRequest;
import dev.leeway.engine.source.SourceRequest.Freshness;
import dev.leeway.engine.source.SourceTree;

import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Real repositories, read through their mirrors. */
@Timeout(120)
class MirrorArchiveTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir private Path temp;
    private Origin origin;
    private GitSource source;
    private SourceArchive archive;
    private String url = "";

    @BeforeEach
    void start() throws IOException {
        origin = new Origin(temp.resolve("origin.git"));
        url = origin.folder().toString();
        source =
                new GitSource(
                        temp.resolve("mirrors"),
                        (asked, timeout) -> Optional.empty(),
                        temp,
                        Clock.systemUTC());
        archive = source.archive();
    }

    @AfterEach
    void stop() {
        source.close();
        origin.close();
    }

    private SourceTree fetch(String revision) throws SourceException, InterruptedException {
        return source.read(
                new SourceRequest("platform", url, revision, Freshness.FETCH, LONG),
                SourceProgress.NONE);
    }

    private LogPage all(CommitSearch search, String... starts)
            throws SourceException, InterruptedException {
        try (CommitLog log = archive.log(url, List.of(starts), search)) {
            return log.next(1_000, LONG);
        }
    }

    private static List<String> subjects(LogPage page) {
        return page.commits().stream().map(one -> one.commit().subject()).toList();
    }

    @Test
    void nothingWasFetchedYet() throws Exception {
        assertThat(archive.condition(url).present()).isFalse();
        assertThat(archive.condition(url).confirmed()).isEmpty();
        assertThat(archive.tips(url)).isEmpty();
        SourceException refused =
                catchThrowableOfType(
                        SourceException.class, () -> archive.details(url, "0".repeat(40)));
        assertThat(refused.problem()).isEqualTo(Problem.NOT_A_REPOSITORY);
        assertThat(refused.nextStep()).isNotEmpty();
    }

    @Test
    void anEmptyRepositoryHasNoTips() throws Exception {
        assertThatThrownBy(() -> fetch("main")).isInstanceOf(SourceException.class);
        assertThat(archive.condition(url).present()).isTrue();
        assertThat(archive.condition(url).confirmed()).isPresent();
        assertThat(archive.tips(url)).isEmpty();
    }

    @Test
    void tipsAreBranchesThenTagsTheNewestFirst() throws Exception {
        String first = origin.file("a", "1").commit("main", "ada", "First");
        origin.branch("topic/one", "main");
        String second = origin.file("a", "2").commit("topic/one", "bob", "Second");
        origin.annotatedTag("v1", first);
        origin.point(
                "refs/tags/tree",
                ObjectId.fromString(origin.repository().resolve("main^{tree}").name()));
        fetch("main");

        List<RevisionTip> tips = archive.tips(url);

        assertThat(tips)
                .extracting(RevisionTip::revision)
                .containsExactly(
                        new NamedRevision(NamedRevision.Kind.BRANCH, "topic/one", second),
                        new NamedRevision(NamedRevision.Kind.BRANCH, "main", first),
                        new NamedRevision(NamedRevision.Kind.TAG, "v1", first));
        assertThat(tips.getFirst().commit().subject()).isEqualTo("Second");
    }

    @Test
    void distanceCountsBothWays() throws Exception {
        String fork = origin.file("a", "1").commit("main", "ada", "Fork");
        origin.branch("topic", "main");
        String topic = origin.file("b", "1").commit("topic", "ada", "Topic");
        origin.file("c", "1").commit("main", "ada", "One");
        String main = origin.file("c", "2").commit("main", "ada", "Two");
        fetch("main");

        assertThat(archive.distance(url, topic, main)).isEqualTo(new Distance(1, 2, false));
        assertThat(archive.distance(url, main, main).isNone()).isTrue();
        assertThat(archive.mergeBase(url, topic, main)).contains(fork);
        String orphan = origin.commit("orphan", "eve", "Nothing in common");
        fetch("main");
        assertThat(archive.mergeBase(url, orphan, main)).isEmpty();
    }

    @Test
    void mergesStandInTheLogWithAllTheirParents() throws Exception {
        origin.file("a", "1").commit("main", "ada", "Fork");
        origin.branch("topic", "main");
        String topic = origin.file("b", "1").commit("topic", "ada", "Topic");
        String main = origin.file("c", "1").commit("main", "ada", "Main");
        String merge = origin.file("b", "1").merge("main", "topic", "ada", "Merge topic");
        fetch("main");

        LogPage page = all(CommitSearch.ALL, merge);

        assertThat(subjects(page)).containsExactly("Merge topic", "Main", "Topic", "Fork");
        assertThat(page.commits().getFirst().commit().parents()).containsExactly(main, topic);
        assertThat(page.end()).isTrue();
        CommitGraph graph = new CommitGraph();
        assertThat(page.commits().stream().map(one -> graph.place(one.commit()).lane()).toList())
                .containsExactly(0, 0, 1, 0);
    }

    @Test
    void aSearchFindsWordsAuthorsPathsAndIds() throws Exception {
        String first = origin.file("apps/ä b/x.yaml", "1").commit("main", "ada", "Grüße\n\nBody");
        origin.file("apps/y.yaml", "1").commit("main", "bob", "Second");
        String third =
                origin.file("apps/ä b/x.yaml", "2").commit("main", "bob", "Third\n\nfor ticket 7");
        fetch("main");

        assertThat(subjects(all(CommitSearch.parse("grüße body"), third))).containsExactly("Grüße");
        assertThat(subjects(all(CommitSearch.parse("author:BOB ticket"), third)))
                .containsExactly("Third");
        assertThat(subjects(all(CommitSearch.parse(first.substring(0, 7)), third)))
                .containsExactly("Grüße");
        assertThat(subjects(all(CommitSearch.parse("path:\"apps/ä b\""), third)))
                .containsExactly("Third", "Grüße");
        LogPage nothing = all(CommitSearch.parse("path:nowhere"), third);
        assertThat(nothing.commits()).isEmpty();
        assertThat(nothing.looked()).isEqualTo(3);
        assertThat(nothing.end()).isTrue();
    }

    @Test
    void aTextIsFoundWhereItComesAndGoes() throws Exception {
        origin.file("a.yaml", "image: api:1\nreplicas: 1\n").commit("main", "ada", "Adds");
        origin.file("a.yaml", "image: api:1\nreplicas: 2\n").commit("main", "ada", "Beside it");
        String last =
                origin.file("a.yaml", "replicas: 2\n")
                        .file("b.bin", new byte[] {0, 1, 2})
                        .commit("main", "ada", "Takes away");
        fetch("main");
        assertThat(subjects(all(CommitSearch.parse("diff:API:1"), last)))
                .containsExactly("Takes away", "Adds");
    }

    @Test
    void aFileIsFollowedToItsFormerName() throws Exception {
        String body = "kind: A\nreplicas: 1\nimage: x\nname: y\n";
        origin.file("old.yaml", body).commit("main", "ada", "Add");
        origin.file("other", "1").commit("main", "ada", "Elsewhere");
        origin.without("old.yaml").file("new.yaml", body + "z: 1\n").commit("main", "bob", "Move");
        String last = origin.file("new.yaml", body + "z: 2\n").commit("main", "bob", "Change");
        fetch("main");

        LogPage followed = all(CommitSearch.ofPath("new.yaml", true), last);

        assertThat(subjects(followed)).containsExactly("Change", "Move", "Add");
        assertThat(followed.commits().stream().map(LogPage.Entry::path).toList())
                .containsExactly("new.yaml", "new.yaml", "old.yaml");
        assertThat(subjects(all(CommitSearch.ofPath("new.yaml", false), last)))
                .containsExactly("Change", "Move");
    }

    @Test
    void aCommitTellsItsMessageTrailersAndFiles() throws Exception {
        String first = origin.file("dir/ä.yaml", "a\nb\nc\nd\n").commit("main", "ada", "First");
        String second =
                origin.without("dir/ä.yaml")
                        .file("dir/ö.yaml", "a\nb\nc\ne\n")
                        .file("new", "n")
                        .commit(
                                "main",
                                "bob",
                                "Move it\n\nBecause.\n\nReviewed-by: Ada <ada@example.com>\nRefs: #7\n");
        fetch("main");

        CommitDetails details = archive.details(url, second);

        assertThat(details.message()).startsWith("Move it\n\nBecause.").endsWith("Refs: #7");
        assertThat(details.trailers())
                .containsExactly(
                        new CommitDetails.Trailer("Reviewed-by", "Ada <ada@example.com>"),
                        new CommitDetails.Trailer("Refs", "#7"));
        assertThat(details.changes())
                .containsExactly(
                        new PathChange(PathChange.Kind.RENAMED, "dir/ä.yaml", "dir/ö.yaml"),
                        new PathChange(PathChange.Kind.ADDED, "", "new"));
        assertThat(details.committer()).isEqualTo("bob");
        assertThat(details.signature()).isEmpty();
        assertThat(archive.verify(url, second, LONG)).isEqualTo(new SignatureVerdict.None());
        assertThat(archive.details(url, first).changes())
                .as("a first commit adds everything")
                .containsExactly(new PathChange(PathChange.Kind.ADDED, "", "dir/ä.yaml"));
    }

    @Test
    void filesAreReadAsTheyWereCommitted() throws Exception {
        origin.file("crlf.txt", "a\r\nb\r\n")
                .file("dir/ü\tx.yaml", "k: v\n")
                .file("b.bin", new byte[] {1, 0, 2})
                .file("big.txt", "x".repeat(100))
                .link("l", "dir")
                .submodule("m")
                .commit("main", "ada", "Files");
        SourceTree tree = fetch("main");

        assertThat(FileContent.of(tree, "crlf.txt", 50))
                .isEqualTo(
                        new FileContent.Lines(List.of("a", "b"), 6, FileContent.Ends.CRLF, false));
        assertThat(FileContent.of(tree, "dir/ü\tx.yaml", 50)).isInstanceOf(FileContent.Lines.class);
        assertThat(FileContent.of(tree, "b.bin", 50)).isEqualTo(new FileContent.Binary(3));
        assertThat(FileContent.of(tree, "big.txt", 50))
                .isEqualTo(new FileContent.TooLarge(100, 50));
        assertThat(FileContent.of(tree, "l", 50)).isEqualTo(new FileContent.Link("dir"));
        assertThat(FileContent.of(tree, "m", 50)).isInstanceOf(FileContent.Submodule.class);
        assertThat(FileContent.of(tree, "dir", 50)).isEqualTo(new FileContent.Folder());
        assertThat(FileContent.of(tree, "none", 50)).isEqualTo(new FileContent.Nothing());
    }

    @Test
    void blameEndsWhenItsTimeIsUpAndSaysSo() throws Exception {
        origin.file("a.yaml", "1\n2\n3\n").commit("main", "ada", "Add");
        String last = origin.file("a.yaml", "1\nzwei\n3\n").commit("main", "bob", "Two\n\nWhy");
        fetch("main");

        Blame whole = archive.blame(url, last, "a.yaml", LONG);
        assertThat(whole.whole()).isTrue();
        assertThat(whole.messages().values()).containsExactlyInAnyOrder("Add", "Two\n\nWhy");
        assertThat(whole.lines().stream().map(BlamedLine::commit).map(Commit::author).toList())
                .containsExactly("ada", "bob", "ada");
        Blame cut = archive.blame(url, last, "a.yaml", Duration.ofNanos(-1));
        assertThat(cut.whole()).isFalse();
        assertThat(cut.lines()).isEmpty();
    }

    @Test
    void everythingEndsWhenCancelled() throws Exception {
        String last = origin.file("a.yaml", "1\n2\n").commit("main", "ada", "Add");
        String other = origin.commit("other", "eve", "Other");
        fetch("main");
        for (Reading reading :
                List.<Reading>of(
                        () -> archive.blame(url, last, "a.yaml", LONG),
                        () -> all(CommitSearch.ALL, last),
                        () -> archive.tips(url),
                        () -> archive.distance(url, last, other))) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(reading::read).isInstanceOf(InterruptedException.class);
            assertThat(Thread.interrupted()).as("the mark was taken").isFalse();
        }
    }

    private interface Reading {
        Object read() throws Exception;
    }

    @Test
    void pagesOfALongLogGoOnWhereTheLastOneEnded() throws Exception {
        origin.file("a", "1").commit("main", "ada", "First");
        List<String> many = origin.commits("main", 5_000);
        fetch("main");
        try (CommitLog log = archive.log(url, List.of(many.getLast()), CommitSearch.ALL)) {
            LogPage first = log.next(100, LONG);
            assertThat(first.looked()).as("the first page costs one page").isEqualTo(100);
            List<String> seen = new ArrayList<>();
            LogPage page = first;
            while (true) {
                page.commits().forEach(one -> seen.add(one.commit().id()));
                if (page.end()) {
                    break;
                }
                page = log.next(700, LONG);
            }
            assertThat(seen).hasSize(5_001).doesNotHaveDuplicates();
            assertThat(seen.subList(0, 5_000)).isEqualTo(many.reversed());
            assertThat(page.looked()).as("nothing was read twice").isEqualTo(5_001);
        }
        try (CommitLog log =
                archive.log(url, List.of(many.getLast()), CommitSearch.parse("nowhere"))) {
            LogPage cut = log.next(10, Duration.ZERO);
            assertThat(cut.end()).as("the time was up, not the log").isFalse();
            assertThat(log.next(10, LONG).end()).isTrue();
        }
    }

    @Test
    void aDamagedMirrorIsToldAndMendedByAFetch() throws Exception {
        String last = origin.file("a", "1").commit("main", "ada", "First");
        fetch("main");
        source.close();
        damage();
        try (GitSource again =
                new GitSource(
                        temp.resolve("mirrors"),
                        (asked, timeout) -> Optional.empty(),
                        temp,
                        Clock.systemUTC())) {
            SourceArchive damaged = again.archive();
            SourceException refused =
                    catchThrowableOfType(SourceException.class, () -> damaged.details(url, last));
            assertThat(refused.problem()).isEqualTo(Problem.MIRROR_CORRUPT);
            assertThat(damaged.condition(url).damaged()).isTrue();
            again.read(
                    new SourceRequest("platform", url, "main", Freshness.FETCH, LONG),
                    SourceProgress.NONE);
            assertThat(damaged.condition(url).damaged()).isFalse();
            assertThat(damaged.details(url, last).message()).isEqualTo("First");
        }
    }

    private void damage() throws IOException {
        try (Stream<Path> all = Files.walk(temp.resolve("mirrors"))) {
            List<Path> objects =
                    all.filter(Files::isRegularFile)
                            .filter(file -> file.toString().contains("objects"))
                            .toList();
            assertThat(objects).isNotEmpty();
            for (Path object : objects) {
                Files.delete(object);
            }
        }
    }
}
