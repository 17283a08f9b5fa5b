package dev.leeway.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leeway.engine.audit.AuditEvent;
import dev.leeway.engine.audit.AuditKind;
import dev.leeway.engine.audit.AuditQuery;
import dev.leeway.engine.audit.Outcome;
import dev.leeway.engine.audit.StoreException;
import dev.leeway.engine.bypass.Bypass;
import dev.leeway.engine.bypass.BypassJournal;
import dev.leeway.engine.bypass.FieldEdit;
import dev.leeway.engine.bypass.JournalEntry;
import dev.leeway.engine.bypass.Lease;
import dev.leeway.engine.bypass.Leases;
import dev.leeway.engine.bypass.ObjectFix;
import dev.leeway.engine.bypass.Stage;
import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.resource.Gvk;
import dev.leeway.engine.resource.ResourceKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredBypassJournalTest {
    private static final Instant LATER = Instant.parse("2026-05-04T11:00:00Z");
    private static final AuditEvent TOLD =
            AuditEvent.of(LATER, "ada", AuditKind.BYPASS_CHANGED, Outcome.BEGUN, "one step");

    @TempDir Path folder;
    private LeewayStore store;
    private BypassJournal journal;

    @BeforeEach
    void open() throws Exception {
        store = LeewayStore.open(folder, folder, Clock.systemUTC());
        journal = store.bypassJournal();
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void reopen() throws Exception {
        store.close();
        open();
    }

    @Test
    void everyStateComesBackAsItWasWritten() throws Exception {
        for (Stage stage : Stage.values()) {
            Lease lease =
                    journal.open(Leases.bypass("b-" + stage.name().toLowerCase(Locale.ROOT)), TOLD);
            List<Stage> way = way(stage);
            for (Stage next : way) {
                lease =
                        journal.add(
                                lease, new JournalEntry.Reached(Leases.state(next, LATER)), TOLD);
            }
            reopen();
            assertThat(journal.find(lease.id())).contains(lease);
            assertThat(lease.stage()).isEqualTo(stage);
        }
        assertThat(journal.all()).hasSize(Stage.values().length);
    }

    private static List<Stage> way(Stage to) {
        return switch (to) {
            case DRAFT -> List.of();
            case GUARDED -> List.of(Stage.GUARDED);
            case FIXED -> List.of(Stage.GUARDED, Stage.FIXED);
            case PROPOSED -> List.of(Stage.GUARDED, Stage.FIXED, Stage.PROPOSED);
            case MERGED -> List.of(Stage.GUARDED, Stage.FIXED, Stage.PROPOSED, Stage.MERGED);
            case CONVERGING -> List.of(Stage.GUARDED, Stage.FIXED, Stage.CONVERGING);
            case RELEASED -> List.of(Stage.GUARDED, Stage.FIXED, Stage.CONVERGING, Stage.RELEASED);
            case ERODED -> List.of(Stage.GUARDED, Stage.FIXED, Stage.ERODED);
            case EXPIRED -> List.of(Stage.GUARDED, Stage.EXPIRED);
            case ABANDONED -> List.of(Stage.ABANDONED);
        };
    }

    @Test
    void whatWasBegunIsPendingUntilItsEndIsKnown() throws Exception {
        Lease lease = journal.open(Leases.bypass("b-1"), TOLD);
        assertThat(lease.pending()).isEmpty();

        lease = journal.add(lease, new JournalEntry.Intended(LATER, Stage.GUARDED, "guard"), TOLD);
        reopen();
        assertThat(journal.find("b-1").orElseThrow().pending()).isPresent();

        lease = journal.add(lease, new JournalEntry.Dropped(LATER, "the server refused"), TOLD);
        assertThat(lease.pending()).isEmpty();
        journal.add(
                lease, new JournalEntry.Extended(LATER, LATER.plusSeconds(99_999), "m", "r"), TOLD);
        reopen();
        assertThat(journal.find("b-1").orElseThrow().bypass().end())
                .isEqualTo(LATER.plusSeconds(99_999));
    }

    @Test
    void twoLeewaysCannotBothGoOn() throws Exception {
        Lease lease = journal.open(Leases.bypass("b-1"), TOLD);
        journal.add(lease, new JournalEntry.Intended(LATER, Stage.GUARDED, "one"), TOLD);

        assertThatThrownBy(
                        () ->
                                journal.add(
                                        lease,
                                        new JournalEntry.Intended(LATER, Stage.GUARDED, "two"),
                                        TOLD))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("meanwhile");
        assertThat(store.auditLog().list(AuditQuery.newest(10)))
                .as("what was not noted is not on the trail either")
                .hasSize(2);
    }

    @Test
    void valuesOfSecretsAreNeverWritten() throws Exception {
        ResourceKey key = new ResourceKey("", "Secret", "shop", "db");
        FieldEdit edit =
                new FieldEdit(
                        FieldPath.of("data", "password"),
                        Optional.of(JsonValue.of("b2xkLWNhbmFyeQ==")),
                        Optional.of(JsonValue.of("bmV3LWNhbmFyeQ==")),
                        false);
        ObjectFix fix =
                new ObjectFix(
                        key,
                        new Gvk("", "v1", "Secret"),
                        "u",
                        "1",
                        List.of(edit),
                        List.of(),
                        false);
        Bypass bypass = Leases.bypass("b-1").with(List.of(fix));
        journal.open(bypass, TOLD);
        reopen();

        ObjectFix kept = journal.find("b-1").orElseThrow().bypass().fixes().getFirst();
        assertThat(kept.sealed()).isTrue();
        assertThat(kept.touched()).isEqualTo(fix.touched());
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                assertThat(content).doesNotContain("b2xkLWNhbmFyeQ", "bmV3LWNhbmFyeQ");
            }
        }
    }
}
