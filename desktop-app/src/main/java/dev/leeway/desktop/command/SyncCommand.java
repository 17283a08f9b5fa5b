package dev.leeway.desktop.command;

import dev.leeway.engine.apply.ApplyResult;
import dev.leeway.engine.plan.Plan;
import dev.leeway.engine.run.RunEvent;
import dev.leeway.engine.run.RunException;
import java.io.BufferedReader;
import java.io.IOException;
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
    private final BufferedReader answers;
    private final String operator;

    @Option(names = "--yes", description = "do not ask")
    boolean yes;

    SyncCommand(Sessions sessions, Output output, BufferedReader answers, String operator) {
        super(sessions, output);
        this.answers = answers;
        this.operator = operator;
    }

    @Override
    int run(Session session) throws RunException, CommandException, InterruptedException {
        tellOfCutOffRuns(session);
        Plan plan = plan(session);
        PlanReport.text(plan).forEach(output()::say);
        if (!plan.isEmpty() && !yes && !approved(session, plan)) {
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

    /**
     * A protected cluster wants the application's name when something is deleted; otherwise a plain
     * yes is enough.
     */
    private boolean approved(Session session, Plan plan) throws CommandException {
        boolean guarded =
                session.workspace()
                        .cluster(plan.cluster())
                        .map(cluster -> cluster.guarded())
                        .orElse(false);
        String wanted = guarded && !plan.deletions().isEmpty() ? plan.application() : "yes";
        output().say(
                        "Type '"
                                + wanted
                                + "' to sync "
                                + plan.application()
                                + " on "
                                + plan.cluster()
                                + ":");
        try {
            String answer = answers.readLine();
            if (answer == null) {
                throw new CommandException(
                        "nobody is there to approve the plan", "Approve it beforehand with --yes.");
            }
            return answer.strip().equals(wanted);
        } catch (IOException e) {
            throw new CommandException(
                    "the answer could not be read: " + e.getMessage(),
                    "Use --yes to go on without.");
        }
    }
}
