package dev.leeway.desktop.command;

import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Parameters;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** {@code leeway completion}: what a shell needs to complete Leeway's commands. */
@Command(
        name = "completion",
        description = "Print completions for a shell: bash, zsh or fish.",
        mixinStandardHelpOptions = true)
final class CompletionCommand implements Callable<Integer> {
    /** The shells that are known. */
    enum Shell {
        /** GNU bash. */
        bash,
        /** The Z shell, by its emulation of bash's completions. */
        zsh,
        /** fish. */
        fish
    }

    private final Output output;
    private final Supplier<CommandSpec> commands;

    @Parameters(paramLabel = "SHELL", description = "bash, zsh or fish")
    Shell shell = Shell.bash;

    CompletionCommand(Output output, Supplier<CommandSpec> commands) {
        this.output = output;
        this.commands = commands;
    }

    @Override
    public Integer call() {
        CommandSpec root = commands.get();
        output.lines(
                switch (shell) {
                    case bash -> bash(root);
                    case zsh -> zsh(root);
                    case fish -> fish(root);
                });
        return ExitCode.OK;
    }

    private static List<String> bash(CommandSpec root) {
        return AutoComplete.bash("leeway", new CommandLine(root)).lines().toList();
    }

    private static List<String> zsh(CommandSpec root) {
        List<String> lines = new ArrayList<>();
        lines.add("#compdef leeway");
        lines.addAll(bash(root));
        return lines;
    }

    private static List<String> fish(CommandSpec root) {
        List<String> lines = new ArrayList<>();
        lines.add("# Completions of leeway for fish");
        for (CommandSpec command : CommandTree.below(root)) {
            lines.add(
                    "complete -c leeway -n __fish_use_subcommand -f -a "
                            + command.name()
                            + " -d "
                            + quoted(CommandTree.sentence(command)));
            String inside = "'__fish_seen_subcommand_from " + command.name() + "'";
            for (CommandSpec below : CommandTree.below(command)) {
                lines.add(
                        "complete -c leeway -n "
                                + inside
                                + " -f -a "
                                + below.name()
                                + " -d "
                                + quoted(CommandTree.sentence(below)));
                below.options().forEach(option -> lines.add(fish(inside, option)));
            }
            CommandTree.options(command).forEach(option -> lines.add(fish(inside, option)));
        }
        return lines.stream().distinct().toList();
    }

    private static String fish(String inside, OptionSpec option) {
        StringBuilder line = new StringBuilder("complete -c leeway -n ").append(inside);
        for (String name : option.names()) {
            line.append(name.startsWith("--") ? " -l " : " -s ")
                    .append(name.replaceFirst("^--?", ""));
        }
        if (option.arity().max() > 0) {
            line.append(" -r");
        }
        return line.append(" -d ")
                .append(quoted(CommandTree.sentence(option.description())))
                .toString();
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
