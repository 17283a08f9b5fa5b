package dev.leeway.engine.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.audit.AuditEvent;
import dev.leeway.engine.audit.AuditKind;
import dev.leeway.engine.audit.AuditQuery;
import dev.leeway.engine.audit.AuditRecord;
import dev.leeway.engine.audit.Outcome;
import dev.leeway.engine.live.InventoryObject;
import dev.leeway.engine.live.PatchRequest;
import dev.leeway.engine.plan.PlanOptions;
import dev.leeway.engine.practice.fault.FaultEffect;
import dev.leeway.engine.practice.fault.FaultRule;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.wording.Wording;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An inventory that was sent has its row on the audit trail, even where nothing more is known. */
@Timeout(90)
class InventoryAccountTest {
    private static final String ONE =
            "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: one}\ndata: {k: v}\n";

    @TempDir Path folder;
    private SyncHouse house;

    @BeforeEach
    void open() throws Exception {
        house = SyncHouse.open(folder, false);
        house.git(ONE);
    }

    @AfterEach
    void close() throws Exception {
        house.close();
    }

    /** From the first inventory on, Secrets cannot be read back. */
    private final class Blinding implements ClusterWriter {
        private final ClusterWriter door = house.cluster.writer();
        private final boolean answers;

        Blinding(boolean answers) {
            this.answers = answers;
        }

        @Override
        public String cluster() {
            return door.cluster();
        }

        @Override
        public WriteResult apply(ApplyRequest request) throws InterruptedException {
            WriteResult result = door.apply(request);
            if (!request.manager().equals(InventoryObject.MANAGER)) {
                return result;
            }
            house.practice
                    .faults()
                    .add(
                            FaultRule.always(new FaultEffect.Forbidden())
                                    .onVerbs("get")
                                    .onResources("secrets"));
            return answers ? result : new WriteResult.Unknown("the connection was cut");
        }

        @Override
        public WriteResult patch(PatchRequest request) throws InterruptedException {
            return door.patch(request);
        }

        @Override
        public WriteResult delete(DeleteRequest request) throws InterruptedException {
            return door.delete(request);
        }
    }

    private AuditEvent row() throws Exception {
        List<AuditRecord> rows = house.store.auditLog().list(AuditQuery.newest(100));
        return rows.stream()
                .map(AuditRecord::event)
                .filter(one -> one.kind() == AuditKind.INVENTORY_WRITTEN)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatWasWrittenAndCannotBeReadBackIsWritten() throws Exception {
        house.writer = new Blinding(true);

        ApplyResult result = house.sync(PlanOptions.PLAIN);

        assertThat(result.allDone()).isFalse();
        house.practice.faults().clear();
        Manifest stands = house.live(InventoryObject.key("app", "shop")).orElseThrow();
        assertThat(row().outcome()).isEqualTo(Outcome.DONE);
        assertThat(row().resourceVersionAfter()).isEqualTo(stands.resourceVersion());
        assertThat(row().message()).contains("could not be read");
    }

    @Test
    void whatWasSentWithoutAnAnswerIsNotKnown() throws Exception {
        house.writer = new Blinding(false);

        ApplyResult result = house.sync(PlanOptions.PLAIN);

        assertThat(result.allDone()).isFalse();
        assertThat(result.trouble().map(Wording::text).orElse("")).contains("could not be noted");
        assertThat(row().outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(row().resourceVersionAfter()).isEmpty();
    }
}
