package dev.leeway.engine.apply;

import dev.leeway.engine.audit.AuditEvent;
import dev.leeway.engine.audit.AuditKind;
import dev.leeway.engine.audit.AuditLog;
import dev.leeway.engine.audit.Outcome;
import dev.leeway.engine.audit.StoreException;
import dev.leeway.engine.desired.DesiredObject;
import dev.leeway.engine.history.ObjectResult;
import dev.leeway.engine.history.SyncHistory;
import dev.leeway.engine.history.SyncStart;
import dev.leeway.engine.history.SyncWords;
import dev.leeway.engine.plan.ApprovedPlan;
import dev.leeway.engine.plan.Plan;
import dev.leeway.engine.plan.Step;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.wording.Wording;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Keeps the journal, the audit trail and the history of one run. Safe for several threads. */
final class Accounts {
    private final ApprovedPlan approved;
    private final String repository;
    private final String runId;
    private final AuditLog audit;
    private final SyncHistory history;
    private final RunJournal.OpenRun open;
    private final InstantSource clock;
    private final Instant started;

    /** What happened and could not be put on the trail then; guarded by this. */
    private final List<AuditEvent> owed = new ArrayList<>();

    private Accounts(
            ApprovedPlan approved,
            String repository,
            String runId,
            AuditLog audit,
            SyncHistory history,
            RunJournal.OpenRun open,
            InstantSource clock,
            Instant started) {
        this.approved = approved;
        this.repository = repository;
        this.runId = runId;
        this.audit = audit;
        this.history = history;
        this.open = open;
        this.clock = clock;
        this.started = started;
    }

    /** Opens the accounts of a run, before its first request. */
    static Accounts open(
            ApprovedPlan approved,
            String repository,
            String runId,
            RunJournal journal,
            AuditLog audit,
            SyncHistory history,
            InstantSource clock)
            throws ApplyException {
        Plan plan = approved.plan();
        Instant started = clock.instant();
        List<RunStart.Planned> steps =
                plan.steps().stream()
                        .map(step -> new RunStart.Planned(step.action(), step.key()))
                        .toList();
        try {
            RunJournal.OpenRun open =
                    journal.begin(
                            new RunStart(
                                    runId,
                                    started,
                                    approved.approver(),
                                    plan.application(),
                                    plan.cluster(),
                                    plan.revision().commit(),
                                    plan.digest(),
                                    steps));
            Accounts accounts =
                    new Accounts(approved, repository, runId, audit, history, open, clock, started);
            accounts.kept();
            accounts.began();
            return accounts;
        } catch (StoreException e) {
            throw new ApplyException(
                    (e.problem() == StoreException.Problem.RUN_IN_PROGRESS
                                    ? SyncPhrase.NOT_BEGUN
                                    : SyncPhrase.NOT_BEGUN_UNNOTED)
                            .of(Wording.quoted(plan.application()), e.said()),
                    e.advice(),
                    e);
        }
    }

    private void began() throws StoreException {
        try {
            audit.append(
                    event(
                            AuditKind.SYNC_STARTED,
                            Outcome.BEGUN,
                            new SyncWords.Opening(
                                            approved.plan().steps().size(), approved.trigger())
                                    .words()));
        } catch (StoreException e) {
            String why = SyncPhrase.NO_TRAIL.pattern();
            giveUp(why, e);
            history.end(runId, clock.instant(), Outcome.FAILED, why, List.of());
            throw e;
        }
    }

    /** What Git asked for is kept before anything is sent, so that a crash cannot lose it. */
    private void kept() throws StoreException {
        Plan plan = approved.plan();
        try {
            history.begin(
                    new SyncStart(
                            runId,
                            plan.application(),
                            plan.cluster(),
                            plan.revision(),
                            plan.digest(),
                            approved.approver(),
                            started,
                            !plan.options().only().isEmpty()),
                    plan.desired().stream().map(DesiredObject::manifest).toList());
        } catch (StoreException e) {
            giveUp(SyncPhrase.NO_HISTORY.pattern(), e);
            throw e;
        }
    }

    private void giveUp(String why, StoreException cause) {
        try {
            open.end(Outcome.FAILED, why);
        } catch (StoreException e) {
            open.leave();
            cause.addSuppressed(e);
        }
    }

    Instant started() {
        return started;
    }

    void sending(int step) throws StoreException {
        open.sending(step);
    }

    void outcome(int step, StepResult result) throws StoreException {
        open.outcome(step, kept(result), result.message(), versionAfter(result));
    }

    /** Puts what became of steps on the trail; where that fails, with whatever comes there next. */
    void record(List<StepResult> results) throws StoreException {
        List<AuditEvent> events = new ArrayList<>();
        for (StepResult result : results) {
            boolean attempted =
                    switch (result) {
                        case StepResult.Done _, StepResult.Failed _, StepResult.Unknown _ -> true;
                        case StepResult.Refused refused -> !refused.isHeld();
                        case StepResult.NotAttempted _, StepResult.Waived _ -> false;
                    };
            if (attempted) {
                Step step = result.step();
                AuditKind kind =
                        step instanceof Step.Prune
                                ? AuditKind.OBJECT_DELETED
                                : AuditKind.OBJECT_APPLIED;
                events.add(
                        event(kind, kept(result), step.action() + ": " + result.message())
                                .on(step.key(), versionBefore(step), versionAfter(result)));
            }
        }
        if (!events.isEmpty()) {
            tell(events);
        }
    }

    /**
     * Puts events on the trail behind those that are owed, all or none. A disk that has no room for
     * many may have room for one, and a row that came later must not hide those that are missing.
     */
    private synchronized void tell(List<AuditEvent> events) throws StoreException {
        owed.addAll(events);
        audit.append(owed);
        owed.clear();
    }

    private void tell(AuditEvent event) throws StoreException {
        tell(List.of(event));
    }

    void inventoryWritten(ResourceKey key, String before, String after) throws StoreException {
        tell(
                event(AuditKind.INVENTORY_WRITTEN, Outcome.DONE, SyncWords.INVENTORY_WRITTEN)
                        .on(key, before, after));
    }

    /**
     * Notes that the inventory was sent and could not be read back.
     *
     * @param after the version that the server gave it; empty when it did not answer
     */
    void inventorySent(ResourceKey key, String before, String after, Wording said)
            throws StoreException {
        Outcome outcome = after.isEmpty() ? Outcome.UNKNOWN : Outcome.DONE;
        tell(
                event(AuditKind.INVENTORY_WRITTEN, outcome, InventoryPhrase.SENT.of(said).text())
                        .on(key, before, after));
    }

    /**
     * Ends the run in every book, in the journal last: a run that is not ended there is settled
     * later like one that was cut off, and then the trail gets what it lacks.
     */
    void end(Outcome outcome, String message, List<StepResult> results) throws StoreException {
        String told = new SyncWords.Closing(approved.trigger(), message).words();
        try {
            tell(event(AuditKind.SYNC_ENDED, outcome, message));
            history.end(runId, clock.instant(), outcome, told, listed(results));
            open.end(outcome, message);
        } catch (StoreException e) {
            open.leave();
            throw e;
        }
    }

    private static List<ObjectResult> listed(List<StepResult> results) {
        return results.stream()
                .map(
                        result ->
                                new ObjectResult(
                                        result.step().key(),
                                        result.step().action(),
                                        kept(result),
                                        result.message(),
                                        fields(result.step())))
                .toList();
    }

    private static List<ObjectResult.Field> fields(Step step) {
        return step instanceof Step.Patch patch
                ? patch.changes().stream()
                        .map(
                                change ->
                                        new ObjectResult.Field(
                                                change.path().toString(),
                                                change.live(),
                                                change.desired()))
                        .toList()
                : List.of();
    }

    private AuditEvent event(AuditKind kind, Outcome outcome, String message) {
        Plan plan = approved.plan();
        return AuditEvent.of(clock.instant(), approved.approver(), kind, outcome, message)
                .inRun(runId, plan.digest())
                .about(plan.application(), plan.cluster())
                .at(repository, plan.revision().commit());
    }

    private static Outcome kept(StepResult result) {
        return switch (result) {
            case StepResult.Done _ -> Outcome.DONE;
            case StepResult.Failed _ -> Outcome.FAILED;
            case StepResult.Refused refused -> refused.isHeld() ? Outcome.HELD : Outcome.REFUSED;
            case StepResult.NotAttempted _, StepResult.Waived _ -> Outcome.NOT_ATTEMPTED;
            case StepResult.Unknown _ -> Outcome.UNKNOWN;
        };
    }

    private static String versionAfter(StepResult result) {
        return result instanceof StepResult.Done done ? done.versionAfter() : "";
    }

    private static String versionBefore(Step step) {
        return switch (step) {
            case Step.Create _, Step.RunHook _, Step.Hold _ -> "";
            case Step.Patch patch -> patch.basedOn();
            case Step.Migrate migrate -> migrate.basedOn();
            case Step.Recreate recreate -> recreate.basedOn();
            case Step.Prune prune -> prune.basedOn();
        };
    }
}
