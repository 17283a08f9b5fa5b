package dev.leeway.engine.apply;

import dev.leeway.engine.audit.AuditLog;
import dev.leeway.engine.audit.Outcome;
import dev.leeway.engine.audit.StoreException;
import dev.leeway.engine.history.SyncHistory;
import dev.leeway.engine.live.ClusterReader;
import dev.leeway.engine.live.SyncLease;
import dev.leeway.engine.plan.ApprovedPlan;
import dev.leeway.engine.schema.ObjectSchemas;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Carries out approved plans on one cluster. Everything is noted before it is sent, nothing is
 * forced, and every step gets exactly one result. Safe for use from several threads.
 */
public final class Applier {
    private final String repository;
    private final ClusterReader reader;
    private final ClusterWriter writer;
    private final RunJournal journal;
    private final AuditLog audit;
    private final SyncHistory history;
    private final InstantSource clock;
    private final ApplySettings settings;

    /**
     * Makes one from its doors.
     *
     * @param repository the name of the repository that plans come from, for the audit trail
     */
    public Applier(
            String repository,
            ClusterReader reader,
            ClusterWriter writer,
            RunJournal journal,
            AuditLog audit,
            SyncHistory history,
            InstantSource clock,
            ApplySettings settings) {
        this.repository = repository;
        this.reader = reader;
        this.writer = writer;
        this.journal = journal;
        this.audit = audit;
        this.history = history;
        this.clock = clock;
        this.settings = settings;
    }

    /**
     * Carries out a plan on the calling thread. Interrupting it cancels: what was not sent stays
     * unsent, what was sent is looked up, and the interrupt flag is set again on return.
     *
     * @param schemas the shapes of the cluster's kinds, to recognise what was applied
     * @throws ApplyException when it could not be begun; nothing was sent
     */
    public ApplyResult apply(ApprovedPlan approved, ObjectSchemas schemas, StepListener listener)
            throws ApplyException {
        String runId = UUID.randomUUID().toString();
        Accounts accounts =
                Accounts.open(approved, repository, runId, journal, audit, history, clock);
        StepSender sender = new StepSender(reader, writer, approved.plan(), settings, schemas);
        InventoryKeeper keeper =
                new InventoryKeeper(
                        reader,
                        writer,
                        approved.plan().application(),
                        approved.plan().namespace(),
                        settings.requestTimeout());
        LeaseHolder holder = LeaseHolder.of(approved.approver(), runId);
        LeaseKeeper lease =
                new LeaseKeeper(
                        reader,
                        writer,
                        journal,
                        SyncLease.key(approved.plan().application(), approved.plan().namespace()),
                        holder.name(),
                        holder.session(),
                        runId,
                        settings.lease(),
                        settings.requestTimeout(),
                        clock);
        SyncRun run =
                new SyncRun(
                        approved.plan(),
                        runId,
                        reader,
                        sender,
                        keeper,
                        lease,
                        accounts,
                        listener,
                        clock,
                        settings);
        run.go();
        ApplyResult result =
                new ApplyResult(
                        runId,
                        approved,
                        run.results(),
                        run.cancelled(),
                        run.trouble(),
                        run.warnings(),
                        accounts.started(),
                        clock.instant());
        ApplyResult ended = ended(result, accounts);
        if (run.refusal().isPresent()) {
            throw new ApplyException(
                    "The sync of "
                            + approved.plan().application()
                            + " was not begun: "
                            + run.refusal().get(),
                    "Nothing was sent. Once that is settled, compare and sync again.",
                    null);
        }
        return ended;
    }

    private ApplyResult ended(ApplyResult result, Accounts accounts) {
        Outcome outcome =
                result.cancelled()
                        ? Outcome.CANCELLED
                        : result.allDone() ? Outcome.DONE : Outcome.FAILED;
        String message = summary(result.results());
        try {
            accounts.end(outcome, message, result.results());
            return result;
        } catch (StoreException e) {
            return new ApplyResult(
                    result.runId(),
                    result.plan(),
                    result.results(),
                    result.cancelled(),
                    Optional.of(
                            result.trouble().map(text -> text + " ").orElse("")
                                    + "The end of the sync could not be noted: "
                                    + e.getMessage()
                                    + " "
                                    + e.nextStep()),
                    result.warnings(),
                    result.started(),
                    result.ended());
        }
    }

    private static String summary(List<StepResult> results) {
        int[] counts = new int[5];
        for (StepResult result : results) {
            int at =
                    switch (result) {
                        case StepResult.Done _ -> 0;
                        case StepResult.Failed _ -> 1;
                        case StepResult.Refused _ -> 2;
                        case StepResult.NotAttempted _ -> 3;
                        case StepResult.Unknown _ -> 4;
                    };
            counts[at]++;
        }
        return counts[0]
                + " done, "
                + counts[1]
                + " failed, "
                + counts[2]
                + " refused, "
                + counts[3]
                + " not attempted, "
                + counts[4]
                + " unknown";
    }
}
