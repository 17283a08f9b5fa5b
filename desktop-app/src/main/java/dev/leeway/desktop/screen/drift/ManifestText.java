package dev.leeway.desktop.screen.drift;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonBoolean;
import dev.leeway.engine.json.JsonNull;
import dev.leeway.engine.json.JsonNumber;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.json.JsonWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A manifest as lines of YAML, in one fixed order of keys so that two of them can be compared line
 * by line, with the line of every field. Pure.
 *
 * @param lines the lines
 * @param lineOf the line of each field, from 0, by JSON pointer
 */
public record ManifestText(List<String> lines, Map<String, Integer> lineOf) {
    private static final List<String> FIRST =
            List.of("apiVersion", "kind", "metadata", "name", "namespace", "type");

    /** Text that YAML reads back as this very string without quotes. */
    private static final Pattern PLAIN =
            Pattern.compile("[A-Za-z_/][A-Za-z0-9_./@-]*(:[A-Za-z0-9_./@-]+)*");

    private static final Set<String> WORDS_WITH_MEANING =
            Set.of(
                    "true", "false", "yes", "no", "on", "off", "null", "y", "n", "~", ".nan",
                    ".inf");

    /** Writes an object; the empty object gives no line. */
    public static ManifestText of(JsonObject object) {
        Writer writer = new Writer();
        writer.members(object, 0, "");
        return new ManifestText(List.copyOf(writer.lines), Map.copyOf(writer.lineOf));
    }

    /**
     * Returns the line of a field, or of the nearest field above it that has one; -1 when there is
     * none.
     */
    public int nearestLine(String pointer) {
        String path = pointer;
        while (!path.isEmpty()) {
            Integer line = lineOf.get(path);
            if (line != null) {
                return line;
            }
            path = path.substring(0, path.lastIndexOf('/'));
        }
        return lines.isEmpty() ? -1 : 0;
    }

    private static final class Writer {
        private final List<String> lines = new ArrayList<>();
        private final Map<String, Integer> lineOf = new HashMap<>();

        void members(JsonObject object, int depth, String pointer) {
            List<String> names = new ArrayList<>(object.names());
            names.sort(
                    (one, other) -> {
                        int first = rank(one) - rank(other);
                        return first != 0 ? first : one.compareTo(other);
                    });
            for (String name : names) {
                String path = pointer + "/" + name.replace("~", "~0").replace("/", "~1");
                field("  ".repeat(depth) + scalar(name) + ":", object.require(name), depth, path);
            }
        }

        private static int rank(String name) {
            int position = FIRST.indexOf(name);
            return position < 0 ? FIRST.size() : position;
        }

        private void field(String start, JsonValue value, int depth, String path) {
            lineOf.put(path, lines.size());
            switch (value) {
                case JsonObject object when !object.isEmpty() -> {
                    lines.add(start);
                    members(object, depth + 1, path);
                }
                case JsonArray array when !array.isEmpty() -> {
                    lines.add(start);
                    items(array, depth + 1, path);
                }
                case JsonString string when string.value().contains("\n") ->
                        block(start, string.value(), depth + 1);
                case JsonString string -> lines.add(start + " " + scalar(string.value()));
                case JsonObject _, JsonArray _, JsonNumber _, JsonBoolean _, JsonNull _ ->
                        lines.add(start + " " + JsonWriter.compact(value));
            }
        }

        private void items(JsonArray array, int depth, String pointer) {
            for (int i = 0; i < array.size(); i++) {
                String path = pointer + "/" + i;
                String dash = "  ".repeat(depth) + "-";
                if (array.get(i) instanceof JsonObject object && !object.isEmpty()) {
                    lineOf.put(path, lines.size());
                    int from = lines.size();
                    members(object, depth + 1, path);
                    lines.set(from, dash + lines.get(from).substring(dash.length()));
                } else {
                    field(dash, array.get(i), depth, path);
                }
            }
        }

        private void block(String start, String text, int depth) {
            boolean ends = text.endsWith("\n");
            lines.add(start + (ends ? " |" : " |-"));
            String body = ends ? text.substring(0, text.length() - 1) : text;
            for (String line : body.split("\n", -1)) {
                lines.add(line.isEmpty() ? "" : "  ".repeat(depth) + line);
            }
        }

        private static String scalar(String text) {
            return PLAIN.matcher(text).matches()
                            && !WORDS_WITH_MEANING.contains(text.toLowerCase(Locale.ROOT))
                    ? text
                    : JsonWriter.compact(new JsonString(text));
        }
    }
}
