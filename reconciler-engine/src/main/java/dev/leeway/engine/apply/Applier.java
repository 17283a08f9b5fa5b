package dev.leeway.engine.apply;

import dev.leeway.engine.audit.AuditLog;
import dev.leeway.engine.audit.StoreException;
import dev.leeway.engine.concurrent.FanOut;
import dev.leeway.engine.history.SyncHistory;
import dev.leeway.engine.history.SyncTally;
import dev.leeway.engine.live.ClusterReader;
import dev.leeway.engine.live.SyncLease;
import dev.leeway.engine.plan.ApprovedPlan;
import dev.leeway.engine.plan.Plan;
import dev.leeway.engine.schema.ObjectSchemas;
import dev.leeway.engine.wording.Wording;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
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
     * unsent, what was sent is looked up, hooks that run are terminated, and the interrupt flag is
     * set again on return.
     *
     * @param schemas the shapes of the cluster's kinds, to recognise what was applied
     * @param control where the operator decides about waits
     * @throws ApplyException when it could not be begun; nothing was sent
     */
    public ApplyResult apply(
            ApprovedPlan approved,
            ObjectSchemas schemas,
            StepListener listener,
            SyncControl control)
            throws ApplyException {
        String runId = UUID.randomUUID().toString();
        Plan plan = approved.plan();
        Accounts accounts =
                Accounts.open(approved, repository, runId, journal, audit, history, clock);
        RunBook book = new RunBook(plan, runId, accounts, listener);
        RunRight right = right(approved, runId, book);
        WaveRun waves = waves(approved, schemas, control, book, right);
        InventoryKeeper keeper =
                new InventoryKeeper(
                        reader,
                        writer,
                        plan.application(),
                        plan.namespace(),
                        settings.requestTimeout());
        new SyncRun(plan, waves, keeper, book, clock, right, reader, settings).go();
        ApplyResult result =
                new ApplyResult(
                        runId,
                        approved,
                        book.results(),
                        waves.cancelled(),
                        book.trouble(),
                        book.warnings(),
                        accounts.started(),
                        clock.instant());
        ApplyResult ended = ended(result, accounts);
        if (right.refusal().isPresent()) {
            throw new ApplyException(
                    SyncPhrase.NOT_BEGUN.of(
                            Wording.quoted(plan.application()), right.refusal().get()),
                    SyncPhrase.NOT_BEGUN_NEXT.of(),
                    null);
        }
        return ended;
    }

    private RunRight right(ApprovedPlan approved, String runId, RunBook book) {
        Plan plan = approved.plan();
        LeaseHolder holder = LeaseHolder.of(approved.approver(), runId);
        return new RunRight(
                new LeaseKeeper(
                        new LeaseClaim(
                                reader,
                                writer,
                                SyncLease.key(plan.application(), plan.namespace()),
                                holder.name(),
                                holder.session(),
                                runId,
                                settings.lease(),
                                settings.requestTimeout(),
                                clock),
                        journal),
                plan,
                book);
    }

    private WaveRun waves(
            ApprovedPlan approved,
            ObjectSchemas schemas,
            SyncControl control,
            RunBook book,
            RunRight right) {
        Repetition repetition = new Repetition(settings.retry(), book, clock);
        GoneWait gone = new GoneWait(reader, settings, book, clock);
        LostAnswers lost = new LostAnswers(reader, settings, schemas);
        HookRunner hooks = new HookRunner(reader, writer, settings, repetition, gone);
        Marking marking = new Marking(reader, writer, approved.plan(), settings, repetition);
        StepSender steps =
                new StepSender(reader, writer, approved, settings, repetition, lost, gone, marking);
        PlaceSender places =
                new PlaceSender(
                        reader,
                        steps,
                        new MigrationSender(reader, writer, steps, settings, clock),
                        hooks,
                        lost,
                        new KindArrival(reader, settings, book, clock),
                        settings,
                        book,
                        new FanOut("sync-" + approved.plan().application(), settings.parallel()),
                        right);
        return new WaveRun(
                approved.plan(),
                places,
                new DefinitionWait(reader, settings, book, clock),
                new WaveWait(reader, settings, control, book, clock),
                hooks,
                book,
                right);
    }

    private ApplyResult ended(ApplyResult result, Accounts accounts) {
        String message = summary(result);
        try {
            accounts.end(result.end().kept(), message, result.results());
            return result;
        } catch (StoreException e) {
            Wording unnoted = SyncPhrase.END_UNNOTED.of(StepPhrase.told(e));
            return new ApplyResult(
                    result.runId(),
                    result.plan(),
                    result.results(),
                    result.cancelled(),
                    Optional.of(
                            result.trouble()
                                    .map(before -> StepPhrase.TOGETHER.of(before, unnoted))
                                    .orElse(unnoted)),
                    result.warnings(),
                    result.started(),
                    result.ended());
        }
    }

    private static String summary(ApplyResult ended) {
        Map<SyncTally.End, Integer> counts = new EnumMap<>(SyncTally.End.class);
        for (StepResult result : ended.results()) {
            SyncTally.End end =
                    switch (result) {
                        case StepResult.Done _ -> SyncTally.End.DONE;
                        case StepResult.Failed _ -> SyncTally.End.FAILED;
                        case StepResult.Refused refused ->
                                refused.isHeld() ? SyncTally.End.HELD : SyncTally.End.REFUSED;
                        case StepResult.NotAttempted _ -> SyncTally.End.NOT_ATTEMPTED;
                        case StepResult.Unknown _ -> SyncTally.End.UNKNOWN;
                        case StepResult.Waived _ -> SyncTally.End.LEFT_OUT;
                    };
            counts.merge(end, 1, Integer::sum);
        }
        counts.put(SyncTally.End.NOT_PLANNED, ended.plan().plan().problems().size());
        return new SyncTally(counts).words();
    }
}
