package dev.leeway.desktop.command;

import dev.leeway.engine.live.InventoryState;
import dev.leeway.engine.plan.Plan;
import dev.leeway.engine.run.RunException;
import picocli.CommandLine.Command;

/** {@code leeway plan}: says what a sync would do. */
@Command(
        name = "plan",
        description =
                "Show what a sync would do: exit 0 nothing to do, 1 something to do, 2 error.",
        mixinStandardHelpOptions = true)
final class PlanCommand extends PlanningCommand {
    PlanCommand(Sessions sessions, Output output) {
        super(sessions, output);
    }

    @Override
    int run(Session session) throws RunException, CommandException, InterruptedException {
        tellOfCutOffRuns(session);
        Plan plan = plan(session);
        switch (format) {
            case text -> output().lines(PlanReport.text(plan));
            case json -> output().json(ResourceJson.withAge(PlanReport.json(plan), stale()));
        }
        boolean known = !(plan.inventory() instanceof InventoryState.Unreadable);
        return plan.steps().isEmpty() && plan.problems().isEmpty() && known
                ? ExitCode.OK
                : ExitCode.FINDINGS;
    }
}
