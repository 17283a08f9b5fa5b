package dev.leeway.desktop.command;

import dev.leeway.engine.apply.ApplyResult;
import dev.leeway.engine.compare.Comparison;
import dev.leeway.engine.compare.FieldChange;
import dev.leeway.engine.compare.ResourceComparison;
import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.plan.Plan;
import dev.leeway.engine.run.RunException;
import dev.leeway.engine.run.RunListener;
import java.io.BufferedReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code leeway revert}: sets back fields of one object to what Git asks for, and no others. */
@Command(
        name = "revert",
        description =
                "Set back fields of an object to what Git asks for, and leave what else differs as"
                        + " it is: exit 0 done, 1 refused or failed, 2 error. With --preview: exit 0"
                        + " nothing to do, 1 something to do.",
        mixinStandardHelpOptions = true)
final class RevertCommand extends WorkspaceCommand {
    private final Approval approval;
    private final String operator;

    @Parameters(paramLabel = "APP", description = "the application")
    String application = "";

    @Option(
            names = "--resource",
            required = true,
            paramLabel = "GROUP/KIND/NAMESPACE/NAME",
            description = "the object (empty group for core kinds, as in /ConfigMap/shop/settings)")
    String resource = "";

    @Option(
            names = "--field",
            required = true,
            paramLabel = "PATH",
            description =
                    "a field that differs or that somebody added, as 'compare' names it or as a"
                            + " JSON pointer, or one that holds several; may be repeated")
    List<String> fields = new ArrayList<>();

    @Option(names = "--preview", description = "only show what it would do")
    boolean previewOnly;

    @Option(names = "--yes", description = "do not ask")
    boolean yes;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "text or json")
    OutputFormat format = OutputFormat.text;

    RevertCommand(Sessions sessions, Output output, BufferedReader answers, String operator) {
        super(sessions, output);
        this.approval = new Approval(output, answers);
        this.operator = operator;
    }

    @Override
    int run(Session session) throws RunException, CommandException, InterruptedException {
        tellOfCutOffRuns(session);
        Comparison comparison = compared(session, application);
        ResourceComparison object = object(comparison, resource);
        Plan plan =
                session.engine()
                        .planSettingBack(
                                comparison, object.key(), chosen(object), RunListener.NONE);
        if (previewOnly) {
            switch (format) {
                case text -> output().lines(PlanReport.text(plan));
                case json -> output().json(PlanReport.json(plan));
            }
            return plan.steps().isEmpty() ? ExitCode.OK : ExitCode.FINDINGS;
        }
        PlanReport.text(plan).forEach(output()::say);
        if (!plan.isEmpty() && !yes && !approval.given(session, plan, "revert")) {
            output().say("Nothing was done.");
            return ExitCode.ERROR;
        }
        ApplyResult result =
                session.engine().sync(plan.approve(operator, Instant.now()), this::tellOfStep);
        report(result, format);
        return ended(result);
    }

    /** The differences and additions that are named, or that lie below what is named. */
    private Set<FieldPath> chosen(ResourceComparison object) throws CommandException {
        Set<FieldPath> chosen = new HashSet<>();
        List<FieldChange> settable =
                Stream.concat(object.changes().stream(), object.additions().stream()).toList();
        for (String field : fields) {
            List<FieldPath> paths =
                    settable.stream()
                            .filter(change -> names(field, change))
                            .map(FieldChange::path)
                            .toList();
            if (paths.isEmpty()) {
                throw new CommandException(
                        "no difference of " + object.key() + " is at " + field,
                        settable.isEmpty()
                                ? "It has no field that could be set back: "
                                        + "'leeway compare "
                                        + application
                                        + "' tells how it stands."
                                : "It differs at: "
                                        + String.join(
                                                ", ",
                                                settable.stream()
                                                        .map(change -> change.path().toString())
                                                        .toList()));
            }
            chosen.addAll(paths);
        }
        return chosen;
    }

    private static boolean names(String field, FieldChange change) {
        return isAtOrAbove(field, change.path().toString(), "[.")
                || isAtOrAbove(field, change.pointer(), "/");
    }

    private static boolean isAtOrAbove(String field, String place, String next) {
        return place.equals(field)
                || (place.startsWith(field) && next.indexOf(place.charAt(field.length())) >= 0);
    }
}
