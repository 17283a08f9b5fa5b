package dev.leeway.engine.practice.table;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonNull;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.practice.rules.ResourceType;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Shows objects of one type as a {@code meta.k8s.io/v1} Table. Immutable.
 *
 * <p>The columns are those of Kubernetes' own printers, those for wide output with priority 1.
 */
public final class TableView {
    private static final Map<String, List<Column>> BUILT_IN = builtIn();

    private final List<Column> columns;
    private final InstantSource clock;
    private final String includeObject;

    private TableView(List<Column> columns, InstantSource clock, String includeObject) {
        this.columns = List.copyOf(columns);
        this.clock = clock;
        this.includeObject = includeObject;
    }

    /**
     * Returns the view of a type.
     *
     * @param definition the custom resource definition, empty for built-in types
     * @param includeObject what a row says of its object: {@code None}, {@code Object}, or else its
     *     metadata
     */
    public static TableView of(
            ResourceType type,
            Optional<JsonObject> definition,
            InstantSource clock,
            String includeObject) {
        List<Column> columns =
                definition
                        .map(crd -> CustomColumns.of(crd, type.gvk().version()))
                        .orElseGet(
                                () ->
                                        BUILT_IN.getOrDefault(
                                                type.gvk().groupKind().toString(),
                                                List.of(Column.objectName(), Column.age())));
        return new TableView(columns, clock, includeObject);
    }

    private static Map<String, List<Column>> builtIn() {
        Map<String, List<Column>> all = new HashMap<>();
        all.putAll(PodColumns.all());
        all.putAll(WorkloadColumns.all());
        all.putAll(CoreColumns.all());
        all.putAll(NetworkColumns.all());
        all.putAll(PolicyColumns.all());
        return Map.copyOf(all);
    }

    /**
     * Returns the table of some objects.
     *
     * @param metadata the table's metadata, as the list's would be
     * @param withColumns whether it names its columns; later tables of a watch do not
     */
    public JsonObject table(List<JsonObject> objects, JsonObject metadata, boolean withColumns) {
        Instant now = clock.instant();
        List<JsonValue> rows = new ArrayList<>();
        objects.forEach(object -> rows.add(row(object, now)));
        List<JsonValue> definitions = new ArrayList<>();
        columns.forEach(column -> definitions.add(column.definition()));
        return JsonObject.builder()
                .put("kind", "Table")
                .put("apiVersion", "meta.k8s.io/v1")
                .put("metadata", metadata)
                .put("columnDefinitions", withColumns ? new JsonArray(definitions) : JsonNull.NULL)
                .put("rows", new JsonArray(rows))
                .build();
    }

    private JsonObject row(JsonObject object, Instant now) {
        List<JsonValue> cells = new ArrayList<>();
        columns.forEach(column -> cells.add(column.cell().of(object, now)));
        JsonObject.Builder row = JsonObject.builder().put("cells", new JsonArray(cells));
        String phase = object.stringAt("status", "phase").orElse("");
        boolean ended =
                object.string("kind", "").equals("Pod")
                        && (phase.equals("Succeeded") || phase.equals("Failed"));
        if (ended) {
            JsonObject completed =
                    JsonObject.builder()
                            .put("type", "Completed")
                            .put("status", "True")
                            .put("reason", phase)
                            .build();
            row.put("conditions", JsonArray.of(completed));
        }
        switch (includeObject) {
            case "None" -> row.put("object", JsonNull.NULL);
            case "Object" -> row.put("object", object);
            default ->
                    row.put(
                            "object",
                            JsonObject.builder()
                                    .put("kind", "PartialObjectMetadata")
                                    .put("apiVersion", "meta.k8s.io/v1")
                                    .put(
                                            "metadata",
                                            object.object("metadata").orElse(JsonObject.EMPTY))
                                    .build());
        }
        return row.build();
    }
}
