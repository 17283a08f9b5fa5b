package dev.leeway.desktop.command;

import dev.leeway.engine.apply.ApplyResult;
import dev.leeway.engine.compare.Comparison;
import dev.leeway.engine.compare.Difference;
import dev.leeway.engine.compare.ResourceComparison;
import dev.leeway.engine.plan.PlanOptions;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.run.RollBackPreview;
import dev.leeway.engine.run.RollBackResult;
import dev.leeway.engine.run.RunException;
import dev.leeway.engine.run.RunListener;
import java.io.BufferedReader;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code leeway rollback}: brings an application back to an earlier state and holds it there. */
@Command(
        name = "rollback",
        description =
                "Bring an application back to an earlier sync or revision and hold it there: exit 0"
                        + " done, 1 some objects failed, were refused or held, 2 error.",
        mixinStandardHelpOptions = true)
final class RollbackCommand extends WorkspaceCommand {
    private final Approval approval;
    private final String operator;

    @Parameters(paramLabel = "APP", description = "the application")
    String application = "";

    @Option(
            names = "--to",
            required = true,
            paramLabel = "SYNC|REV",
            description = "the number of a sync, or a branch, tag or commit")
    String target = "";

    @Option(names = "--preview", description = "only show what it would do")
    boolean previewOnly;

    @Option(names = "--yes", description = "do not ask")
    boolean yes;

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            description = "why, for everybody who meets the hold")
    @Nullable String reason;

    @Option(
            names = "--from-kept",
            description = "take the manifests that Leeway kept, even where Git has the revision")
    boolean fromKept;

    @Option(names = "--prune", description = "delete what came after that state")
    boolean prune;

    @Option(
            names = "--take-over",
            description = "take fields from other field managers, for example from a hand edit")
    boolean takeOver;

    @Option(
            names = "--recreate",
            paramLabel = "GROUP/KIND/NAMESPACE/NAME",
            description =
                    "this object may be deleted and made anew where it cannot be changed; may be"
                            + " repeated")
    List<String> recreate = List.of();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "text or json")
    OutputFormat format = OutputFormat.text;

    RollbackCommand(Sessions sessions, Output output, BufferedReader answers, String operator) {
        super(sessions, output);
        this.approval = new Approval(output, answers);
        this.operator = operator;
    }

    @Override
    int run(Session session) throws RunException, CommandException, InterruptedException {
        tellOfCutOffRuns(session);
        RollBackPreview preview = preview(session);
        if (previewOnly) {
            switch (format) {
                case text -> output().lines(RollbackReport.text(preview));
                case json -> output().json(RollbackReport.json(preview));
            }
            return preview.plan().holds().isEmpty() && preview.comparison().problems().isEmpty()
                    ? ExitCode.OK
                    : ExitCode.FINDINGS;
        }
        RollbackReport.text(preview).forEach(output()::say);
        if (!yes && !approval.given(session, preview.plan(), "roll back")) {
            output().say("Nothing was done.");
            return ExitCode.ERROR;
        }
        RollBackResult done =
                session.engine()
                        .deploys()
                        .rollBack(
                                preview,
                                operator,
                                reason == null ? RollbackReport.reason(preview) : reason,
                                this::tellOfStep);
        int code = report(done);
        return preview.comparison().problems().isEmpty() ? code : ExitCode.FINDINGS;
    }

    private RollBackPreview preview(Session session)
            throws RunException, CommandException, InterruptedException {
        String name = application(session, application);
        PlanOptions options =
                PlanOptions.PLAIN.withPrune(prune).recreating(Selection.keys(recreate));
        RollBackPreview preview =
                session.engine()
                        .deploys()
                        .preview(name, target, fromKept, options, RunListener.NONE);
        if (!takeOver) {
            return preview;
        }
        return session.engine()
                .deploys()
                .preview(
                        name,
                        target,
                        fromKept,
                        options.takingOver(changed(preview.comparison())),
                        RunListener.NONE);
    }

    private static Set<ResourceKey> changed(Comparison comparison) {
        return comparison.resources().stream()
                .filter(resource -> resource.difference() instanceof Difference.Changed)
                .map(ResourceComparison::key)
                .collect(Collectors.toSet());
    }

    private int report(RollBackResult done) {
        ApplyResult result = done.result();
        report(result, format);
        result.trouble().ifPresent(trouble -> output().error(trouble.text(), ""));
        output().say(Printable.of(done.hold().sentence()) + ".");
        output().say(
                        "  When Git is right again: 'leeway hold release "
                                + application
                                + "', then 'leeway sync "
                                + application
                                + "'.");
        return exitCode(result);
    }
}
