package dev.leeway.desktop.command;

import dev.leeway.desktop.release.ReleaseCheck;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

import java.io.BufferedReader;
import java.util.List;
import java.util.Optional;

/**
 * The headless commands by their names.
 *
 * <p>Only the command that was asked for is set up: reading the annotations of all of them would
 * double the time that {@code leeway version} takes.
 */
public final class Commands {
    private static final List<String> NAMES =
            List.of(
                    "render",
                    "compare",
                    "plan",
                    "sync",
                    "revert",
                    "watch",
                    "history",
                    "rollback",
                    "hold",
                    "insights",
                    "health",
                    "adopt",
                    "proposals",
                    "audit",
                    "bypass",
                    "completion",
                    "manual",
                    "credentials",
                    "updates",
                    "version");

    private final Sessions sessions;
    private final Output output;
    private final BufferedReader answers;
    private final String operator;
    private final String version;

    /**
     * Makes the commands.
     *
     * @param sessions opens workspaces
     * @param output where data and talk go
     * @param answers standard input
     * @param operator the user's name, for approvals
     * @param version Leeway's version
     */
    public Commands(
            Sessions sessions,
            Output output,
            BufferedReader answers,
            String operator,
            String version) {
        this.sessions = sessions;
        this.output = output;
        this.answers = answers;
        this.operator = operator;
        this.version = version;
    }

    /** Returns what {@code leeway version} prints, without anything being set up. */
    public static String versionLine(String version) {
        return VersionCommand.line(version);
    }

    /** Returns whether a word names one of these commands or asks for help. */
    public boolean knows(String word) {
        return NAMES.contains(word)
                || isHelp(word)
                || word.equals("--version")
                || word.equals("-V");
    }

    private static boolean isHelp(String word) {
        return word.equals("help") || word.equals("--help") || word.equals("-h");
    }

    /** Runs a command line whose first word {@link #knows} and returns the exit code. */
    public int run(List<String> arguments) {
        String name = arguments.getFirst();
        if (isHelp(name)) {
            output.lines(HelpText.lines());
            return ExitCode.OK;
        }
        Optional<Object> command = command(name.startsWith("-") ? "version" : name);
        if (command.isEmpty()) {
            return unknown(name);
        }
        CommandLine line = line(command.get());
        line.setOut(output.data()).setErr(output.talk());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler(
                (e, _) -> {
                    output.error(
                            String.valueOf(e.getMessage()),
                            "'leeway " + name + " --help' shows how it is used.");
                    return ExitCode.ERROR;
                });
        line.setExecutionExceptionHandler(
                (e, _, _) -> {
                    output.error(
                            "unexpected trouble: " + e,
                            "This is a defect of Leeway; please report it with these words.");
                    return ExitCode.ERROR;
                });
        CommandSpec spec = line.getCommandSpec();
        spec.name("leeway " + spec.name());
        return line.execute(arguments.subList(1, arguments.size()).toArray(String[]::new));
    }

    /** Says that a word is no command. */
    public int unknown(String word) {
        output.error("there is no command '" + word + "'", "'leeway help' lists them.");
        return ExitCode.ERROR;
    }

    private CommandSpec tree() {
        return CommandTree.of(
                NAMES.stream()
                        .map(this::command)
                        .flatMap(Optional::stream)
                        .map(Commands::line)
                        .map(CommandLine::getCommandSpec)
                        .toList());
    }

    private static CommandLine line(Object command) {
        return command instanceof CommandLine whole ? whole : new CommandLine(command);
    }

    private Optional<Object> command(String name) {
        return switch (name) {
            case "render" -> Optional.of(new RenderCommand(sessions, output));
            case "compare" -> Optional.of(new CompareCommand(sessions, output));
            case "plan" -> Optional.of(new PlanCommand(sessions, output));
            case "sync" -> Optional.of(new SyncCommand(sessions, output, answers, operator));
            case "revert" -> Optional.of(new RevertCommand(sessions, output, answers, operator));
            case "watch" -> Optional.of(new WatchCommand(sessions, output, operator));
            case "history" -> Optional.of(new HistoryCommand(sessions, output));
            case "rollback" ->
                    Optional.of(new RollbackCommand(sessions, output, answers, operator));
            case "hold" ->
                    Optional.of(HoldCommand.specification(sessions, output, answers, operator));
            case "insights" -> Optional.of(new InsightsCommand(sessions, output));
            case "health" -> Optional.of(new HealthCommand(sessions, output));
            case "adopt" -> Optional.of(new AdoptCommand(sessions, output, answers, operator));
            case "proposals" -> Optional.of(new ProposalsCommand(sessions, output));
            case "audit" -> Optional.of(new AuditCommand(sessions, output));
            case "bypass" -> Optional.of(BypassCommands.line(sessions, output, answers, operator));
            case "completion" -> Optional.of(new CompletionCommand(output, this::tree));
            case "manual" -> Optional.of(new ManualCommand(output, version, this::tree));
            case "credentials" -> Optional.of(CredentialsCommand.line(sessions, output, answers));
            case "updates" ->
                    Optional.of(new UpdatesCommand(output, version, ReleaseCheck.ofBuild()));
            case "version" -> Optional.of(new VersionCommand(output, version));
            default -> Optional.empty();
        };
    }
}
