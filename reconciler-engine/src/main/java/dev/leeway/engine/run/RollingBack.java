package dev.leeway.engine.run;

import dev.leeway.engine.apply.ApplyResult;
import dev.leeway.engine.compare.Comparison;
import dev.leeway.engine.live.HoldMark;
import dev.leeway.engine.live.HoldScope;
import dev.leeway.engine.live.InventoryState;
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
    private final String operator;
    private final RunListener listener;

    RollingBack(
            ReconcileDeploys deploys,
            ReconcileEngine engine,
            EngineParts parts,
            RollBackPreview preview,
            String operator,
            RunListener listener) {
        this.deploys = deploys;
        this.engine = engine;
        this.parts = parts;
        this.preview = preview;
        this.operator = operator;
        this.listener = listener;
    }

    RollBackResult go(String reason) throws RunException, InterruptedException {
        String application = preview.application();
        String commit = preview.target().commit();
        HoldMark hold =
                new HoldMark(
                        UUID.randomUUID().toString(),
                        new HoldScope.WholeApplication(),
                        operator,
                        reason,
                        parts.clock().instant(),
                        Optional.empty(),
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
            ApplyResult result =
                    engine.sync(plan.approve(operator, parts.clock().instant()), listener);
            return new RollBackResult(hold, result);
        } catch (RunException | InterruptedException nothingWasSent) {
            deploys.keeper(application).putBack(holds, before);
            deploys.pin(application, hold, false);
            throw nothingWasSent;
        }
    }

    private Plan stillThePreviewed(List<HoldMark> holds) throws RunException, InterruptedException {
        Comparison comparison = seeingTheInventory().holding(holds);
        Plan plan = engine.plan(comparison, preview.plan().options(), listener);
        if (!plan.steps().equals(preview.plan().steps())) {
            throw ReconcileDeploys.trouble(
                    preview.application(),
                    "The cluster changed since the roll back was previewed, so nothing was done.",
                    "Preview it again.");
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
