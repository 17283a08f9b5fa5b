package dev.leeway.engine.practice.table;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import java.time.Instant;

/**
 * One column of a table.
 *
 * @param name its title
 * @param type OpenAPI type of its cells
 * @param priority 0 for always, 1 for wide output
 * @param cell makes an object's cell
 */
record Column(String name, String type, int priority, Cell cell) {
    /** Makes a cell. */
    @FunctionalInterface
    interface Cell {
        JsonValue of(JsonObject object, Instant now);
    }

    /** Makes a text cell. */
    @FunctionalInterface
    interface Text {
        String of(JsonObject object);
    }

    static Column text(String name, Text text) {
        return new Column(name, "string", 0, (object, _) -> JsonValue.of(text.of(object)));
    }

    static Column wide(String name, Text text) {
        return new Column(name, "string", 1, (object, _) -> JsonValue.of(text.of(object)));
    }

    static Column number(String name, String... path) {
        return new Column(
                name, "integer", 0, (object, _) -> JsonValue.of(Cells.number(object, path)));
    }

    static Column objectName() {
        return text("Name", object -> Cells.text(object, "metadata", "name"));
    }

    static Column age() {
        return new Column(
                "Age",
                "string",
                0,
                (object, now) ->
                        JsonValue.of(Ages.since(object.at("metadata", "creationTimestamp"), now)));
    }

    static Column createdAt() {
        return text("Created At", object -> Cells.text(object, "metadata", "creationTimestamp"));
    }

    JsonObject definition() {
        return JsonObject.builder()
                .put("name", name)
                .put("type", type)
                .put("format", name.equals("Name") ? "name" : "")
                .put("description", "")
                .put("priority", priority)
                .build();
    }
}
