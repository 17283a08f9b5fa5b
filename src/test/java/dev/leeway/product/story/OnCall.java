package dev.leeway.product.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.desktop.EngineWiring;
import dev.leeway.desktop.command.Commands;
import dev.leeway.desktop.command.Output;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.workspace.UserPlaces;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * An engineer on call with a Leeway of her own: the workspace names a Git host over HTTP, whose
 * token lies in her encrypted credentials. Every command is a Leeway that was just started.
 *
 * @param folder where everything of hers lies
 * @param name who she is
 * @param heard everything that her commands printed
 */
record OnCall(Path folder, String name, List<String> heard) {
    static final String PASSPHRASE = "open sesame 42";

    /** Writes her workspace. */
    static OnCall at(Path folder, String name, String workspace) throws IOException {
        OnCall engineer = new OnCall(folder, name, new CopyOnWriteArrayList<>());
        UserHome.introduce(name, engineer.user());
        Files.writeString(folder.resolve("passphrase"), PASSPHRASE + "\n");
        Files.writeString(engineer.file(), workspace);
        return engineer;
    }

    Path file() {
        return folder.resolve("leeway.yaml");
    }

    /** Returns the folder that her Git takes for her home. */
    Path user() {
        return folder.resolve("user");
    }

    Path home() {
        return folder.resolve("home");
    }

    UserPlaces places() {
        return UserPlaces.of(
                System.getProperty("os.name", ""),
                Map.of(UserPlaces.HOME_VARIABLE, home().toString()),
                user());
    }

    EngineWiring start() {
        return new EngineWiring(
                places(), () -> false, "story", _ -> Optional.of(PASSPHRASE.toCharArray()));
    }

    /** Runs a command; what is typed are the lines of its standard input. */
    Household.Answer typing(String typed, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        try (EngineWiring wiring = start()) {
            Commands commands =
                    new Commands(
                            wiring,
                            new Output(new PrintWriter(out), new PrintWriter(err, true), false),
                            new BufferedReader(new StringReader(typed)),
                            name,
                            "story");
            int exit = commands.run(List.of(arguments));
            heard.add(out.toString());
            heard.add(err.toString());
            return new Household.Answer(exit, out.toString(), err.toString());
        }
    }

    Household.Answer leeway(String... arguments) {
        return typing("", arguments);
    }

    /** Syncs an application, which has to come through. */
    void syncs(String application) {
        Household.Answer synced = leeway("sync", "-w", file().toString(), "--yes", application);
        assertThat(synced.exit()).as(synced.err()).isZero();
    }

    /** Runs {@code leeway bypass}. */
    Household.Answer bypass(String command, String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("bypass", command, "-w", file().toString()));
        arguments.addAll(List.of(more));
        return leeway(arguments.toArray(String[]::new));
    }

    /** Returns a lease as its document has it. */
    JsonObject lease(String id) {
        return JsonReader.readObject(bypass("show", "-o", "json", id).out());
    }
}
