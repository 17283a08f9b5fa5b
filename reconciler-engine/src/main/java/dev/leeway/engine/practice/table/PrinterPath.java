package dev.leeway.engine.practice.table;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A JSONPath of a printer column: fields, {@code ['field']}, {@code [0]}, {@code [*]} and {@code
 * [?(@.type=="Ready")]}.
 */
final class PrinterPath {
    private static final Pattern STEP =
            Pattern.compile(
                    "\\.?\\[\\?\\(@\\.([^=\\s]+)\\s*==\\s*[\"']([^\"']*)[\"']\\)\\]" // filter
                            + "|\\.?\\[['\"]([^'\"]+)['\"]\\]" // quoted field
                            + "|\\.?\\[(\\*|-?\\d+)\\]" // items
                            + "|\\.((?:[^.\\[\\\\]|\\\\.)+)"); // field

    private final List<Step> steps;

    private PrinterPath(List<Step> steps) {
        this.steps = steps;
    }

    /** Goes one step down from a value. */
    @FunctionalInterface
    private interface Step {
        Stream<JsonValue> from(JsonValue value);
    }

    /** Reads a path; what cannot be read finds nothing. */
    static PrinterPath parse(String text) {
        List<Step> steps = new ArrayList<>();
        Matcher matcher = STEP.matcher(text);
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            steps.add(step(matcher));
            end = matcher.end();
        }
        return new PrinterPath(end == text.length() ? steps : List.of(_ -> Stream.empty()));
    }

    private static Step step(Matcher matcher) {
        if (matcher.group(1) != null) {
            String[] field = matcher.group(1).split("\\.", -1);
            String wanted = matcher.group(2);
            return value ->
                    items(value)
                            .filter(
                                    item ->
                                            item instanceof JsonObject object
                                                    && Cells.text(object, field).equals(wanted));
        }
        if (matcher.group(4) != null) {
            return items(matcher.group(4));
        }
        String field =
                matcher.group(3) != null ? matcher.group(3) : matcher.group(5).replace("\\.", ".");
        return value ->
                value instanceof JsonObject object ? object.find(field).stream() : Stream.empty();
    }

    private static Step items(String which) {
        if (which.equals("*")) {
            return PrinterPath::items;
        }
        int index = Integer.parseInt(which);
        return value -> {
            if (!(value instanceof JsonArray array)) {
                return Stream.empty();
            }
            int at = index < 0 ? array.size() + index : index;
            return at >= 0 && at < array.size() ? Stream.of(array.get(at)) : Stream.empty();
        };
    }

    private static Stream<JsonValue> items(JsonValue value) {
        return switch (value) {
            case JsonArray array -> array.stream();
            case JsonObject object -> object.toMap().values().stream();
            default -> Stream.empty();
        };
    }

    List<JsonValue> of(JsonObject object) {
        Stream<JsonValue> found = Stream.of(object);
        for (Step step : steps) {
            found = found.flatMap(step::from);
        }
        return found.toList();
    }
}
