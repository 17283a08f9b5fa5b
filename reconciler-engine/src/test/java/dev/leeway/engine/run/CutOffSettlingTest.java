package dev.leeway.engine.run;

import dev.leeway.engine.wording.Wording;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.leeway.engine.apply.RunStart;
import dev.leeway.engine.apply.UnfinishedRun;
import dev.leeway.engine.audit.AuditEvent;
import dev.leeway.engine.audit.AuditKind;
import dev.leeway.engine.audit.Outcome;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.store.LeewayStore;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every step that was sent gets its row, once, however the process ended. */
class CutOffSettlingTest {
    private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");

    @TempDir Path folder;

    private static RunStart.Planned step(String action, String name) {
        return new RunStart.Planned(action, new ResourceKey("", "ConfigMap", "shop", name));
    }

    private static UnfinishedRun.State ended(String version) {
        return new UnfinishedRun.State.Ended(Outcome.DONE, "created", version, NOW);
    }

    private static CutOffRun.Finding found(RunStart.Planned step, CutOffRun.State state) {
        return new CutOffRun.Finding(step, state, Wording.quoted("as it is"));
    }

    @Test
    void whatThePlanHeldIsLeftOutOfHowTheRunCameOut() throws Exception {
        assertThat(settled(Outcome.HELD, CutOffRun.State.NEVER_SENT)).isEqualTo(Outcome.HELD);
        assertThat(settled(Outcome.NOT_ATTEMPTED, CutOffRun.State.NEVER_SENT))
                .isEqualTo(Outcome.PARTLY);
        assertThat(settled(Outcome.DONE, CutOffRun.State.DONE)).isEqualTo(Outcome.DONE);
    }

    /** Returns how a run is settled of which one step was done and another ended so. */
    private Outcome settled(Outcome second, CutOffRun.State found) throws Exception {
        RunStart.Planned done = step("create", "done");
        RunStart.Planned other = step("hold", "other");
        UnfinishedRun run =
                new UnfinishedRun(
                        new RunStart(
                                "run-2",
                                NOW,
                                "ada",
                                "shop",
                                "test",
                                "a".repeat(40),
                                "digest",
                                List.of(done, other)),
                        List.of(
                                new UnfinishedRun.Trace(done, ended("11")),
                                new UnfinishedRun.Trace(
                                        other,
                                        new UnfinishedRun.State.Ended(second, "why", "", NOW))));
        CutOffRun cutOff =
                new CutOffRun(run, List.of(found(done, CutOffRun.State.DONE), found(other, found)));
        try (LeewayStore store =
                LeewayStore.open(
                        folder.resolve("data"), folder.resolve("state"), Clock.systemUTC())) {
            List<AuditEvent> events =
                    new CutOffSettling(store.auditLog()).events(cutOff, "platform", NOW);
            return events.getLast().outcome();
        }
    }

    @Test
    void whatTheTrailDoesNotTellYetIsPutOnItAndNothingElse() throws Exception {
        RunStart.Planned told = step("create", "told");
        RunStart.Planned untold = step("patch", "untold");
        RunStart.Planned gone = step("prune", "gone");
        RunStart.Planned refused = step("create", "refused");
        RunStart.Planned open = step("patch", "open");
        RunStart.Planned never = step("create", "never");
        RunStart start =
                new RunStart(
                        "run-1",
                        NOW,
                        "ada",
                        "shop",
                        "test",
                        "a".repeat(40),
                        "digest",
                        List.of(told, untold, gone, refused, open, never));
        UnfinishedRun run =
                new UnfinishedRun(
                        start,
                        List.of(
                                new UnfinishedRun.Trace(told, ended("11")),
                                new UnfinishedRun.Trace(untold, ended("12")),
                                new UnfinishedRun.Trace(gone, new UnfinishedRun.State.Sent(NOW)),
                                new UnfinishedRun.Trace(refused, new UnfinishedRun.State.Sent(NOW)),
                                new UnfinishedRun.Trace(open, new UnfinishedRun.State.Sent(NOW)),
                                new UnfinishedRun.Trace(never, new UnfinishedRun.State.NotSent())));
        CutOffRun cutOff =
                new CutOffRun(
                        run,
                        List.of(
                                found(told, CutOffRun.State.DONE),
                                found(untold, CutOffRun.State.DONE),
                                found(gone, CutOffRun.State.DONE),
                                found(refused, CutOffRun.State.NOT_DONE),
                                found(open, CutOffRun.State.UNKNOWN),
                                found(never, CutOffRun.State.NEVER_SENT)));
        try (LeewayStore store =
                LeewayStore.open(
                        folder.resolve("data"), folder.resolve("state"), Clock.systemUTC())) {
            store.auditLog()
                    .append(
                            AuditEvent.of(
                                            NOW,
                                            "ada",
                                            AuditKind.OBJECT_APPLIED,
                                            Outcome.DONE,
                                            "create: created")
                                    .inRun("run-1", "digest")
                                    .about("shop", "test")
                                    .on(told.key(), "", "11"));

            List<AuditEvent> events =
                    new CutOffSettling(store.auditLog()).events(cutOff, "platform", NOW);

            assertThat(events)
                    .extracting(
                            event -> event.object().map(ResourceKey::name).orElse(""),
                            AuditEvent::kind,
                            AuditEvent::outcome,
                            AuditEvent::resourceVersionAfter)
                    .containsExactly(
                            tuple("untold", AuditKind.OBJECT_APPLIED, Outcome.DONE, "12"),
                            tuple("gone", AuditKind.OBJECT_DELETED, Outcome.DONE, ""),
                            tuple("refused", AuditKind.OBJECT_APPLIED, Outcome.FAILED, ""),
                            tuple("open", AuditKind.OBJECT_APPLIED, Outcome.UNKNOWN, ""),
                            tuple("", AuditKind.RUN_SETTLED, Outcome.UNKNOWN, ""));
            assertThat(events)
                    .allSatisfy(event -> assertThat(event.runId()).isEqualTo("run-1"))
                    .allSatisfy(event -> assertThat(event.revision()).isEqualTo("a".repeat(40)));
        }
    }
}
