package dev.leeway.engine.run;

import dev.leeway.engine.apply.HoldKeeper;
import dev.leeway.engine.apply.SyncControl;
import dev.leeway.engine.audit.AuditEvent;
import dev.leeway.engine.audit.AuditKind;
import dev.leeway.engine.audit.Outcome;
import dev.leeway.engine.audit.StoreException;
import dev.leeway.engine.history.DeployDifference;
import dev.leeway.engine.history.KeptManifest;
import dev.leeway.engine.history.SyncRecord;
import dev.leeway.engine.insights.Happening;
import dev.leeway.engine.insights.Insights;
import dev.leeway.engine.insights.Period;
import dev.leeway.engine.insights.Targets;
import dev.leeway.engine.live.ClusterException;
import dev.leeway.engine.live.HoldMark;
import dev.leeway.engine.live.HoldScope;
import dev.leeway.engine.live.InventoryState;
import dev.leeway.engine.plan.PlanOptions;
import dev.leeway.engine.wording.Wording;
import dev.leeway.engine.workspace.Workspace;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The deploys of one workspace's applications. */
final class ReconcileDeploys implements Deploys {
    private static final Duration QUESTION = Duration.ofSeconds(30);

    private final ReconcileEngine engine;
    private final Workspace workspace;
    private final EngineParts parts;

    ReconcileDeploys(ReconcileEngine engine, Workspace workspace, EngineParts parts) {
        this.engine = engine;
        this.workspace = workspace;
        this.parts = parts;
    }

    @Override
    public List<SyncRecord> list(String application, long before, int limit) throws RunException {
        engine.checkThread();
        String cluster = engine.application(application).cluster();
        return stored(application, () -> parts.history().page(application, cluster, before, limit));
    }

    @Override
    public SyncRecord sync(String application, long number) throws RunException {
        engine.checkThread();
        return find(application, number)
                .orElseThrow(
                        () ->
                                trouble(
                                        application,
                                        RunPhrase.NO_SYNC.of(Long.toString(number), application),
                                        RunPhrase.NO_SYNC_NEXT.of(application)));
    }

    Optional<SyncRecord> find(String application, long number) throws RunException {
        String cluster = engine.application(application).cluster();
        return stored(application, () -> parts.history().find(application, cluster, number));
    }

    @Override
    public DeployDifference difference(String application, long earlier, long later)
            throws RunException {
        return DeployDifference.between(
                manifests(sync(application, earlier)), manifests(sync(application, later)));
    }

    List<KeptManifest> manifests(SyncRecord sync) throws RunException {
        String application = sync.start().application();
        return stored(application, () -> parts.history().manifests(sync.number()))
                .orElseThrow(
                        () ->
                                trouble(
                                        application,
                                        RunPhrase.MANIFESTS_UNKEPT.of(Long.toString(sync.number())),
                                        RunPhrase.MANIFESTS_UNKEPT_NEXT.of()));
    }

    @Override
    public RollBackPreview preview(
            String application,
            String target,
            boolean fromKept,
            PlanOptions options,
            RunListener listener)
            throws RunException, InterruptedException {
        engine.checkThread();
        return new RollBackTarget(this, engine, parts, application, listener)
                .preview(target, fromKept, options);
    }

    @Override
    public RollBackResult rollBack(
            RollBackPreview preview,
            RollBackApproval approval,
            RunListener listener,
            SyncControl control)
            throws RunException, InterruptedException {
        engine.checkThread();
        return new RollingBack(this, engine, parts, preview, approval, listener).go(control);
    }

    @Override
    public Insights insights(Period period, Targets targets) throws RunException {
        engine.checkThread();
        return stored("", () -> new InsightReading(workspace, parts).read(period, targets));
    }

    @Override
    public List<Happening> happenings(Period period) throws RunException {
        engine.checkThread();
        return stored("", () -> new InsightReading(workspace, parts).happenings(period));
    }

    @Override
    public List<HoldMark> holds(String application) throws RunException, InterruptedException {
        engine.checkThread();
        return switch (keeper(application).read()) {
            case InventoryState.Found found -> found.holds();
            case InventoryState.NoneYet _ -> List.of();
            case InventoryState.Unreadable unreadable ->
                    throw trouble(application, unreadable.said(), Wording.none());
        };
    }

    @Override
    public List<HoldMark> hold(String application, HoldMark hold)
            throws RunException, InterruptedException {
        engine.checkThread();
        return place(application, hold, other -> other.id().equals(hold.id()));
    }

    /** Places a hold in the place of others; it is noted before and after. */
    List<HoldMark> place(String application, HoldMark hold, Predicate<HoldMark> replaced)
            throws RunException, InterruptedException {
        note(application, AuditKind.HOLD_PLACED, Outcome.BEGUN, hold, hold.owner(), "");
        HoldKeeper.Result result = keeper(application).placeInsteadOf(hold, replaced);
        return switch (result) {
            case HoldKeeper.Result.Kept kept -> {
                note(application, AuditKind.HOLD_PLACED, Outcome.DONE, hold, hold.owner(), "");
                yield kept.holds();
            }
            case HoldKeeper.Result.NotKept not -> {
                note(
                        application,
                        AuditKind.HOLD_PLACED,
                        Outcome.FAILED,
                        hold,
                        hold.owner(),
                        not.said().text());
                throw trouble(application, RunPhrase.HOLD_UNPLACED.of(not.said()), Wording.none());
            }
        };
    }

    @Override
    public List<HoldMark> release(String application, String holdId, String operator)
            throws RunException, InterruptedException {
        List<HoldMark> standing = holds(application);
        HoldMark hold =
                standing.stream()
                        .filter(one -> one.id().equals(holdId))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        trouble(
                                                application,
                                                RunPhrase.NO_HOLD.of(application, holdId),
                                                RunPhrase.NO_HOLD_NEXT.of(application)));
        note(application, AuditKind.HOLD_RELEASED, Outcome.BEGUN, hold, operator, "");
        switch (keeper(application).release(holdId)) {
            case HoldKeeper.Result.NotKept not -> {
                note(
                        application,
                        AuditKind.HOLD_RELEASED,
                        Outcome.FAILED,
                        hold,
                        operator,
                        not.said().text());
                throw trouble(application, RunPhrase.HOLD_STANDS.of(not.said()), Wording.none());
            }
            case HoldKeeper.Result.Kept kept -> {
                note(application, AuditKind.HOLD_RELEASED, Outcome.DONE, hold, operator, "");
                pin(application, hold, false);
                return kept.holds();
            }
        }
    }

    /** Keeps what a hold is held at out of the retention's reach, or no longer. */
    void pin(String application, HoldMark hold, boolean pinned) throws RunException {
        if (hold.revision().isEmpty() || !(hold.scope() instanceof HoldScope.WholeApplication)) {
            return;
        }
        for (SyncRecord sync : list(application, Long.MAX_VALUE, Integer.MAX_VALUE)) {
            if (hold.allows(sync.start().revision().commit()) && sync.pinned() != pinned) {
                stored(
                        application,
                        () -> {
                            parts.history().pin(sync.number(), pinned);
                            return sync;
                        });
            }
        }
    }

    private void note(
            String application,
            AuditKind kind,
            Outcome outcome,
            HoldMark hold,
            String operator,
            String trouble)
            throws RunException {
        String cluster = engine.application(application).cluster();
        String message = hold.sentence() + (trouble.isEmpty() ? "" : " (" + trouble + ")");
        AuditEvent event =
                AuditEvent.of(parts.clock().instant(), operator, kind, outcome, message)
                        .about(application, cluster)
                        .at(
                                engine.application(application).source().repository(),
                                hold.revision().orElse(""));
        stored(
                application,
                () ->
                        parts.audit()
                                .append(
                                        switch (hold.scope()) {
                                            case HoldScope.WholeApplication _ -> event;
                                            case HoldScope.OneObject one ->
                                                    event.on(one.key(), "", "");
                                            case HoldScope.Fields fields ->
                                                    event.on(fields.key(), "", "");
                                        }));
    }

    HoldKeeper keeper(String application) throws RunException, InterruptedException {
        Workspace.Application where = engine.application(application);
        try {
            ClusterConnection connection =
                    parts.clusters().to(workspace.cluster(where.cluster()).orElseThrow());
            return new HoldKeeper(
                    connection.reader(),
                    connection.writer(),
                    application,
                    where.namespace(),
                    QUESTION);
        } catch (ClusterException e) {
            throw new RunException(Stage.LIVE, application, e);
        }
    }

    /** Work on the store. */
    @FunctionalInterface
    interface Stored<T> {
        T get() throws StoreException;
    }

    static <T> T stored(String application, Stored<T> work) throws RunException {
        try {
            return work.get();
        } catch (StoreException e) {
            throw new RunException(Stage.APPLY, application, e);
        }
    }

    static RunException trouble(String application, Wording said, Wording advice) {
        return new RunException(Stage.APPLY, application, said, advice);
    }
}
