package dev.leeway.desktop.command;

import java.io.BufferedReader;
import java.util.function.Consumer;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code leeway bypass}: emergency fixes under a lease. */
final class BypassCommands {
    private BypassCommands() {}

    /** Has nothing to do by itself. */
    @Command(
            name = "bypass",
            description = "Fix a live object under a lease, and take the fix to Git.",
            mixinStandardHelpOptions = true,
            synopsisSubcommandLabel =
                    "(start | list | show | tend | propose | fix-anew | extend | go-on | release |"
                            + " abandon)")
    static final class Group {}

    /** Returns the command line with everything below {@code bypass}. */
    static CommandLine line(
            Sessions sessions, Output output, BufferedReader answers, String operator) {
        CommandLine line = new CommandLine(new Group());
        Consumer<Object> add = command -> line.addSubcommand(command);
        add.accept(new BypassStartCommand(sessions, output, answers, operator));
        add.accept(new BypassListCommand(sessions, output));
        add.accept(new BypassLeaseCommand.Show(sessions, output, operator));
        add.accept(new BypassLeaseCommand.Tend(sessions, output, operator));
        add.accept(new BypassProposeCommand(sessions, output, operator));
        add.accept(new BypassLeaseCommand.FixAnew(sessions, output, operator));
        add.accept(new BypassLeaseCommand.Extend(sessions, output, operator));
        add.accept(new BypassLeaseCommand.GoOn(sessions, output, operator));
        add.accept(new BypassLeaseCommand.Release(sessions, output, operator));
        add.accept(new BypassLeaseCommand.Abandon(sessions, output, operator));
        return line;
    }
}
