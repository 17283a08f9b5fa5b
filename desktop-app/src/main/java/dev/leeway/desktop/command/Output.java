package dev.leeway.desktop.command;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonWriter;
import java.io.PrintWriter;
import java.util.List;

/**
 * Where a command's data and talk go.
 *
 * @param data standard output
 * @param talk standard error
 * @param together whether both go to one terminal, where somebody reads them as one
 */
public record Output(PrintWriter data, PrintWriter talk, boolean together) {
    /** The version of the JSON format; it changes only when a field changes its meaning or goes. */
    static final String API_VERSION = "leeway.dev/v1alpha1";

    void lines(List<String> lines) {
        lines.forEach(data::println);
        data.flush();
    }

    void json(JsonObject object) {
        data.println(JsonWriter.pretty(object));
        data.flush();
    }

    void say(String text) {
        talk.println(text);
        talk.flush();
    }

    /** Says what went wrong, further lines of it indented, and what to do next. */
    void error(String message, String nextStep) {
        List<String> lines = message.lines().toList();
        say("leeway: " + Printable.of(lines.isEmpty() ? "" : lines.getFirst()));
        lines.stream().skip(1).forEach(line -> say("  " + Printable.of(line.strip())));
        if (!nextStep.isBlank()) {
            say("  " + Printable.of(nextStep));
        }
    }

    /** Starts a JSON document of the stable format. */
    static JsonObject.Builder document(String kind) {
        return JsonObject.builder().put("apiVersion", API_VERSION).put("kind", kind);
    }
}
