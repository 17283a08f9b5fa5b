package dev.leeway.engine.practice.table;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonNull;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The columns of custom types: the name and what their definition's printer columns say. */
final class CustomColumns {
    private CustomColumns() {}

    static List<Column> of(JsonObject definition, String version) {
        List<JsonObject> printer =
                definition
                        .arrayAt("spec", "versions")
                        .objects()
                        .filter(served -> served.string("name", "").equals(version))
                        .flatMap(
                                served ->
                                        served.array("additionalPrinterColumns")
                                                .orElse(JsonArray.EMPTY)
                                                .objects())
                        .toList();
        List<Column> columns = new ArrayList<>();
        columns.add(Column.objectName());
        if (printer.isEmpty()) {
            columns.add(Column.age());
        }
        printer.forEach(column -> columns.add(column(column)));
        return columns;
    }

    private static Column column(JsonObject printer) {
        String type = printer.string("type", "string");
        PrinterPath path = PrinterPath.parse(printer.string("jsonPath", ""));
        return new Column(
                printer.string("name", ""),
                type,
                (int) printer.integer("priority", 0),
                (object, now) -> {
                    List<JsonValue> found = path.of(object);
                    if (found.isEmpty()) {
                        return type.equals("date") ? JsonValue.of("<unknown>") : JsonNull.NULL;
                    }
                    return switch (type) {
                        case "date" -> JsonValue.of(Ages.since(found.getFirst(), now));
                        case "string" ->
                                JsonValue.of(
                                        found.stream()
                                                .map(CustomColumns::text)
                                                .collect(Collectors.joining(" ")));
                        default -> found.getFirst();
                    };
                });
    }

    private static String text(JsonValue value) {
        return value instanceof JsonObject || value instanceof JsonArray
                ? value.toJson()
                : Cells.text(value);
    }
}
