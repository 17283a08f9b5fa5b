package dev.leeway.desktop.command;

import dev.leeway.engine.apply.ApplyResult;
import dev.leeway.engine.apply.SyncControl;
import dev.leeway.engine.apply.Wait;
import dev.leeway.engine.apply.WayOut;
import dev.leeway.engine.plan.ApprovedPlan;
import dev.leeway.engine.plan.Plan;
import dev.leeway.engine.plan.PruneGuard;
import dev.leeway.engine.plan.Step;
import dev.leeway.engine.run.RunEvent;
import dev.leeway.engine.run.RunException;
import java.io.BufferedReader;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code leeway sync}: brings the cluster to what Git asks for, after asking. */
@Command(
        name = "sync",
        description =
                "Carry out a plan: exit 0 done, 1 some objects failed, were refused or held, 2 error.",
        mixinStandardHelpOptions = true)
final class SyncCommand extends PlanningCommand {
    private final Approval approval;
    private final String operator;

    @Option(names = "--yes", description = "do not ask")
    boolean yes;

    @Option(
            names = "--confirm",
            paramLabel = "PHRASE",
            description = "confirm guarded deletions, in the words that the plan asks for")
    String confirm = "";

    @Option(
            names = "--stuck-hook",
            paramLabel = "WHAT",
            description =
                    "wait, terminate or skip a hook that takes longer than usual (default: wait)")
    StuckHook stuckHook = StuckHook.wait;

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
        Optional<ApprovedPlan> approved = approved(session, plan);
        if (approved.isEmpty()) {
            output().say("Nothing was done.");
            return ExitCode.ERROR;
        }
        SyncControl control = new SyncControl();
        ApplyResult result =
                session.engine()
                        .sync(
                                approved.get(),
                                event -> {
                                    tellOfStep(event);
                                    if (event instanceof RunEvent.Waiting waiting) {
                                        waiting(waiting.what(), control);
                                    }
                                },
                                control);
        report(result, format, stale());
        return ended(result);
    }

    /**
     * Guarded deletions want their own phrase, typed or given with {@code --confirm}; with {@code
     * --yes} alone they are refused and the rest is done. Where hooks are all of the rest, nothing
     * is: they would run for deletions that do not follow.
     */
    private Optional<ApprovedPlan> approved(Session session, Plan plan) throws CommandException {
        Optional<String> phrase = plan.confirmation();
        if (phrase.isPresent() && !confirm.isEmpty()) {
            if (!confirm.strip().equals(phrase.get())) {
                throw new CommandException(
                        "'" + confirm + "' does not confirm this plan",
                        "It asks for --confirm '" + phrase.get() + "'.");
            }
            return Optional.of(plan.approve(operator, Instant.now(), confirm));
        }
        if (phrase.isPresent() && yes && onlyDeletes(plan)) {
            throw new CommandException(
                    String.join("; ", plan.guards().stream().map(PruneGuard::message).toList())
                            + ", and nothing else would be done",
                    "Confirm it with --confirm '" + phrase.get() + "'.");
        }
        if (plan.isEmpty() || yes) {
            return Optional.of(plan.approve(operator, Instant.now()));
        }
        if (phrase.isPresent()) {
            return approval.given(
                            phrase.get(), "sync " + plan.application() + " with its deletions")
                    ? Optional.of(plan.approve(operator, Instant.now(), phrase.get()))
                    : Optional.empty();
        }
        return approval.given(session, plan, "sync")
                ? Optional.of(plan.approve(operator, Instant.now()))
                : Optional.empty();
    }

    private static boolean onlyDeletes(Plan plan) {
        return plan.steps().stream()
                .filter(Step::writes)
                .allMatch(step -> step instanceof Step.Prune || step instanceof Step.RunHook);
    }

    private void waiting(Wait wait, SyncControl control) {
        if (wait.over()) {
            return;
        }
        output().say(
                        "  waiting       "
                                + wait.cause().name().toLowerCase(Locale.ROOT)
                                + " of "
                                + Printable.of(wait.key().toString())
                                + " since "
                                + wait.since().truncatedTo(ChronoUnit.SECONDS)
                                + ": "
                                + Printable.of(wait.reason().text()));
        if (wait.late() && wait.waysOut().contains(WayOut.TERMINATE_HOOK)) {
            switch (stuckHook) {
                case terminate -> control.decide(wait.key(), WayOut.TERMINATE_HOOK);
                case skip -> control.decide(wait.key(), WayOut.SKIP);
                case wait -> {}
            }
        }
    }

    /** What becomes of a hook that takes longer than usual. */
    enum StuckHook {
        /** The sync waits until the hook's deadline. */
        wait,
        /** The hook is deleted and counts as failed. */
        terminate,
        /** The sync goes on as if the hook were done. */
        skip
    }
}
