package dev.leeway.desktop.command;

import dev.leeway.engine.apply.ApplyResult;
import dev.leeway.engine.plan.Plan;
import dev.leeway.engine.run.RunEvent;
import dev.leeway.engine.run.RunException;
import java.io.BufferedReader;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code leeway sync}: brings the cluster to what Git asks for, after asking. */
@Command(
        name = "sync",
        description =
                "Carry out a plan: exit 0 done, 1 some objects failed or were refused, 2 error.",
        mixinStandardHelpOptions = true)
final class SyncCommand extends PlanningCommand {
    private final Approval approval;
    private final String operator;

    @Option(names = "--yes", description = "do not ask")
    boolean yes;

    SyncCommand(Sessions sessions, Output output, BufferedReader answers, String operator) {
        super(sessions, output);
        this.approval = new Approval(output, answers);
        this.operator = operator;
    }

    @Override
    int run(Session session) throws RunException, CommandException, InterruptedException {
        tellOfCutOffRuns(session);
        Plan plan = plan(session);
        PlanReport.text(plan).forEach(output()::say);
        if (!plan.isEmpty() && !yes && !approval.given(session, plan, "sync")) {
            output().say("Nothing was done.");
            return ExitCode.ERROR;
        }
        ApplyResult result =
                session.engine()
                        .sync(
                                plan.approve(operator, Instant.now()),
                                event -> {
                                    if (event instanceof RunEvent.StepEnded ended) {
                                        output().say(PlanReport.line(ended.result()));
                                    }
                                });
        switch (format) {
            case text -> {
                result.results().forEach(one -> output().data().println(PlanReport.line(one)));
                output().data().println("  " + PlanReport.summary(result));
                output().data().flush();
            }
            case json -> output().json(PlanReport.json(result));
        }
        result.warnings().forEach(output()::say);
        result.trouble().ifPresent(trouble -> output().error(trouble, ""));
        return result.allDone() ? ExitCode.OK : ExitCode.FINDINGS;
    }
}
