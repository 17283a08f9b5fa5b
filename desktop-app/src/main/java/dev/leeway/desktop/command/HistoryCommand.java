package dev.leeway.desktop.command;

import dev.leeway.engine.history.DeployDifference;
import dev.leeway.engine.history.SyncRecord;
import dev.leeway.engine.run.Deploys;
import dev.leeway.engine.run.RunException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code leeway history}: the deploys of an application, and what differs between two of them. */
@Command(
        name = "history",
        description =
                "List the syncs of an application, show one, or compare two: exit 0, with --diff 1 when"
                        + " they differ, 2 error.",
        mixinStandardHelpOptions = true)
final class HistoryCommand extends WorkspaceCommand {
    @Parameters(index = "0", paramLabel = "APP", description = "the application")
    String application = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "SYNC",
            description = "the number of a sync, to show it")
    @Nullable Long sync;

    @Option(
            names = "--diff",
            arity = "2",
            paramLabel = "SYNC",
            description =
                    "what Git asked for at the second sync against what it asked for at the first")
    List<Long> diff = List.of();

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            description = "the newest N (default: ${DEFAULT-VALUE})")
    int limit = 20;

    @Option(
            names = "--before",
            paramLabel = "SYNC",
            description = "only syncs before this one, for the next page")
    long before = Long.MAX_VALUE;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "text or json")
    OutputFormat format = OutputFormat.text;

    HistoryCommand(Sessions sessions, Output output) {
        super(sessions, output);
    }

    @Override
    int run(Session session) throws RunException, CommandException {
        String name = application(session, application);
        Deploys deploys = session.engine().deploys();
        if (!diff.isEmpty()) {
            return difference(deploys, name);
        }
        if (sync != null) {
            SyncRecord record = deploys.sync(name, sync);
            switch (format) {
                case text -> output().lines(HistoryReport.text(record));
                case json -> output().json(HistoryReport.document(record));
            }
            return ExitCode.OK;
        }
        if (limit < 1) {
            throw new CommandException("a list of " + limit + " syncs shows nothing", "");
        }
        List<SyncRecord> records = deploys.list(name, before, limit);
        switch (format) {
            case text -> output().lines(HistoryReport.list(name, records));
            case json -> output().json(HistoryReport.listDocument(name, records));
        }
        return ExitCode.OK;
    }

    private int difference(Deploys deploys, String name) throws RunException {
        long earlier = diff.getFirst();
        long later = diff.getLast();
        DeployDifference difference = deploys.difference(name, earlier, later);
        switch (format) {
            case text -> output().lines(HistoryReport.difference(difference));
            case json -> output().json(HistoryReport.document(name, earlier, later, difference));
        }
        output().say(HistoryReport.summary(difference));
        return difference.isEmpty() ? ExitCode.OK : ExitCode.FINDINGS;
    }
}
