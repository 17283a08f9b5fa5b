package dev.leeway.product.story;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A process that takes one bypass from its start to its release, and is killed somewhere on the
 * way: {@code DoomedBypass FOLDER COLOUR}. It says which step it takes, and waits for a line of its
 * standard input before the last one, so that its parent can merge the request.
 */
final class DoomedBypass {
    private final OnCall engineer;
    private final PrintStream out;

    private DoomedBypass(Path folder, PrintStream out) {
        this.engineer = new OnCall(folder, "ada", new CopyOnWriteArrayList<>());
        this.out = out;
    }

    public static void main(String[] arguments) throws Exception {
        PrintStream out = System.out;
        new DoomedBypass(Path.of(arguments[0]), out).run(arguments[1]);
    }

    private void run(String colour) throws Exception {
        BufferedReader parent =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        // What is loaded once is loaded before the clock of the first step runs.
        engineer.bypass("list");
        say("start");
        Household.Answer started =
                engineer.bypass(
                        "start",
                        "-o",
                        "json",
                        "--yes",
                        "--incident",
                        "none",
                        "--reason",
                        "killed on purpose",
                        "--config-key",
                        "colour=" + colour,
                        "shop",
                        IncidentGround.SETTINGS);
        must(started);
        String id = started.json().string("id", "");
        say("propose");
        must(engineer.bypass("propose", id));
        say("merge");
        parent.readLine();
        say("tend");
        must(engineer.bypass("tend", id));
        say("done");
    }

    private void must(Household.Answer answer) {
        if (answer.exit() != 0) {
            out.println("trouble " + answer.err().replace('\n', ' '));
            System.exit(1);
        }
    }

    private void say(String step) {
        out.println("step " + step);
        out.flush();
    }
}
