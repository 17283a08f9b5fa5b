package dev.leeway.engine.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.audit.AuditEvent;
import dev.leeway.engine.audit.AuditKind;
import dev.leeway.engine.audit.AuditQuery;
import dev.leeway.engine.audit.AuditRecord;
import dev.leeway.engine.audit.Outcome;
import dev.leeway.engine.history.ObjectResult;
import dev.leeway.engine.history.SyncRecord;
import dev.leeway.engine.insights.Happening;
import dev.leeway.engine.insights.Happenings;
import dev.leeway.engine.plan.Plan;
import dev.leeway.engine.plan.PlanOptions;
import dev.leeway.engine.resource.ResourceKey;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How a sync came out is said once, and the trail, the history and the indicators say the same. */
@Timeout(90)
class SyncEndTest {
    private static final ResourceKey A = new ResourceKey("", "ConfigMap", "shop", "a");

    @TempDir Path folder;
    private SyncHouse house;

    @BeforeEach
    void open() throws Exception {
        house = SyncHouse.open(folder, true);
        house.git(map("a", "one") + map("b", "one"));
        assertThat(house.sync(PlanOptions.PLAIN).end()).isEqualTo(SyncEnd.WHOLE);
        assertThat(ended().outcome()).isEqualTo(Outcome.DONE);
    }

    @AfterEach
    void close() throws Exception {
        house.close();
    }

    @Test
    void whatThePlanHeldIsNoFailureOfTheSync() throws Exception {
        house.git(map("a", "two"));

        ApplyResult result = house.sync(PlanOptions.PLAIN);

        assertThat(result.end()).isEqualTo(SyncEnd.HELD);
        assertThat(result.held()).isEqualTo(1);
        assertThat(result.allDone()).as("Git's state is not there in whole").isFalse();
        assertThat(ended().outcome()).isEqualTo(Outcome.HELD);
        assertThat(ended().message()).isEqualTo("1 done, 1 left alone");
        assertThat(newest().outcome()).isEqualTo(Outcome.HELD);
        assertThat(newest().message()).isEqualTo("1 done, 1 left alone");
        assertThat(newest().results())
                .extracting(ObjectResult::outcome)
                .containsExactlyInAnyOrder(Outcome.DONE, Outcome.HELD);
        assertThat(Happenings.syncs(trail())).noneMatch(Happening::failed);
    }

    @Test
    void nothingButWhatIsHeldIsNoFailureEither() throws Exception {
        house.git(map("a", "one"));

        assertThat(house.sync(PlanOptions.PLAIN).end()).isEqualTo(SyncEnd.HELD);
        assertThat(ended().message()).isEqualTo("1 left alone");
    }

    @Test
    void whatWasDoneInPartIsToldFromWhatWasNotDone() throws Exception {
        house.git(map("a", "two") + map("b", "two"));
        Plan both = house.plan(PlanOptions.PLAIN);
        touch(A);

        assertThat(carriedOut(both).end()).isEqualTo(SyncEnd.PARTLY);
        assertThat(ended().outcome()).isEqualTo(Outcome.PARTLY);
        assertThat(ended().message()).isEqualTo("1 done, 1 refused");
        assertThat(newest().outcome()).isEqualTo(Outcome.PARTLY);

        Plan rest = house.plan(PlanOptions.PLAIN);
        touch(A);
        assertThat(carriedOut(rest).end()).isEqualTo(SyncEnd.FAILED);
        assertThat(ended().outcome()).isEqualTo(Outcome.FAILED);
        assertThat(Happenings.syncs(trail()))
                .extracting(Happening::failed)
                .containsExactly(false, true, true);
    }

    /** Makes what was approved stale. */
    private void touch(ResourceKey key) throws Exception {
        house.editByHand(
                key,
                "[{\"op\":\"add\",\"path\":\"/metadata/labels/seen\",\"value\":\""
                        + house.live(key).orElseThrow().resourceVersion()
                        + "\"}]");
    }

    private ApplyResult carriedOut(Plan plan) throws Exception {
        return house.sync(plan, new SyncControl(), _ -> {});
    }

    private AuditEvent ended() throws Exception {
        return trail().stream()
                .map(AuditRecord::event)
                .filter(event -> event.kind() == AuditKind.SYNC_ENDED)
                .reduce((_, later) -> later)
                .orElseThrow();
    }

    /** Oldest first. */
    private List<AuditRecord> trail() throws Exception {
        return house.store.auditLog().list(AuditQuery.newest(200));
    }

    private SyncRecord newest() throws Exception {
        return house.store.syncHistory().page("app", "practice", Long.MAX_VALUE, 1).getFirst();
    }

    private static String map(String name, String colour) {
        return """
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: %s, namespace: shop}
        data: {colour: %s}
        """
                .formatted(name, colour);
    }
}
