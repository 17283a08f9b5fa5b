package dev.leeway.engine.run;

import dev.leeway.engine.apply.RunStart;
import dev.leeway.engine.apply.UnfinishedRun;
import dev.leeway.engine.audit.AuditEvent;
import dev.leeway.engine.audit.AuditKind;
import dev.leeway.engine.audit.AuditLog;
import dev.leeway.engine.audit.AuditQuery;
import dev.leeway.engine.audit.AuditRecord;
import dev.leeway.engine.audit.Outcome;
import dev.leeway.engine.audit.StoreException;
import dev.leeway.engine.resource.ResourceKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the audit trail still has to be told of a run that was cut off. The results of steps come
 * onto the trail place by place; a process that ends in between leaves some in the journal alone,
 * and a write at the cluster must not be without its row. Pure but for reading the trail.
 */
final class CutOffSettling {
    private final AuditLog audit;

    CutOffSettling(AuditLog audit) {
        this.audit = audit;
    }

    /**
     * Returns the events: one for each step that was sent and of which the trail has no row, then
     * one that closes the run.
     *
     * @param repository the repository of the application, empty where the workspace knows it no
     *     more
     */
    List<AuditEvent> events(CutOffRun run, String repository, Instant now) throws StoreException {
        RunStart start = run.run().start();
        Set<ResourceKey> told = told(start);
        List<AuditEvent> events = new ArrayList<>();
        for (int i = 0; i < run.findings().size(); i++) {
            CutOffRun.Finding finding = run.findings().get(i);
            if (finding.state() != CutOffRun.State.NEVER_SENT
                    && !told.contains(finding.step().key())) {
                events.add(
                        event(
                                        start,
                                        repository,
                                        now,
                                        finding.step().action().equals("prune")
                                                ? AuditKind.OBJECT_DELETED
                                                : AuditKind.OBJECT_APPLIED,
                                        outcome(finding.state()),
                                        finding.step().action()
                                                + ": found out after the sync was cut off: "
                                                + finding.message())
                                .on(
                                        finding.step().key(),
                                        "",
                                        finding.state() == CutOffRun.State.DONE
                                                ? version(run.run().steps().get(i))
                                                : ""));
            }
        }
        events.add(
                event(
                        start,
                        repository,
                        now,
                        AuditKind.RUN_SETTLED,
                        whole(run),
                        "cut off at work; found out: " + CutOffReading.summary(run)));
        return events;
    }

    private Set<ResourceKey> told(RunStart start) throws StoreException {
        Set<ResourceKey> told = new HashSet<>();
        // All of it: the clock may have been set back while the run was at work.
        AuditQuery all =
                new AuditQuery(
                        Optional.empty(),
                        Optional.of(start.application()),
                        Optional.of(start.cluster()),
                        Integer.MAX_VALUE);
        for (AuditRecord one : audit.list(all)) {
            boolean ofStep =
                    one.event().kind() == AuditKind.OBJECT_APPLIED
                            || one.event().kind() == AuditKind.OBJECT_DELETED;
            if (ofStep && one.event().runId().equals(start.runId())) {
                one.event().object().ifPresent(told::add);
            }
        }
        return told;
    }

    private static AuditEvent event(
            RunStart start,
            String repository,
            Instant now,
            AuditKind kind,
            Outcome outcome,
            String message) {
        return AuditEvent.of(now, start.operator(), kind, outcome, message)
                .inRun(start.runId(), start.planDigest())
                .about(start.application(), start.cluster())
                .at(repository, start.revision());
    }

    private static String version(UnfinishedRun.Trace trace) {
        return trace.state() instanceof UnfinishedRun.State.Ended ended
                ? ended.resourceVersion()
                : "";
    }

    private static Outcome outcome(CutOffRun.State state) {
        return switch (state) {
            case DONE -> Outcome.DONE;
            case NOT_DONE -> Outcome.FAILED;
            case NEVER_SENT -> Outcome.NOT_ATTEMPTED;
            case UNKNOWN -> Outcome.UNKNOWN;
        };
    }

    /** What the plan held was left alone as planned; all else tells how the run came out. */
    private static Outcome whole(CutOffRun run) {
        Set<CutOffRun.State> states = EnumSet.noneOf(CutOffRun.State.class);
        boolean held = false;
        for (int i = 0; i < run.findings().size(); i++) {
            if (isHeld(run.run().steps().get(i))) {
                held = true;
            } else {
                states.add(run.findings().get(i).state());
            }
        }
        if (states.contains(CutOffRun.State.UNKNOWN)) {
            return Outcome.UNKNOWN;
        }
        boolean done = states.remove(CutOffRun.State.DONE);
        if (!states.isEmpty()) {
            return done ? Outcome.PARTLY : Outcome.FAILED;
        }
        return held ? Outcome.HELD : Outcome.DONE;
    }

    private static boolean isHeld(UnfinishedRun.Trace trace) {
        return trace.state() instanceof UnfinishedRun.State.Ended ended
                && ended.outcome() == Outcome.HELD;
    }
}
