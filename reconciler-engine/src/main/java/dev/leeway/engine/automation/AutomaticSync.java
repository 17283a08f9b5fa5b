package dev.leeway.engine.automation;

import dev.leeway.engine.compare.Comparison;
import dev.leeway.engine.plan.ApprovedPlan;
import dev.leeway.engine.plan.Plan;
import dev.leeway.engine.run.Engine;
import dev.leeway.engine.run.RunException;
import dev.leeway.engine.run.RunListener;
import dev.leeway.engine.workspace.Workspace;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Decides about applications of one workspace after their comparisons, and makes the plans that are
 * to be carried out. It sends nothing itself. Safe for several threads.
 */
public final class AutomaticSync {
    private static final int NEWEST = 20;

    private final Workspace workspace;
    private final Engine engine;
    private final String operator;
    private final InstantSource clock;

    /**
     * Makes one.
     *
     * @param operator in whose name it syncs, as the operating system names the user
     */
    public AutomaticSync(Workspace workspace, Engine engine, String operator, InstantSource clock) {
        this.workspace = workspace;
        this.engine = engine;
        this.operator = operator;
        this.clock = clock;
    }

    /**
     * What was decided.
     *
     * @param decision the decision
     * @param plan the approved plan to carry out at once; there for {@link Decision.Sync} alone
     */
    public record Verdict(Decision decision, Optional<ApprovedPlan> plan) {}

    /**
     * Decides about an application.
     *
     * @param syncing whether the caller is syncing it
     * @throws RunException when the history cannot be read or no plan can be made
     */
    public Verdict consider(Comparison comparison, boolean syncing)
            throws RunException, InterruptedException {
        Workspace.Application application =
                workspace.application(comparison.application()).orElseThrow();
        Workspace.SyncPolicy policy = application.sync();
        if (!policy.automated()) {
            return new Verdict(
                    new Decision.Nothing(
                            Decision.Reason.NOT_AUTOMATED, AutomationPhrase.NOT_ASKED_FOR.of()),
                    Optional.empty());
        }
        boolean guarded =
                workspace.cluster(application.cluster()).map(one -> one.guarded()).orElse(true);
        Decision decision =
                Automation.decide(
                        FactsReading.of(
                                comparison,
                                policy,
                                guarded,
                                engine.deploys().list(application.name(), Long.MAX_VALUE, NEWEST),
                                syncing,
                                clock.instant()));
        return switch (decision) {
            case Decision.Nothing _, Decision.WaitUntil _ ->
                    new Verdict(decision, Optional.empty());
            case Decision.Sync sync -> planned(comparison, policy, sync);
        };
    }

    private Verdict planned(Comparison comparison, Workspace.SyncPolicy policy, Decision.Sync sync)
            throws RunException, InterruptedException {
        Plan plan =
                engine.plan(
                        comparison,
                        FactsReading.options(comparison, policy, sync.trigger()),
                        RunListener.NONE);
        Decision decision = Automation.decide(sync, plan, clock.instant());
        return new Verdict(
                decision,
                decision instanceof Decision.Sync
                        ? Optional.of(plan.approveByRule(operator, clock.instant(), sync.why()))
                        : Optional.empty());
    }
}
