package dev.leeway.desktop.screen.drift;

import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.fields.PathElement;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonWriter;

import java.util.ArrayList;
import java.util.List;

/** Writes a field's path as a jq path expression, list items by their keys. Pure. */
final class JqPath {
    private static final String PLAIN = "[A-Za-z_][A-Za-z0-9_]*";

    private JqPath() {}

    /**
     * Returns the expression, for example {@code .spec.containers[] | select(.name == "web") |
     * .image}.
     */
    static String of(FieldPath path) {
        StringBuilder text = new StringBuilder();
        for (PathElement element : path.elements()) {
            switch (element) {
                case PathElement.Name(String name) ->
                        text.append(
                                name.matches(PLAIN)
                                        ? "." + name
                                        : (text.isEmpty() || endsPiped(text) ? "." : "")
                                                + "["
                                                + JsonWriter.compact(new JsonString(name))
                                                + "]");
                case PathElement.Key key -> {
                    List<String> parts = new ArrayList<>();
                    key.fields()
                            .forEach(
                                    (name, value) ->
                                            parts.add(
                                                    "."
                                                            + name
                                                            + " == "
                                                            + JsonWriter.compact(value)));
                    text.append("[] | select(").append(String.join(" and ", parts)).append(") | ");
                }
                case PathElement.Value value ->
                        text.append("[] | select(. == ")
                                .append(JsonWriter.compact(value.value()))
                                .append(") | ");
                case PathElement.Index index ->
                        text.append('[').append(index.position()).append(']');
            }
        }
        String made = text.toString();
        return made.endsWith(" | ") ? made.substring(0, made.length() - 3) : made;
    }

    private static boolean endsPiped(StringBuilder text) {
        return text.toString().endsWith("| ");
    }
}
