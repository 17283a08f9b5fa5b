package dev.leeway.engine.run;

import dev.leeway.engine.apply.ApplyResult;
import dev.leeway.engine.apply.SyncControl;
import dev.leeway.engine.compare.Comparison;
import dev.leeway.engine.live.HoldMark;
import dev.leeway.engine.live.HoldScope;
import dev.leeway.engine.live.InventoryState;
import dev.leeway.engine.plan.ApprovedPlan;
import dev.leeway.engine.plan.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** Carries out one previewed roll back: the hold first, then the sync. */
final class RollingBack {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ReconcileDeploys deploys;
    private final ReconcileEngine engine;
    private final EngineParts parts;
    private final RollBackPreview preview;
    private final RollBackApproval approval;
    private final RunListener listener;

    RollingBack(
            ReconcileDeploys deploys,
            ReconcileEngine engine,
            EngineParts parts,
            RollBackPreview preview,
            RollBackApproval approval,
            RunListener listener) {
        this.deploys = deploys;
        this.engine = engine;
        this.parts = parts;
        this.preview = preview;
        this.approval = approval;
        this.listener = listener;
    }

    RollBackResult go(SyncControl control) throws RunException, InterruptedException {
        String application = preview.application();
        String commit = preview.target().commit();
        checkTyped();
        HoldMark hold =
                new HoldMark(
                        UUID.randomUUID().toString(),
                        new HoldScope.WholeApplication(),
                        approval.operator(),
                        approval.reason(),
                        parts.clock().instant(),
                        approval.end(),
                        Optional.of(commit));
        List<HoldMark> before = deploys.holds(application);
        List<HoldMark> holds =
                deploys.place(
                        application,
                        hold,
                        other ->
                                other.scope() instanceof HoldScope.WholeApplication
                                        && other.revision().isPresent());
        try {
            deploys.pin(application, hold, true);
            Plan plan = stillThePreviewed(holds);
            ApplyResult result = engine.sync(approved(plan), listener, control);
            return new RollBackResult(hold, result);
        } catch (RunException | InterruptedException nothingWasSent) {
            deploys.keeper(application).putBack(holds, before);
            deploys.pin(application, hold, false);
            throw nothingWasSent;
        }
    }

    /** Nothing is placed for a confirmation that would be refused afterwards. */
    private void checkTyped() throws RunException {
        String typed = approval.typed().strip();
        String asked = preview.plan().confirmation().orElse("");
        if (!typed.isEmpty() && !typed.equals(asked)) {
            throw ReconcileDeploys.trouble(
                    preview.application(),
                    RunPhrase.NOT_CONFIRMED.of(typed),
                    preview.plan()
                            .asked()
                            .map(RunPhrase.ASKED_NEXT::of)
                            .orElseGet(RunPhrase.NONE_ASKED_NEXT::of));
        }
    }

    private ApprovedPlan approved(Plan plan) {
        Instant now = parts.clock().instant();
        return approval.typed().isBlank()
                ? plan.approve(approval.operator(), now)
                : plan.approve(approval.operator(), now, approval.typed());
    }

    private Plan stillThePreviewed(List<HoldMark> holds) throws RunException, InterruptedException {
        Comparison comparison = seeingTheInventory().holding(holds);
        Plan plan = engine.plan(comparison, preview.plan().options(), listener);
        if (!plan.steps().equals(preview.plan().steps())) {
            throw ReconcileDeploys.trouble(
                    preview.application(),
                    RunPhrase.CHANGED_SINCE.of(),
                    RunPhrase.PREVIEW_NEXT.of());
        }
        return plan;
    }

    /** The hold may have made the inventory; the watch brings it a moment later. */
    private Comparison seeingTheInventory() throws RunException, InterruptedException {
        RollBackTarget target =
                new RollBackTarget(deploys, engine, parts, preview.application(), listener);
        Instant end = parts.clock().instant().plus(PATIENCE);
        Comparison comparison = target.again(preview);
        while (!(comparison.inventory() instanceof InventoryState.Found)
                && parts.clock().instant().isBefore(end)) {
            TimeUnit.MILLISECONDS.sleep(100);
            comparison = target.again(preview);
        }
        return comparison;
    }
}
