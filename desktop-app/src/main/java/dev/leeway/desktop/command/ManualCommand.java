package dev.leeway.desktop.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/**
 * {@code leeway manual}: the manual page, in the language of {@code man}. Made from the commands
 * themselves.
 */
@Command(
        name = "manual",
        description = "Print the manual page: 'leeway manual | man -l -'.",
        mixinStandardHelpOptions = true)
final class ManualCommand implements Callable<Integer> {
    private static final String END =
            """
            .SH EXIT STATUS
            0 when all is well, 1 when there is something to look at (differences, steps that were refused or held, missed targets), 2 on errors.
            .SH ENVIRONMENT
            .TP
            KUBECONFIG
            Where clusters without a kubeconfig of their own are looked up.
            .TP
            XDG_DATA_HOME, XDG_STATE_HOME, XDG_CONFIG_HOME, XDG_CACHE_HOME
            Where mirrors and history, the audit trail and the log, preferences, and what can be made again are kept.
            .TP
            LEEWAY_JAVA_OPTIONS
            More options for the Java runtime.
            .SH FILES
            .TP
            leeway.yaml
            The workspace: repositories, clusters and applications.
            .TP
            ~/.local/share/leeway, ~/.local/state/leeway, ~/.config/leeway, ~/.cache/leeway
            What Leeway keeps, by default. Removing the package leaves them.
            .SH SEE ALSO
            .BR git (1),
            .BR kubectl (1)
            """;

    private final Output output;
    private final String version;
    private final Supplier<CommandSpec> commands;

    ManualCommand(Output output, String version, Supplier<CommandSpec> commands) {
        this.output = output;
        this.version = version;
        this.commands = commands;
    }

    @Override
    public Integer call() {
        List<String> lines = new ArrayList<>();
        lines.add(".TH LEEWAY 1 \"\" \"leeway " + version + "\" \"Leeway\"");
        lines.add(".SH NAME");
        lines.add("leeway \\- desktop console for GitOps");
        lines.add(".SH SYNOPSIS");
        lines.add(".B leeway");
        lines.add("[\\fICOMMAND\\fR] [\\fIOPTIONS\\fR]");
        lines.add(".SH DESCRIPTION");
        lines.add("Shows which applications differ between Git and Kubernetes clusters, why, and");
        lines.add("who did it; syncs what was approved; fixes production by hand under a lease");
        lines.add(
                "that writes and proves its own pull request. Without a command the window opens");
        lines.add("on the last workspace. Standard output is data, standard error is talk;");
        lines.add("on a terminal, which has both, a sync tells each step once.");
        lines.add(".SH COMMANDS");
        CommandTree.below(commands.get()).forEach(command -> describe("leeway", command, lines));
        END.lines().forEach(lines::add);
        output.lines(lines);
        return ExitCode.OK;
    }

    private static void describe(String before, CommandSpec command, List<String> lines) {
        String name = before + " " + command.name();
        lines.add(".SS " + roff(name + positionals(command)));
        lines.add(roff(CommandTree.sentence(command)));
        for (PositionalParamSpec parameter : command.positionalParameters()) {
            lines.add(".TP");
            lines.add("\\fI" + roff(parameter.paramLabel()) + "\\fR");
            lines.add(roff(CommandTree.sentence(parameter.description())));
        }
        for (OptionSpec option : CommandTree.options(command)) {
            lines.add(".TP");
            lines.add(
                    "\\fB"
                            + roff(String.join(", ", option.names()))
                            + "\\fR"
                            + (option.arity().max() > 0
                                    ? " \\fI" + roff(option.paramLabel()) + "\\fR"
                                    : ""));
            lines.add(roff(CommandTree.sentence(option.description())));
        }
        CommandTree.below(command).forEach(below -> describe(name, below, lines));
    }

    private static String positionals(CommandSpec command) {
        StringBuilder labels = new StringBuilder();
        for (PositionalParamSpec parameter : command.positionalParameters()) {
            String label = parameter.paramLabel();
            labels.append(' ')
                    .append(parameter.arity().min() == 0 ? "[" + label + "]" : label)
                    .append(parameter.arity().max() > 1 ? "..." : "");
        }
        return labels.toString();
    }

    /**
     * A line that begins with a dot or a quote would be an instruction; hyphens are minus signs.
     */
    private static String roff(String text) {
        String escaped = text.replace("\\", "\\e").replace("-", "\\-");
        return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
    }
}
