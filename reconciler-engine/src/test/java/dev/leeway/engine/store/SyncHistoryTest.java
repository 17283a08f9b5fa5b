package dev.leeway.engine.store;

import static dev.leeway.engine.store.HistorySample.START;
import static dev.leeway.engine.store.HistorySample.deployment;
import static dev.leeway.engine.store.HistorySample.deployments;
import static dev.leeway.engine.store.HistorySample.key;
import static dev.leeway.engine.store.HistorySample.secret;
import static dev.leeway.engine.store.HistorySample.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leeway.engine.apply.RunJournal;
import dev.leeway.engine.audit.Outcome;
import dev.leeway.engine.audit.StoreException;
import dev.leeway.engine.history.DeployDifference;
import dev.leeway.engine.history.KeptManifest;
import dev.leeway.engine.history.ObjectResult;
import dev.leeway.engine.history.Retention;
import dev.leeway.engine.history.SyncHistory;
import dev.leeway.engine.history.SyncRecord;
import dev.leeway.engine.history.SyncStart;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.resource.Manifest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SyncHistoryTest {
    private static final String CANARY = "canary-8f2e61";

    @TempDir Path temp;
    private LeewayStore store;
    private SyncHistory history;

    @BeforeEach
    void open() throws Exception {
        store = LeewayStore.open(temp.resolve("data"), temp.resolve("state"), Clock.systemUTC());
        history = store.syncHistory();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void keepsWhoWhatWhenHowLongAndWhatBecameOfEachObject() throws Exception {
        ObjectResult patched =
                new ObjectResult(
                        key(1),
                        "patch",
                        Outcome.DONE,
                        "",
                        List.of(
                                new ObjectResult.Field(
                                        "spec.replicas",
                                        Optional.of(new JsonString("1")),
                                        Optional.empty())));
        ObjectResult refused =
                new ObjectResult(key(2), "create", Outcome.REFUSED, "not now", List.of());
        long number = history.begin(start("r1", "a".repeat(40), true), deployments(3, "1"));
        history.end(
                "r1", START.plusSeconds(3), Outcome.FAILED, "1 done", List.of(patched, refused));

        SyncRecord sync = history.find("shop", "prod", number).orElseThrow();
        assertThat(sync.start()).isEqualTo(start("r1", "a".repeat(40), true));
        assertThat(sync.took()).contains(Duration.ofSeconds(3));
        assertThat(sync.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(sync.results()).containsExactly(patched, refused);
        assertThat(sync.changed()).containsExactly(patched);
        assertThat(sync.kept()).hasValue(3);
        assertThat(history.find("shop", "elsewhere", number)).isEmpty();
        assertThatThrownBy(() -> history.end("r1", START, Outcome.DONE, "again", List.of()))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void pagesNewestFirst() throws Exception {
        List<Long> numbers = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            numbers.add(synced("r" + i, deployments(1, "" + i)));
        }
        assertThat(history.page("shop", "prod", Long.MAX_VALUE, 2))
                .extracting(SyncRecord::number)
                .containsExactly(numbers.get(4), numbers.get(3));
        assertThat(history.page("shop", "prod", numbers.get(3), 10))
                .extracting(SyncRecord::number)
                .containsExactly(numbers.get(2), numbers.get(1), numbers.get(0));
    }

    @Test
    void givesBackWhatWasRenderedAndStoresEachContentOnce() throws Exception {
        List<Manifest> rendered = deployments(40, "1");
        long first = synced("r1", rendered);
        long same = synced("r2", rendered);
        List<Manifest> next = new ArrayList<>(rendered);
        next.set(7, deployment(7, "2"));
        long second = synced("r3", next);

        assertThat(bodies(first)).isEqualTo(roots(rendered));
        assertThat(bodies(same)).isEqualTo(roots(rendered));
        assertThat(bodies(second)).isEqualTo(roots(next));
        assertThat(bodies(second).toString())
                .as("members stay in their order")
                .isEqualTo(roots(next).toString());
        assertThat(count("SELECT COUNT(*) FROM manifest")).isEqualTo(41);
        assertThat(count("SELECT COUNT(*) FROM rendering")).isEqualTo(2);
        assertThat(count("SELECT LENGTH(body) FROM manifest ORDER BY id DESC LIMIT 1"))
                .as("a new tag costs what it says")
                .isLessThan(60);
    }

    @Test
    void manyContentsOfOneObjectReadBackWhole() throws Exception {
        List<Long> numbers = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            numbers.add(synced("r" + i, List.of(deployment(1, "v" + i))));
        }
        for (int i = 0; i < 100; i++) {
            assertThat(bodies(numbers.get(i))).containsExactly(deployment(1, "v" + i).root());
        }
        assertThat(count("SELECT COUNT(*) FROM manifest WHERE base_id IS NULL")).isEqualTo(1);
    }

    @Test
    void noValueOfASecretIsInAnyFileAndAChangeIsStillSeen() throws Exception {
        Manifest first = secret("login", "password", CANARY);
        long one = synced("r1", List.of(first, secret("other", "password", CANARY)));
        long two = synced("r2", List.of(secret("login", "password", CANARY + "2")));
        long three =
                synced(
                        "r3",
                        List.of(
                                first,
                                new Manifest(
                                        first.root()
                                                .with(
                                                        "metadata",
                                                        JsonObject.ofStrings(
                                                                java.util.Map.of(
                                                                        "name", "texts",
                                                                        "namespace", "shop")))
                                                .without("data")
                                                .with(
                                                        "stringData",
                                                        JsonObject.of(
                                                                "k", new JsonString(CANARY))))));
        assertThat(history.manifests(one).orElseThrow())
                .extracting(kept -> kept.body().objectAt("data").string("password", ""))
                .doesNotHaveDuplicates()
                .allSatisfy(digest -> assertThat(digest).startsWith("leeway-digest:"));

        DeployDifference changed = difference(one, two);
        assertThat(changed.objects())
                .filteredOn(object -> object.key().name().equals("login"))
                .singleElement()
                .satisfies(
                        object -> {
                            assertThat(object.kind()).isEqualTo(DeployDifference.Kind.CHANGED);
                            assertThat(object.fields()).hasSize(1);
                            assertThat(object.toString())
                                    .doesNotContain("leeway-digest")
                                    .contains("differs");
                        });
        assertThat(difference(one, three).objects())
                .as("the same value has the same digest")
                .noneMatch(object -> object.key().name().equals("login"));
        store.close();
        String encoded =
                java.util.Base64.getEncoder()
                        .encodeToString(CANARY.getBytes(StandardCharsets.UTF_8));
        int looked = 0;
        try (Stream<Path> files = Files.walk(temp)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
                assertThat(bytes).as(file.toString()).doesNotContain(CANARY);
                assertThat(bytes)
                        .as(file.toString())
                        .doesNotContain(encoded.substring(0, encoded.length() - 3));
                looked++;
            }
        }
        assertThat(looked).isGreaterThan(2);
        open();
        for (long number : List.of(one, two, three)) {
            assertThat(bodies(number).toString()).doesNotContain(CANARY).doesNotContain(encoded);
        }
        assertThat(Files.getPosixFilePermissions(temp.resolve("state/history.key")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void aLostKeyIsSaidAndNotTakenForAChange() throws Exception {
        long one = synced("r1", List.of(secret("login", "password", CANARY)));
        store.close();
        Files.delete(temp.resolve("state/history.key"));
        open();
        long two = synced("r2", List.of(secret("login", "password", CANARY)));

        assertThat(difference(one, two).objects())
                .singleElement()
                .satisfies(
                        object -> {
                            assertThat(object.kind()).isEqualTo(DeployDifference.Kind.UNKNOWN);
                            assertThat(object.texts().toString()).contains("not known");
                        });
    }

    @Test
    void aSecretComesBackFromTheLiveOneWhereNothingChanged() throws Exception {
        Manifest desired = secret("login", "password", CANARY);
        long number = synced("r1", List.of(desired));
        KeptManifest kept = history.manifests(number).orElseThrow().getFirst();

        assertThat(history.digests().restored(kept, desired)).contains(desired.root());
        assertThat(history.digests().restored(kept, secret("login", "password", "x"))).isEmpty();
        assertThat(history.digests().restored(kept, secret("login", "user", CANARY))).isEmpty();
    }

    @Test
    void retentionLetsTheOldestGoAndNeverTheLatestOrAPinnedOne() throws Exception {
        List<Long> numbers = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            numbers.add(synced("r" + i, List.of(deployment(1, "v" + i), deployment(2, "v"))));
        }
        long failed = history.begin(start("f", "f".repeat(40), false), deployments(1, "f"));
        history.end("f", START, Outcome.FAILED, "", List.of());
        history.pin(numbers.get(2), true);

        assertThat(history.retain("shop", "elsewhere", new Retention(1, 0))).isZero();
        assertThat(history.retain("shop", "prod", new Retention(5, Long.MAX_VALUE))).isEqualTo(6);
        assertThat(history.page("shop", "prod", Long.MAX_VALUE, 100))
                .extracting(SyncRecord::number)
                .containsExactly(
                        failed, numbers.get(9), numbers.get(8), numbers.get(7), numbers.get(2));
        assertThat(bodies(numbers.get(9)))
                .containsExactly(deployment(1, "v9").root(), deployment(2, "v").root());

        assertThat(history.retain("shop", "prod", new Retention(1, 0))).isEqualTo(2);
        assertThat(history.page("shop", "prod", Long.MAX_VALUE, 100))
                .extracting(SyncRecord::number)
                .containsExactly(failed, numbers.get(9), numbers.get(2));
        assertThat(bodies(numbers.get(2)))
                .containsExactly(deployment(1, "v2").root(), deployment(2, "v").root());
        history.pin(numbers.get(2), false);
        assertThat(history.retain("shop", "prod", new Retention(1, 0))).isEqualTo(1);
        assertThat(count("SELECT COUNT(*) FROM rendering")).isEqualTo(2);
        assertThat(synced("later", deployments(1, "l")))
                .as("a number is never given twice")
                .isGreaterThan(failed);
    }

    @Test
    void everySyncThatEndsShortensTheHistory() throws Exception {
        try (LeewayStore small =
                LeewayStore.open(
                        temp.resolve("small"),
                        temp.resolve("small-state"),
                        Clock.systemUTC(),
                        new Retention(3, Long.MAX_VALUE))) {
            history = small.syncHistory();
            for (int i = 0; i < 8; i++) {
                synced("r" + i, deployments(2, "" + i));
            }
            assertThat(history.page("shop", "prod", Long.MAX_VALUE, 100))
                    .extracting(SyncRecord::number)
                    .containsExactly(8L, 7L, 6L);
        }
    }

    @Test
    void aCutOffSyncIsListedWithWhatTheJournalKnows() throws Exception {
        RunJournal.OpenRun run = store.runJournal().begin(HistorySample.run("r1"));
        long number = history.begin(start("r1", "a".repeat(40), false), deployments(3, "1"));
        run.sending(0);
        run.outcome(0, Outcome.DONE, "patched", "17");
        run.sending(1);

        SyncRecord open = history.find("shop", "prod", number).orElseThrow();
        assertThat(open.outcome()).isEqualTo(Outcome.BEGUN);
        assertThat(open.took()).isEmpty();
        assertThat(open.results())
                .extracting(ObjectResult::outcome)
                .containsExactly(Outcome.DONE, Outcome.UNKNOWN);
        assertThat(history.retain("shop", "prod", new Retention(1, 0))).isZero();

        store.runJournal().settle("r1", "looked at");
        SyncRecord settled = history.find("shop", "prod", number).orElseThrow();
        assertThat(settled.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(settled.message()).contains("looked at");
        assertThat(settled.ended()).isPresent();
        assertThat(settled.results()).hasSize(2);
        assertThat(settled.kept()).hasValue(3);
    }

    @Test
    void aProcessThatDiedBetweenTheBooksLeavesNoOpenSync() throws Exception {
        RunJournal.OpenRun run = store.runJournal().begin(HistorySample.run("r1"));
        long number = history.begin(start("r1", "a".repeat(40), false), deployments(1, "1"));
        run.end(Outcome.DONE, "2 done");

        assertThat(history.find("shop", "prod", number).orElseThrow().outcome())
                .isEqualTo(Outcome.DONE);
    }

    @Test
    void aSyncThatEndsBetweenTheTwoEndsOfAnotherLeavesItAlone() throws Exception {
        RunJournal.OpenRun run = store.runJournal().begin(HistorySample.run("r1"));
        long number = history.begin(start("r1", "a".repeat(40), false), deployments(1, "1"));
        run.end(Outcome.DONE, "1 done");

        SyncStart mine = start("r2", "a".repeat(40), false);
        history.begin(
                new SyncStart(
                        mine.runId(),
                        "checkout",
                        mine.cluster(),
                        mine.revision(),
                        mine.planDigest(),
                        mine.operator(),
                        mine.started(),
                        mine.partial()),
                deployments(1, "2"));
        history.end("r2", START.plusSeconds(1), Outcome.DONE, "", List.of());
        // Somebody who looks after this very application may come between too.
        history.retain("shop", "prod", new Retention(5, 1 << 20));

        ObjectResult result = new ObjectResult(key(1), "patch", Outcome.DONE, "", List.of());
        history.end("r1", START.plusSeconds(2), Outcome.DONE, "1 done", List.of(result));
        assertThat(history.find("shop", "prod", number).orElseThrow().results())
                .containsExactly(result);
    }

    @Test
    void damagedManifestsAreSaidToBeDamaged() throws Exception {
        long number = synced("r1", deployments(1, "1"));
        execute("UPDATE manifest SET body = zeroblob(20)");
        assertThatThrownBy(() -> history.manifests(number))
                .isInstanceOfSatisfying(
                        StoreException.class,
                        e -> assertThat(e.problem()).isEqualTo(StoreException.Problem.CORRUPT));
        assertThat(history.find("shop", "prod", number)).isPresent();
    }

    @Test
    void takesOverTheSyncsOfAnEarlierLeeway() throws Exception {
        store.close();
        Path file = temp.resolve("old/leeway.db");
        Files.createDirectories(file.getParent());
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            for (String script : Migrations.SCRIPTS.getFirst()) {
                statement.execute(script);
            }
            statement.execute(
                    "INSERT INTO sync VALUES (7, 'r0', 'shop', 'prod', '"
                            + "b".repeat(40)
                            + "', 'd', 'ada', '2026-01-01T00:00:00Z', '2026-01-01T00:00:05Z',"
                            + " 'DONE', '1 done', 0,"
                            + " '[{\"object\":\"/ConfigMap/shop/a\",\"action\":\"create\","
                            + "\"outcome\":\"DONE\",\"message\":\"\"}]')");
            statement.execute("PRAGMA application_id = " + Migrations.APPLICATION_ID);
            statement.execute("PRAGMA user_version = 1");
        }
        store = LeewayStore.open(temp.resolve("old"), temp.resolve("state2"), Clock.systemUTC());
        history = store.syncHistory();

        SyncRecord old = history.find("shop", "prod", 7).orElseThrow();
        assertThat(old.kept()).isEmpty();
        assertThat(old.results()).hasSize(1);
        assertThat(old.took()).contains(Duration.ofSeconds(5));
        assertThat(history.manifests(7)).isEmpty();
        assertThat(synced("r1", deployments(1, "1"))).isEqualTo(8);
    }

    private long synced(String run, List<Manifest> desired) throws StoreException {
        long number = history.begin(start(run, "a".repeat(40), false), desired);
        history.end(run, START.plusSeconds(1), Outcome.DONE, "done", List.of());
        return number;
    }

    private DeployDifference difference(long earlier, long later) throws StoreException {
        return DeployDifference.between(
                history.manifests(earlier).orElseThrow(), history.manifests(later).orElseThrow());
    }

    private List<JsonObject> bodies(long number) throws StoreException {
        return history.manifests(number).orElseThrow().stream().map(KeptManifest::body).toList();
    }

    private static List<JsonObject> roots(List<Manifest> manifests) {
        return manifests.stream().map(Manifest::root).toList();
    }

    private int count(String query) throws Exception {
        return store.database()
                .reading(
                        connection -> {
                            try (Statement statement = connection.createStatement();
                                    var row = statement.executeQuery(query)) {
                                row.next();
                                return row.getInt(1);
                            }
                        });
    }

    private void execute(String script) throws Exception {
        store.database()
                .writing(
                        connection -> {
                            try (Statement statement = connection.createStatement()) {
                                return statement.executeUpdate(script);
                            }
                        });
    }
}
