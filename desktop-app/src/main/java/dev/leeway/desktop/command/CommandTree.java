package dev.leeway.desktop.command;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Every command with its options, for completions and the manual: they cannot tell otherwise. */
final class CommandTree {
    private CommandTree() {}

    /** Returns {@code leeway} with the given commands and those that open the window. */
    static CommandSpec of(Collection<CommandSpec> headless) {
        CommandSpec root = CommandSpec.create().name("leeway");
        root.usageMessage().description("Desktop console for GitOps.");
        CommandSpec open =
                window("open", "Open the window on a workspace (default: the last one).");
        open.addPositional(
                PositionalParamSpec.builder()
                        .paramLabel("FILE")
                        .arity("0..1")
                        .description("the workspace file, or a leeway:// link")
                        .build());
        CommandSpec practice = window("practice", "Open the window on the practice workspace.");
        practice.addOption(flag("--serve", "run only the practice cluster, until interrupted"));
        practice.addOption(valued("--port", "N", "the port (default: any that is free)"));
        practice.addOption(valued("--kubeconfig", "FILE", "where to write the kubeconfig"));
        practice.addOption(
                valued("--screenshots", "DIR", "leave pictures of the screens there, no window"));
        practice.addOption(valued("--only", "PLACE", "only pictures whose names begin so"));
        practice.addOption(valued("--view", "VIEW", "only views whose names contain this"));
        practice.addOption(valued("--language", "TAG", "the language of the pictures (en, de)"));
        root.addSubcommand("open", open);
        root.addSubcommand("practice", practice);
        headless.forEach(command -> root.addSubcommand(command.name(), command));
        return root;
    }

    /** Returns the commands directly below one, in their order. */
    static List<CommandSpec> below(CommandSpec command) {
        return command.subcommands().values().stream()
                .map(line -> line.getCommandSpec())
                .distinct()
                .toList();
    }

    /** Returns the options of a command that are shown. */
    static List<OptionSpec> options(CommandSpec command) {
        return command.options().stream().filter(option -> !option.hidden()).toList();
    }

    /** Returns one sentence on a command, empty when it has none. */
    static String sentence(CommandSpec command) {
        return String.join(" ", command.usageMessage().description());
    }

    /** Returns what an option or a parameter means. */
    static String sentence(String[] description) {
        return Optional.of(String.join(" ", description))
                .map(text -> text.replace("%n", " ").replace("%%", "%"))
                .orElse("");
    }

    private static CommandSpec window(String name, String description) {
        CommandSpec spec = CommandSpec.create().name(name);
        spec.usageMessage().description(description);
        return spec;
    }

    private static OptionSpec flag(String name, String description) {
        return OptionSpec.builder(name).description(description).build();
    }

    private static OptionSpec valued(String name, String label, String description) {
        return OptionSpec.builder(name)
                .arity("1")
                .paramLabel(label)
                .type(String.class)
                .description(description)
                .build();
    }
}
