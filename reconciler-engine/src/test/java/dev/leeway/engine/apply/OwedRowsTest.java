package dev.leeway.engine.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.audit.AuditEvent;
import dev.leeway.engine.audit.AuditKind;
import dev.leeway.engine.audit.AuditLog;
import dev.leeway.engine.audit.AuditQuery;
import dev.leeway.engine.audit.AuditRecord;
import dev.leeway.engine.audit.AuditVerdict;
import dev.leeway.engine.audit.ChainHead;
import dev.leeway.engine.audit.Outcome;
import dev.leeway.engine.audit.StoreException;
import dev.leeway.engine.plan.PlanOptions;
import dev.leeway.engine.run.CutOffRun;
import dev.leeway.engine.wording.Wording;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The disk has no room for the rows of what was just written, and may have room for the next: no
 * write at the cluster stays without its row.
 */
@Timeout(90)
class OwedRowsTest {
    private static final String TWO =
            """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: one}
            data: {k: v}
            ---
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: two}
            data: {k: v}
            """;

    @TempDir Path folder;
    private SyncHouse house;

    @BeforeEach
    void open() throws Exception {
        house = SyncHouse.open(folder, false);
        house.git(TWO);
    }

    @AfterEach
    void close() throws Exception {
        house.close();
    }

    /**
     * A trail on a disk that is nearly full.
     *
     * @param door the real one
     * @param full which rows there is no room for
     */
    private record FullDisk(AuditLog door, Predicate<List<AuditEvent>> full) implements AuditLog {
        @Override
        public List<AuditRecord> append(List<AuditEvent> events) throws StoreException {
            if (full.test(events)) {
                throw new StoreException(
                        StoreException.Problem.DISK_FULL,
                        Wording.quoted("no space is left"),
                        Wording.quoted("Free some space."),
                        null);
            }
            return door.append(events);
        }

        @Override
        public List<AuditRecord> list(AuditQuery query) throws StoreException {
            return door.list(query);
        }

        @Override
        public ChainHead head() throws StoreException {
            return door.head();
        }

        @Override
        public AuditVerdict verify(Optional<ChainHead> kept) throws StoreException {
            return door.verify(kept);
        }

        @Override
        public long export(Appendable out) throws StoreException, IOException {
            return door.export(out);
        }
    }

    private static boolean ofObjects(AuditEvent event) {
        return event.kind() == AuditKind.OBJECT_APPLIED
                && event.object().filter(key -> key.kind().equals("ConfigMap")).isPresent();
    }

    private List<String> rows() throws Exception {
        return house.store.auditLog().list(AuditQuery.newest(100)).stream()
                .map(AuditRecord::event)
                .filter(one -> ofObjects(one) || one.kind() == AuditKind.SYNC_ENDED)
                .map(
                        one ->
                                one.kind()
                                        + " "
                                        + one.outcome()
                                        + one.object().map(key -> " " + key.name()).orElse(""))
                .toList();
    }

    @Test
    void whatFoundNoRoomComesBeforeWhatFindsSome() throws Exception {
        int[] refused = new int[1];
        house.audit =
                new FullDisk(
                        house.store.auditLog(),
                        events ->
                                events.stream().anyMatch(OwedRowsTest::ofObjects)
                                        && refused[0]++ == 0);

        ApplyResult result = house.sync(PlanOptions.PLAIN);

        assertThat(refused[0]).as("the door was shut once and used again").isGreaterThan(1);
        assertThat(result.trouble().map(Wording::text).orElse(""))
                .contains("could not be put on the audit trail");
        assertThat(rows())
                .containsExactly(
                        "OBJECT_APPLIED DONE one", "OBJECT_APPLIED DONE two", "SYNC_ENDED PARTLY");
        assertThat(house.engine().cutOff()).isEmpty();
    }

    @Test
    void aRunWhoseRowsNeverFoundRoomIsSettledInTheSameProcess() throws Exception {
        house.audit =
                new FullDisk(
                        house.store.auditLog(),
                        events -> events.stream().anyMatch(OwedRowsTest::ofObjects));
        ApplyResult result = house.sync(PlanOptions.PLAIN);
        assertThat(result.trouble().map(Wording::text).orElse(""))
                .contains("The end of the sync could not be noted");
        assertThat(rows()).isEmpty();

        house.audit = house.store.auditLog();
        List<CutOffRun> left = house.engine().cutOff();
        assertThat(left).hasSize(1);
        assertThat(left.getFirst().count(CutOffRun.State.DONE)).isGreaterThanOrEqualTo(2);
        house.engine().settle(left.getFirst());

        assertThat(rows()).containsExactly("OBJECT_APPLIED DONE one", "OBJECT_APPLIED DONE two");
        assertThat(house.store.auditLog().list(AuditQuery.newest(1)).getFirst().event())
                .extracting(AuditEvent::kind, AuditEvent::outcome)
                .containsExactly(AuditKind.RUN_SETTLED, Outcome.DONE);
        assertThat(house.engine().cutOff()).isEmpty();
        assertThat(house.sync(PlanOptions.PLAIN).allDone()).as("the next sync may begin").isTrue();
    }
}
