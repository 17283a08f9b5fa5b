package dev.leeway.desktop;

import dev.leeway.desktop.command.CommandException;
import dev.leeway.desktop.command.Commands;
import dev.leeway.desktop.command.Output;
import dev.leeway.desktop.work.FxThread;
import dev.leeway.engine.disk.OwnFolder;
import dev.leeway.engine.source.git.GitSource;
import dev.leeway.engine.workspace.UserPlaces;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The entry of every {@code leeway} command, with a window or without. */
public final class Main {
    private static final int ERROR = 2;

    private final PrintWriter data = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
    private final PrintWriter talk = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    private final UserPlaces places = UserPlaces.ofUser();
    private final String version = Version.current();
    private final String operator = System.getProperty("user.name", "unknown");

    private Main() {}

    /** Runs a command line and ends the process with the command's exit code. */
    public static void main(String[] arguments) {
        goByHome();
        System.exit(new Main().run(List.of(arguments)));
    }

    /**
     * Git, kubectl and the folders of the desktop go by HOME; Java goes by the user database, which
     * names another folder in containers and under {@code sudo}.
     */
    private static void goByHome() {
        String home = System.getenv("HOME");
        if (home != null && File.separatorChar == '/' && home.startsWith("/")) {
            System.setProperty("user.home", home);
        }
    }

    private int run(List<String> arguments) {
        if (arguments.equals(List.of("version"))) {
            // Asked for by scripts before anything else: no log is begun, no command set up.
            data.println(Commands.versionLine(version));
            data.flush();
            return 0;
        }
        FxThread ui = new FxThread();
        if (opensWindow(arguments)) {
            ui.beginToolkit();
        }
        keepToOurselves();
        LogFile.begin(places.state());
        String command = arguments.isEmpty() ? "open" : arguments.getFirst();
        try {
            if (command.startsWith("leeway:")) {
                return window(ui).open(Optional.of(command));
            }
            return switch (command) {
                case "open" -> window(ui).open(arguments.stream().skip(1).findFirst());
                case "practice" ->
                        new PracticeCommand(places, version, data, talk, window(ui))
                                .run(arguments.subList(1, arguments.size()));
                default -> runHeadless(command, arguments);
            };
        } catch (CommandException e) {
            talk.println("leeway: " + e.getMessage());
            if (!e.nextStep().isBlank()) {
                talk.println("  " + e.nextStep());
            }
            return ERROR;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ERROR;
        }
    }

    /**
     * Mirrors, the record and the log hold what other users of the machine need not see. A folder
     * that cannot be made or is somebody else's is told by whatever needs it first.
     */
    private void keepToOurselves() {
        for (Path folder :
                List.of(places.data(), places.state(), places.config(), places.cache())) {
            try {
                OwnFolder.keep(folder);
            } catch (IOException ignored) {
                // Whatever needs the folder says why it cannot be used.
            }
        }
    }

    /** Whether a window is certain, before anything is read; it may be for others, too. */
    private static boolean opensWindow(List<String> arguments) {
        boolean bare = arguments.isEmpty() || arguments.equals(List.of("practice"));
        return bare && !WindowCommand.headless();
    }

    private WindowCommand window(FxThread ui) {
        return new WindowCommand(ui, places, version, operator, data, talk);
    }

    private int runHeadless(String command, List<String> arguments) {
        GitSource.keepMeasuresIn(places.cache());
        try (EngineWiring wiring = new EngineWiring(places, () -> false, version)) {
            Commands commands =
                    new Commands(
                            wiring,
                            new Output(data, talk, OneTerminal.takesBoth()),
                            new BufferedReader(
                                    new InputStreamReader(System.in, StandardCharsets.UTF_8)),
                            operator,
                            version);
            return commands.knows(command) ? commands.run(arguments) : commands.unknown(command);
        }
    }
}
