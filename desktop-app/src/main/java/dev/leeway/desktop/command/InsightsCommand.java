package dev.leeway.desktop.command;

import dev.leeway.engine.insights.Indicator;
import dev.leeway.engine.insights.Insights;
import dev.leeway.engine.insights.Period;
import dev.leeway.engine.insights.Targets;
import dev.leeway.engine.run.RunException;
import java.time.Instant;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code leeway insights}: how well reconciling goes, against targets. */
@Command(
        name = "insights",
        description =
                "Syncs done, time from commit to cluster, age of drift and length of bypasses, with"
                        + " targets and error budget: exit 0 all targets met, 1 some missed, 2 error.",
        mixinStandardHelpOptions = true)
final class InsightsCommand extends WorkspaceCommand {
    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "30",
            description = "the last N days (default: ${DEFAULT-VALUE})")
    int days = 30;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "text or json")
    OutputFormat format = OutputFormat.text;

    InsightsCommand(Sessions sessions, Output output) {
        super(sessions, output);
    }

    @Override
    int run(Session session) throws RunException, CommandException {
        if (days < 1) {
            throw new CommandException("a period of " + days + " days has nothing in it", "");
        }
        Insights insights =
                session.engine()
                        .deploys()
                        .insights(Period.days(days, Instant.now()), Targets.USUAL);
        switch (format) {
            case text -> output().lines(InsightsReport.text(insights));
            case json -> output().json(InsightsReport.json(insights));
        }
        boolean met =
                Stream.concat(
                                insights.together().stream(),
                                insights.applications().stream()
                                        .flatMap(one -> one.indicators().stream()))
                        .allMatch(Indicator::met);
        return met ? ExitCode.OK : ExitCode.FINDINGS;
    }
}
