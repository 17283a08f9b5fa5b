package dev.leeway.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.leeway.engine.audit.AuditEvent;
import dev.leeway.engine.audit.AuditKind;
import dev.leeway.engine.audit.AuditQuery;
import dev.leeway.engine.audit.AuditRecord;
import dev.leeway.engine.audit.AuditVerdict;
import dev.leeway.engine.audit.AuditVerdict.Fault;
import dev.leeway.engine.audit.ChainHead;
import dev.leeway.engine.audit.Outcome;
import dev.leeway.engine.audit.StoreException;
import dev.leeway.engine.audit.StoreException.Problem;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.resource.ResourceKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class LeewayStoreTest {
    private static final Instant START = Instant.parse("2026-03-01T03:00:00Z");

    @TempDir private Path temp;
    private LeewayStore store;

    @BeforeEach
    void open() throws StoreException {
        store = openAnother();
    }

    @AfterEach
    void close() {
        store.close();
    }

    private LeewayStore openAnother() throws StoreException {
        return LeewayStore.open(temp.resolve("data"), temp.resolve("state"), Clock.systemUTC());
    }

    private Path file() {
        return temp.resolve("data/leeway.db");
    }

    private Path head() {
        return temp.resolve("state/audit.head");
    }

    private static AuditEvent event(int number) {
        return AuditEvent.of(
                        START.plus(Duration.ofMillis(number * 500L)),
                        "ada",
                        AuditKind.OBJECT_APPLIED,
                        Outcome.DONE,
                        "applied \"" + number + "\" \u2713")
                .inRun("run-1", "sha256:abc")
                .about(number % 2 == 0 ? "checkout" : "catalog", "prod-eu")
                .at("platform", "0123456789012345678901234567890123456789")
                .on(new ResourceKey("apps", "Deployment", "shop", "api-" + number), "1", "2");
    }

    private void appendTen() throws StoreException {
        store.auditLog().append(IntStream.rangeClosed(1, 10).mapToObj(n -> event(n)).toList());
    }

    @Test
    void recordsComeBackAsTheyWereWritten() throws Exception {
        AuditRecord first = store.auditLog().append(event(1));
        AuditRecord second = store.auditLog().append(event(2));
        assertThat(first.sequence()).isEqualTo(1);
        assertThat(first.previousHash()).isEqualTo(ChainHead.NO_HASH);
        assertThat(second.previousHash()).isEqualTo(first.hash());
        store.close();
        store = openAnother();
        assertThat(store.auditLog().list(AuditQuery.newest(10))).containsExactly(first, second);
        assertThat(store.auditLog().head()).isEqualTo(new ChainHead(2, second.hash()));
        assertThat(store.auditLog().verify(Optional.empty()))
                .isEqualTo(new AuditVerdict.Intact(2, new ChainHead(2, second.hash())));
    }

    @Test
    void listsAreFilteredAndKeepTheNewest() throws Exception {
        appendTen();
        AuditQuery query =
                new AuditQuery(
                        Optional.of(START.plus(Duration.ofSeconds(2))),
                        Optional.of("checkout"),
                        Optional.of("prod-eu"),
                        3);
        assertThat(store.auditLog().list(query))
                .extracting(AuditRecord::sequence)
                .containsExactly(6L, 8L, 10L);
        AuditQuery since =
                new AuditQuery(
                        Optional.of(START.plus(Duration.ofMillis(4500))),
                        Optional.empty(),
                        Optional.empty(),
                        100);
        assertThat(store.auditLog().list(since))
                .extracting(AuditRecord::sequence)
                .containsExactly(9L, 10L);
    }

    @Test
    void theExportIsOneLineOfJsonForEachRecord() throws Exception {
        appendTen();
        StringBuilder out = new StringBuilder();
        assertThat(store.auditLog().export(out)).isEqualTo(10);
        List<String> lines = out.toString().lines().toList();
        assertThat(lines).hasSize(10);
        JsonObject third = JsonReader.readObject(lines.get(2));
        assertThat(third.integer("sequence")).hasValue(3);
        assertThat(third.string("object")).contains("apps/Deployment/shop/api-3");
        assertThat(third.string("message")).contains("applied \"3\" \u2713");
        assertThat(third.string("previousHash"))
                .isEqualTo(JsonReader.readObject(lines.get(1)).string("hash"));
    }

    @ParameterizedTest
    @CsvSource({
        "UPDATE audit SET operator = 'eve' WHERE sequence = 4, never changed",
        "DELETE FROM audit WHERE sequence = 10, never shortened",
        "INSERT OR REPLACE INTO audit SELECT * FROM audit WHERE sequence = 4, only grows",
        "INSERT INTO audit SELECT 12 | time | 1 FROM audit, columns"
    })
    void theTablesOwnTriggersStopAccidents(String sql, String words) throws Exception {
        appendTen();
        assertThatThrownBy(() -> directly(sql.replace('|', ','))).hasMessageContaining(words);
        assertThat(store.auditLog().verify(Optional.empty()))
                .isInstanceOf(AuditVerdict.Intact.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UPDATE audit SET operator = 'eve' WHERE sequence = 4 | 4 | EDITED",
                "UPDATE audit SET hash = '00' WHERE sequence = 4 | 4 | EDITED",
                "UPDATE audit SET time = 'yesterday' WHERE sequence = 4 | 4 | EDITED",
                "UPDATE audit SET version_after = '9' WHERE sequence = 10 | 10 | EDITED",
                "DELETE FROM audit WHERE sequence = 4 | 4 | MISSING",
                "DELETE FROM audit WHERE sequence = 1 | 1 | MISSING",
                "DELETE FROM audit WHERE sequence > 8 | 9 | CUT_OFF",
                "DELETE FROM audit | 1 | CUT_OFF",
                "DELETE FROM audit WHERE sequence = 4; UPDATE audit SET sequence = sequence - 1 WHERE"
                        + " sequence > 4 | 4 | MISSING",
                "UPDATE audit SET sequence = 99 WHERE sequence = 4; UPDATE audit SET sequence = 4 WHERE"
                        + " sequence = 7; UPDATE audit SET sequence = 7 WHERE sequence = 99 | 4 | REORDERED"
            })
    void whatWasDoneBehindTheTriggersIsFoundAndNamed(String sql, long sequence, Fault fault)
            throws Exception {
        appendTen();
        withoutTriggers(sql);
        AuditVerdict verdict = store.auditLog().verify(Optional.empty());
        assertThat(verdict).isInstanceOf(AuditVerdict.Broken.class);
        AuditVerdict.Broken broken = (AuditVerdict.Broken) verdict;
        assertThat(broken.sequence()).isEqualTo(sequence);
        assertThat(broken.fault()).isEqualTo(fault);
        assertThat(broken.explanation()).isNotBlank();
    }

    @Test
    void aTrailWrittenAnewIsFoundByItsHead() throws Exception {
        appendTen();
        ChainHead kept = store.auditLog().head();
        store.close();
        Files.delete(file());
        Files.deleteIfExists(file().resolveSibling("leeway.db-wal"));
        Path realHead = temp.resolve("real.head");
        Files.move(head(), realHead);
        store = openAnother();
        for (int i = 1; i <= 12; i++) {
            store.auditLog().append(event(i + 20));
        }
        // The forger keeps the head in step, so only the head kept elsewhere tells.
        assertThat(store.auditLog().verify(Optional.empty()))
                .isInstanceOf(AuditVerdict.Intact.class);
        assertThat(fault(store.auditLog().verify(Optional.of(kept)))).isEqualTo(Fault.REWRITTEN);
        Files.copy(realHead, head(), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertThat(fault(store.auditLog().verify(Optional.empty()))).isEqualTo(Fault.REWRITTEN);
    }

    @Test
    void aHeadThatIsGoneIsSaid() throws Exception {
        appendTen();
        Files.delete(head());
        assertThat(fault(store.auditLog().verify(Optional.empty()))).isEqualTo(Fault.HEAD_MISSING);
    }

    @Test
    void goingOnAfterALossDoesNotCoverItUp() throws Exception {
        appendTen();
        withoutTriggers("DELETE FROM audit WHERE sequence > 8");
        AuditRecord next = store.auditLog().append(event(11));
        assertThat(next.sequence()).isEqualTo(10);
        assertThat(next.event().kind()).isEqualTo(AuditKind.OBJECT_APPLIED);
        AuditVerdict verdict = store.auditLog().verify(Optional.empty());
        assertThat(fault(verdict)).isEqualTo(Fault.CUT_OFF);
        assertThat(((AuditVerdict.Broken) verdict).sequence()).isEqualTo(9);
        store.auditLog().append(event(12));
        assertThat(store.auditLog().head().sequence()).isEqualTo(11);
    }

    @Test
    void aFullDiskIsNamedAndLeavesNothingHalf() throws Exception {
        store.auditLog().append(event(1));
        store.database()
                .reading(
                        connection -> {
                            try (Statement statement = connection.createStatement()) {
                                return statement.execute("PRAGMA max_page_count = 1");
                            }
                        });
        List<AuditEvent> many = IntStream.range(0, 500).mapToObj(n -> event(n)).toList();
        StoreException full =
                catchThrowableOfType(StoreException.class, () -> store.auditLog().append(many));
        assertThat(full.problem()).isEqualTo(Problem.DISK_FULL);
        assertThat(full.nextStep()).contains("Free some space");
        assertThat(store.auditLog().head().sequence()).isEqualTo(1);
        store.close();
        store = openAnother();
        store.auditLog().append(many);
        assertThat(store.auditLog().verify(Optional.empty()))
                .isInstanceOf(AuditVerdict.Intact.class);
        assertThat(store.auditLog().head().sequence()).isEqualTo(501);
    }

    @Test
    void twoLeewaysWriteOneTrail() throws Exception {
        AtomicReference<Throwable> trouble = new AtomicReference<>();
        try (LeewayStore other = openAnother()) {
            Thread second = Thread.ofVirtual().start(() -> appendMany(other, trouble));
            appendMany(store, trouble);
            second.join();
        }
        assertThat(trouble.get()).isNull();
        assertThat(store.auditLog().verify(Optional.empty()))
                .isInstanceOf(AuditVerdict.Intact.class);
        assertThat(store.auditLog().head().sequence()).isEqualTo(60);
    }

    private static void appendMany(LeewayStore into, AtomicReference<Throwable> trouble) {
        try {
            for (int i = 0; i < 30; i++) {
                into.auditLog().append(event(i));
            }
        } catch (StoreException e) {
            trouble.set(e);
        }
    }

    @Test
    void aCancelledThreadStillAccountsForWhatItDid() throws Exception {
        Thread.currentThread().interrupt();
        store.auditLog().append(event(1));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(store.auditLog().verify(Optional.empty()))
                .isInstanceOf(AuditVerdict.Intact.class);
    }

    @Test
    void filesThatAreNotOursAreLeftAlone() throws Exception {
        store.close();
        Path other = Files.createDirectories(temp.resolve("other"));
        Files.writeString(other.resolve("leeway.db"), "no database at all, but long enough text");
        assertThat(openingProblem(other)).isEqualTo(Problem.CORRUPT);
        Path foreign = Files.createDirectories(temp.resolve("foreign"));
        try (Connection connection =
                        DriverManager.getConnection("jdbc:sqlite:" + foreign.resolve("leeway.db"));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE theirs (x)");
        }
        assertThat(openingProblem(foreign)).isEqualTo(Problem.CORRUPT);
        directly("PRAGMA user_version = 99");
        assertThat(openingProblem(temp.resolve("data"))).isEqualTo(Problem.TOO_NEW);
        Path blocked = Files.writeString(temp.resolve("blocked"), "a file");
        assertThat(openingProblem(blocked)).isEqualTo(Problem.NOT_WRITABLE);
        directly("PRAGMA user_version = " + Migrations.SCRIPTS.size());
        store = openAnother();
    }

    private Problem openingProblem(Path data) {
        StoreException e =
                catchThrowableOfType(
                        StoreException.class,
                        () ->
                                LeewayStore.open(data, temp.resolve("state"), Clock.systemUTC())
                                        .close());
        assertThat(e).as("a store exception for " + data).isNotNull();
        return e.problem();
    }

    private static Fault fault(AuditVerdict verdict) {
        assertThat(verdict).isInstanceOf(AuditVerdict.Broken.class);
        return ((AuditVerdict.Broken) verdict).fault();
    }

    private void directly(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = 5000");
            statement.execute("PRAGMA recursive_triggers = ON");
            statement.execute(sql);
        }
    }

    private void withoutTriggers(String script) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = 5000");
            statement.execute("DROP TRIGGER audit_no_update");
            statement.execute("DROP TRIGGER audit_no_delete");
            for (String sql : script.split(";", -1)) {
                statement.execute(sql);
            }
        }
    }
}
