package dev.leeway.desktop.command;

import dev.leeway.engine.bypass.BypassException;
import dev.leeway.engine.bypass.Lease;
import dev.leeway.engine.bypass.LeaseView;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code leeway bypass list}: the leases of this workspace. */
@Command(
        name = "list",
        description = "List the leases: exit 0 calm, 1 one needs a decision, 2 error.",
        mixinStandardHelpOptions = true)
final class BypassListCommand extends WorkspaceCommand {
    @Option(names = "--all", description = "those that are over too, and those of other workspaces")
    boolean all;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text or json (default: text)")
    OutputFormat format = OutputFormat.text;

    BypassListCommand(Sessions sessions, Output output) {
        super(sessions, output);
    }

    /** One account holds the leases of all workspaces of a user. */
    private static boolean isHere(Session session, Lease lease) {
        return session.workspace()
                .application(lease.bypass().application())
                .filter(found -> found.cluster().equals(lease.bypass().cluster()))
                .isPresent();
    }

    @Override
    int run(Session session) throws CommandException {
        try {
            List<Lease> leases =
                    session.bypasses().list(all).stream()
                            .filter(lease -> all || isHere(session, lease))
                            .toList();
            switch (format) {
                case text ->
                        output().lines(
                                        leases.stream()
                                                .map(lease -> LeaseView.of(lease, Instant.now()))
                                                .map(BypassReport::line)
                                                .toList());
                case json ->
                        output().json(
                                        Output.document("BypassList")
                                                .put(
                                                        "items",
                                                        ResourceJson.array(
                                                                leases,
                                                                lease ->
                                                                        BypassReport.json(
                                                                                lease, "")))
                                                .build());
            }
            boolean alarm =
                    leases.stream().anyMatch(lease -> LeaseView.of(lease, Instant.now()).alarm());
            return alarm ? ExitCode.FINDINGS : ExitCode.OK;
        } catch (BypassException e) {
            throw new CommandException(String.valueOf(e.getMessage()), e.nextStep());
        }
    }
}
