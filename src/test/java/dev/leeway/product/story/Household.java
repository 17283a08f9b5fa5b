package dev.leeway.product.story;

import dev.leeway.desktop.EngineWiring;
import dev.leeway.desktop.command.CommandException;
import dev.leeway.desktop.command.Commands;
import dev.leeway.desktop.command.Output;
import dev.leeway.desktop.command.Session;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.practice.PracticeCluster;
import dev.leeway.engine.practice.PracticeOptions;
import dev.leeway.engine.practice.controller.Controllers;
import dev.leeway.engine.workspace.UserPlaces;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One user's Leeway in a folder: workspace file, kubeconfig and Leeway's own folders.
 *
 * @param folder where all of it lies
 */
public record Household(Path folder) {
    /** What a test says about an application; the rest is usual. */
    public record Application(String name, String repository, String path, String namespace) {}

    /**
     * How a command ended.
     *
     * @param exit its exit code
     * @param out what it wrote to standard output
     * @param err what it wrote to standard error
     */
    public record Answer(int exit, String out, String err) {
        /** Returns the JSON document on standard output. */
        public JsonObject json() {
            return JsonReader.readObject(out);
        }
    }

    /** Starts a practice cluster with everything in it that it usually has. */
    public static PracticeCluster startCluster() throws IOException {
        return PracticeCluster.start(
                PracticeOptions.usual().with(new Controllers(InstantSource.system())));
    }

    /**
     * Writes the workspace file, with one cluster named {@code practice} that makes missing
     * destination namespaces.
     *
     * @param repositories their folders by their names
     */
    public void write(Map<String, Path> repositories, List<Application> applications)
            throws IOException {
        StringBuilder yaml =
                new StringBuilder(
                        "apiVersion: leeway.dev/v1alpha1\nkind: Workspace\nmetadata:\n  name: story\nrepositories:\n");
        repositories.forEach(
                (name, place) ->
                        yaml.append("  - {name: ")
                                .append(name)
                                .append(", url: \"")
                                .append(place.toUri())
                                .append("\", revision: main}\n"));
        yaml.append(
                "clusters:\n  - {name: practice, kubeconfig: practice.kubeconfig, context: practice}\napplications:\n");
        for (Application application : applications) {
            yaml.append("  - name: ")
                    .append(application.name())
                    .append("\n    source: {repository: ")
                    .append(application.repository())
                    .append(", path: \"")
                    .append(application.path())
                    .append("\"}")
                    .append("\n    destination: {cluster: practice, namespace: ")
                    .append(application.namespace())
                    .append("}")
                    .append("\n    sync: {options: [CreateNamespace=true]}\n");
        }
        UserHome.introduce("Ada", folder);
        Files.writeString(file(), yaml);
    }

    /** Lets the workspace's cluster be this one. */
    public void connectTo(PracticeCluster cluster) throws IOException {
        cluster.writeKubeconfig(kubeconfig());
    }

    /** Returns the workspace file. */
    public Path file() {
        return folder.resolve("leeway.yaml");
    }

    /** Returns the kubeconfig. */
    public Path kubeconfig() {
        return folder.resolve("practice.kubeconfig");
    }

    /** Returns the folder that a process takes as {@code LEEWAY_HOME}. */
    public Path home() {
        return folder.resolve("home");
    }

    /** Returns the wiring of a Leeway that was just started; to be closed. */
    public EngineWiring start() {
        return new EngineWiring(
                UserPlaces.of(
                        System.getProperty("os.name", ""),
                        Map.of(UserPlaces.HOME_VARIABLE, home().toString()),
                        folder),
                () -> false,
                "story");
    }

    /** Opens the workspace; closing the wiring closes it. */
    public Session open(EngineWiring wiring) throws CommandException {
        return wiring.open(file());
    }

    /** Runs a headless command in a Leeway of its own; nobody is there to answer questions. */
    public Answer leeway(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit =
                run(new Output(new PrintWriter(out), new PrintWriter(err, true), false), arguments);
        return new Answer(exit, out.toString(), err.toString());
    }

    /** Runs a headless command on this workspace where one terminal shows all that it writes. */
    public Answer onTerminal(String command, String... more) {
        StringWriter shown = new StringWriter();
        PrintWriter terminal = new PrintWriter(shown, true);
        int exit = run(new Output(terminal, terminal, true), arguments(List.of(command), more));
        return new Answer(exit, shown.toString(), "");
    }

    private int run(Output output, String... arguments) {
        try (EngineWiring wiring = start()) {
            Commands commands =
                    new Commands(
                            wiring,
                            output,
                            new BufferedReader(new StringReader("")),
                            "ada",
                            "story");
            return commands.run(List.of(arguments));
        }
    }

    /** Runs a headless command on this workspace. */
    public Answer onWorkspace(String command, String... more) {
        return onWorkspace(List.of(command), more);
    }

    /** Runs {@code leeway bypass} on this workspace. */
    public Answer bypass(String command, String... more) {
        return onWorkspace(List.of("bypass", command), more);
    }

    private Answer onWorkspace(List<String> command, String... more) {
        return leeway(arguments(command, more));
    }

    private String[] arguments(List<String> command, String... more) {
        List<String> arguments = new ArrayList<>(command);
        arguments.addAll(List.of("-w", file().toString()));
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }
}
