package dev.leeway.desktop.command;

import dev.leeway.engine.apply.ApplyResult;
import dev.leeway.engine.automation.AutomaticSync;
import dev.leeway.engine.automation.Decision;
import dev.leeway.engine.compare.Comparison;
import dev.leeway.engine.plan.ApprovedPlan;
import dev.leeway.engine.run.RunException;
import dev.leeway.engine.run.RunListener;
import dev.leeway.engine.run.RunRequest;
import dev.leeway.engine.workspace.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code leeway watch}: syncs by itself what the workspace asks to be synced so. */
@Command(
        name = "watch",
        description =
                "Sync, until interrupted, the applications whose workspace asks for automated"
                        + " syncs, and look after their bypasses. With --once: exit 0 nothing to do or done, 1 something was not"
                        + " done or needs a person, 2 error.",
        mixinStandardHelpOptions = true)
final class WatchCommand extends WorkspaceCommand {
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private final String operator;
    private final InstantSource clock = InstantSource.system();
    private final Map<String, String> told = new HashMap<>();

    @Parameters(paramLabel = "APP", arity = "0..*", description = "the applications")
    List<String> applications = new ArrayList<>();

    @Option(names = "--all", description = "every application that asks for automated syncs")
    boolean all;

    @Option(
            names = "--every",
            paramLabel = "SPAN",
            description = "how often to look, as 30s or 5m (default: 30s)")
    String every = "30s";

    @Option(names = "--once", description = "look once and end")
    boolean once;

    WatchCommand(Sessions sessions, Output output, String operator) {
        super(sessions, output);
        this.operator = operator;
    }

    @Override
    int run(Session session) throws RunException, CommandException, InterruptedException {
        Duration pause = Spans.parse(every);
        List<String> watched = watched(session);
        tellOfCutOffRuns(session);
        AutomaticSync automatic =
                new AutomaticSync(session.workspace(), session.engine(), operator, clock);
        WatchedLeases leases = new WatchedLeases(output());
        while (true) {
            Instant next = clock.instant().plus(pause);
            boolean well = true;
            for (String name : watched) {
                Round round = look(session, automatic, name);
                well &= round.well();
                next = round.again().filter(next::isAfter).orElse(next);
            }
            well &= leases.look(session, watched, clock.instant());
            if (once) {
                return well ? ExitCode.OK : ExitCode.FINDINGS;
            }
            Duration left = Duration.between(clock.instant(), next);
            TimeUnit.MILLISECONDS.sleep(
                    (left.compareTo(SHORTEST) < 0 ? SHORTEST : left).toMillis());
        }
    }

    private List<String> watched(Session session) throws CommandException {
        List<String> automated =
                session.workspace().applications().stream()
                        .filter(application -> application.sync().automated())
                        .map(Workspace.Application::name)
                        .toList();
        if (applications.isEmpty() != all) {
            throw new CommandException(
                    all
                            ? "applications are named, and --all is given too"
                            : "no application is named",
                    "Name applications, or give --all.");
        }
        for (String name : applications) {
            if (!automated.contains(application(session, name))) {
                throw new CommandException(
                        name + " does not ask for automated syncs",
                        "Set 'sync: {automated: true}' for it in the workspace.");
            }
        }
        if (automated.isEmpty()) {
            throw new CommandException(
                    "no application asks for automated syncs",
                    "Set 'sync: {automated: true}' in the workspace.");
        }
        return all ? automated : List.copyOf(applications);
    }

    /**
     * One look at an application.
     *
     * @param well whether nothing went wrong and nobody is needed
     * @param again when to look again, if before the next round
     */
    private record Round(boolean well, Optional<Instant> again) {}

    /** Trouble with one application is told and leaves the others alone. */
    private Round look(Session session, AutomaticSync automatic, String name)
            throws InterruptedException {
        try {
            Comparison comparison =
                    session.engine().compare(name, RunRequest.USUAL, RunListener.NONE);
            AutomaticSync.Verdict verdict = automatic.consider(comparison, false);
            tell(name, verdict.decision());
            return switch (verdict.decision()) {
                case Decision.Nothing nothing ->
                        new Round(isCalm(nothing.reason()), Optional.empty());
                case Decision.WaitUntil wait -> new Round(true, Optional.of(wait.when()));
                case Decision.Sync _ ->
                        new Round(
                                sync(session, name, verdict.plan().orElseThrow()),
                                Optional.of(clock.instant()));
            };
        } catch (RunException e) {
            told.remove(name);
            output().error(name + ": " + e.getMessage(), e.nextStep());
            return new Round(false, Optional.empty());
        }
    }

    private boolean sync(Session session, String name, ApprovedPlan plan) throws RunException {
        ApplyResult result = session.engine().sync(plan, this::tellOfStep);
        output().lines(List.of(stamp() + "  " + name + "  " + SyncReport.summary(result)));
        result.warnings().forEach(warning -> output().say(warning.text()));
        result.trouble().ifPresent(trouble -> output().error(name + ": " + trouble.text(), ""));
        return exitCode(result) == ExitCode.OK;
    }

    /** The same decision is told once. */
    private void tell(String name, Decision decision) {
        String words =
                switch (decision) {
                    case Decision.Nothing nothing -> "nothing  " + nothing.why();
                    case Decision.Sync sync -> "sync     " + sync.why();
                    case Decision.WaitUntil wait ->
                            "wait     until "
                                    + wait.when().truncatedTo(ChronoUnit.SECONDS)
                                    + ": "
                                    + wait.why();
                };
        if (!words.equals(told.put(name, words))) {
            output().lines(List.of(stamp() + "  " + name + "  " + Printable.of(words)));
        }
    }

    private String stamp() {
        return stamp(clock.instant());
    }

    static String stamp(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static boolean isCalm(Decision.Reason reason) {
        return switch (reason) {
            case NOTHING_TO_DO, SYNCING, PRUNE_OFF, DRIFT_LEFT, NOT_AUTOMATED -> true;
            case PROTECTED,
                    GIT_NOT_REACHED,
                    PROBLEMS,
                    INVENTORY_UNREADABLE,
                    HELD,
                    GAVE_UP,
                    NEEDS_CONFIRMATION ->
                    false;
        };
    }
}
