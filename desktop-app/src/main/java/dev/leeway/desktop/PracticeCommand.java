package dev.leeway.desktop;

import dev.leeway.desktop.capture.PictureChoice;
import dev.leeway.desktop.capture.View;
import dev.leeway.desktop.command.CommandException;
import dev.leeway.desktop.work.ProcessEnd;
import dev.leeway.engine.practice.PracticeCluster;
import dev.leeway.engine.practice.PracticeOptions;
import dev.leeway.engine.practice.controller.Controllers;
import dev.leeway.engine.workspace.UserPlaces;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code leeway practice}: the window on the practice workspace, or the practice cluster alone. */
@Command(
        name = "leeway practice",
        description = "Open the window on the practice workspace.",
        mixinStandardHelpOptions = true)
final class PracticeCommand {
    private final UserPlaces places;
    private final String version;
    private final PrintWriter data;
    private final PrintWriter talk;
    private final WindowCommand window;

    @Option(names = "--serve", description = "run only the practice cluster, until interrupted")
    boolean serve;

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "the port (default: any that is free)")
    int port;

    @Option(
            names = "--kubeconfig",
            paramLabel = "FILE",
            description = "where to write the kubeconfig")
    @Nullable Path kubeconfig;

    @Option(
            names = "--screenshots",
            paramLabel = "DIR",
            description = "leave pictures of the screens there, without a window")
    @Nullable Path screenshots;

    @Option(
            names = "--only",
            paramLabel = "PLACE",
            split = ",",
            description =
                    "only pictures whose names begin so (clusters, drift-adopt); may be repeated")
    List<String> only = List.of();

    @Option(
            names = "--view",
            paramLabel = "VIEW",
            split = ",",
            description =
                    "only views whose names contain this (dark, 1024x700, light-1440x900, @2x);"
                            + " may be repeated")
    List<String> view = List.of();

    @Option(
            names = "--language",
            paramLabel = "TAG",
            description = "the language of the pictures (en, de; default: yours)")
    @Nullable String language;

    PracticeCommand(
            UserPlaces places,
            String version,
            PrintWriter data,
            PrintWriter talk,
            WindowCommand window) {
        this.places = places;
        this.version = version;
        this.data = data;
        this.talk = talk;
        this.window = window;
    }

    int run(List<String> arguments) throws CommandException, InterruptedException {
        if (arguments.isEmpty() && !WindowCommand.headless()) {
            // Nothing to be parsed, and the parser takes a tenth of the time to the first frame.
            return window.show("practice", opening());
        }
        // '@2x' names views, and no file of arguments.
        CommandLine line = new CommandLine(this).setExpandAtFiles(false);
        try {
            line.parseArgs(arguments.toArray(String[]::new));
        } catch (ParameterException e) {
            throw new CommandException(
                    String.valueOf(e.getMessage()),
                    "'leeway practice --help' shows how it is used.");
        }
        if (line.isUsageHelpRequested()) {
            line.usage(data);
            data.flush();
            return 0;
        }
        if (serve) {
            return serveAlone();
        }
        if (screenshots != null || WindowCommand.headless()) {
            Path pictures =
                    screenshots == null
                            ? PracticeWorkspace.folder(places).resolve("screenshots")
                            : screenshots;
            List<String> unknown = PictureChoice.everything().unknown(view);
            if (!unknown.isEmpty()) {
                throw new CommandException(
                        "no view is called " + String.join(" or ", unknown),
                        "Views are called like "
                                + View.all().getFirst().name()
                                + " or "
                                + View.all().getLast().name()
                                + ".");
            }
            PictureChoice choice =
                    screenshots == null
                            ? PictureChoice.toGoOn()
                            : PictureChoice.everything().only(only, view);
            return window.in(Optional.ofNullable(language))
                    .runWithoutDisplay("practice", opening(), pictures, choice);
        }
        return window.show("practice", opening());
    }

    private PracticeOpening opening() {
        return new PracticeOpening(places, version, talk, window);
    }

    private int serveAlone() throws CommandException, InterruptedException {
        Path file =
                kubeconfig == null
                        ? PracticeWorkspace.folder(places).resolve("practice.kubeconfig")
                        : kubeconfig;
        PracticeOptions options =
                PracticeOptions.usual()
                        .onPort(port)
                        .measuring()
                        .with(new Controllers(InstantSource.system()));
        try (PracticeCluster cluster = PracticeCluster.start(options)) {
            cluster.writeKubeconfig(file);
            data.println(file.toAbsolutePath());
            data.flush();
            talk.println(
                    "leeway: the practice cluster serves at "
                            + cluster.url()
                            + " until interrupted (Ctrl+C)");
            ProcessEnd.await();
            return 0;
        } catch (IOException e) {
            throw new CommandException(
                    "the practice cluster could not be started: " + e.getMessage(),
                    port > 0 ? "Choose another port with --port." : "");
        }
    }
}
