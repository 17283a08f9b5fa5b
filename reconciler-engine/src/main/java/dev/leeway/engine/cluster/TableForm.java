package dev.leeway.engine.cluster;

import dev.leeway.engine.browse.TableColumn;
import dev.leeway.engine.browse.TableRow;
import dev.leeway.engine.json.JsonBoolean;
import dev.leeway.engine.json.JsonNull;
import dev.leeway.engine.json.JsonNumber;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.json.JsonWriter;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads tables as servers send them, and lists of servers that send none. For one reader. Source of
 * the form: Kubernetes documentation, "API concepts", section "Receiving resources as Tables".
 */
final class TableForm {
    /** A table where the server can, else a list. */
    static final String ACCEPT = "application/json;as=Table;v=v1;g=meta.k8s.io," + ApiCall.JSON;

    private static final int MOST_SHARED = 4_096;
    private static final int LONGEST_SHARED = 48;
    private static final List<TableColumn> PLAIN =
            List.of(
                    new TableColumn("Name", "string", "name", "", 0),
                    new TableColumn("Age", "string", "", "", 0));

    /** The words that thousands of rows repeat: states, node names, labels. */
    private final Map<String, String> shared = new HashMap<>();

    /** Returns the columns that an answer defines; those of a plain list when it is no table. */
    List<TableColumn> columns(JsonObject answer) {
        if (!isTable(answer)) {
            return PLAIN;
        }
        return answer.arrayAt("columnDefinitions")
                .objects()
                .map(
                        column ->
                                new TableColumn(
                                        column.string("name", ""),
                                        column.string("type", "string"),
                                        column.string("format", ""),
                                        column.string("description", ""),
                                        (int) column.integer("priority", 0)))
                .toList();
    }

    /** Returns the rows of a table, of a list, or of a single object. */
    List<TableRow> rows(JsonObject answer) {
        if (isTable(answer)) {
            return answer.arrayAt("rows").objects().map(this::row).toList();
        }
        Stream<JsonObject> items =
                answer.has("items") ? answer.arrayAt("items").objects() : Stream.of(answer);
        return items.map(this::plain).toList();
    }

    private static boolean isTable(JsonObject answer) {
        return answer.string("kind", "").equals("Table");
    }

    private TableRow row(JsonObject row) {
        List<JsonValue> values = row.arrayAt("cells").items();
        String[] cells = new String[values.size()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = share(text(values.get(i)));
        }
        return row(row.objectAt("object", "metadata"), cells);
    }

    private TableRow plain(JsonObject object) {
        JsonObject metadata = object.objectAt("metadata");
        return row(metadata, new String[] {metadata.string("name", ""), ""});
    }

    private TableRow row(JsonObject metadata, String[] cells) {
        Map<String, String> labels = new LinkedHashMap<>();
        metadata.objectAt("labels")
                .forEach(
                        (name, value) -> {
                            if (value instanceof JsonString text) {
                                labels.put(share(name), share(text.value()));
                            }
                        });
        return new TableRow(
                share(metadata.string("namespace", "")),
                metadata.string("name", ""),
                metadata.string("uid", ""),
                instant(metadata.string("creationTimestamp", "")),
                metadata.has("deletionTimestamp"),
                cells,
                labels);
    }

    static Optional<Instant> instant(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String text(JsonValue value) {
        return switch (value) {
            case JsonString string -> string.value();
            case JsonNumber number -> number.toString();
            case JsonBoolean bool -> bool.toString();
            case JsonNull _ -> "";
            default -> JsonWriter.compact(value);
        };
    }

    private String share(String text) {
        if (text.length() > LONGEST_SHARED) {
            return text;
        }
        String known = shared.get(text);
        if (known != null) {
            return known;
        }
        if (shared.size() < MOST_SHARED) {
            shared.put(text, text);
        }
        return text;
    }
}
