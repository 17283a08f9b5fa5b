package dev.leeway.engine.practice.table;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonBoolean;
import dev.leeway.engine.json.JsonNumber;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.practice.store.LabelSelector;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads cells out of objects. */
final class Cells {
    static final String NONE = "<none>";
    static final String UNSET = "<unset>";

    private static final Map<String, String> ACCESS_MODES =
            Map.of(
                    "ReadWriteOnce", "RWO",
                    "ReadOnlyMany", "ROX",
                    "ReadWriteMany", "RWX",
                    "ReadWriteOncePod", "RWOP");

    private Cells() {}

    /** Returns a scalar as text, empty when there is none. */
    static String text(JsonObject object, String... path) {
        return text(object.at(path));
    }

    static String text(@Nullable JsonValue value) {
        return switch (value) {
            case JsonString string -> string.value();
            case JsonNumber number -> number.toString();
            case JsonBoolean bool -> bool.toString();
            case null, default -> "";
        };
    }

    /** Returns a scalar as text, a fallback when there is none. */
    static String or(String fallback, JsonObject object, String... path) {
        String text = text(object, path);
        return text.isEmpty() ? fallback : text;
    }

    static long number(JsonObject object, String... path) {
        return object.at(path) instanceof JsonNumber number ? number.asLong().orElse(0) : 0;
    }

    static long number(long fallback, JsonObject object, String... path) {
        return object.at(path) instanceof JsonNumber number
                ? number.asLong().orElse(fallback)
                : fallback;
    }

    static List<JsonObject> list(JsonObject object, String... path) {
        return object.at(path) instanceof JsonArray array ? array.objects().toList() : List.of();
    }

    static String joined(List<JsonObject> objects, String field) {
        return objects.stream().map(each -> text(each, field)).collect(Collectors.joining(","));
    }

    static String containers(JsonObject object, String... podSpec) {
        return joined(list(object.objectAt(podSpec), "containers"), "name");
    }

    static String images(JsonObject object, String... podSpec) {
        return joined(list(object.objectAt(podSpec), "containers"), "image");
    }

    /** Returns a selector object as text. */
    static String selector(JsonObject object, String... path) {
        JsonObject selector = object.objectAt(path);
        String text = LabelSelector.of(selector).text();
        return text.isEmpty() ? NONE : text;
    }

    /** Returns a map of labels as text. */
    static String labels(JsonObject object, String... path) {
        JsonObject labels = object.objectAt(path);
        String text = LabelSelector.ofLabels(labels).text();
        return text.isEmpty() ? NONE : text;
    }

    static String accessModes(JsonObject object, String... path) {
        return object.at(path) instanceof JsonArray modes
                ? modes.stream()
                        .map(Cells::text)
                        .map(mode -> ACCESS_MODES.getOrDefault(mode, mode))
                        .collect(Collectors.joining(","))
                : "";
    }
}
