package dev.leeway.engine.practice.rules;

import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.fields.FieldSet;
import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who manages which fields of an object: {@code metadata.managedFields}, decoded. Entries are not
 * shared; a copy is changed while a write is judged. Not for use from several threads.
 *
 * <p>Source of the rules: Kubernetes documentation, "Server-Side Apply", section "Field
 * management".
 */
final class ManagedFields {
    /** Entries of plain updates beyond this many are folded into one of the oldest. */
    private static final int MAX_UPDATE_ENTRIES = 10;

    private static final String OLDEST = "ancient-changes";

    /**
     * Who wrote, and how.
     *
     * @param version the API version, empty for appliers: they keep one entry over all versions
     */
    record ManagerKey(String name, Operation operation, String version, String subresource) {
        static ManagerKey applier(String name, String subresource) {
            return new ManagerKey(name, Operation.APPLY, "", subresource);
        }

        static ManagerKey updater(String name, String version, String subresource) {
            return new ManagerKey(name, Operation.UPDATE, version, subresource);
        }

        /** Returns the manager as conflict messages name it. */
        String described() {
            String text = JsonValue.of(name).toJson();
            if (!subresource.isEmpty()) {
                text += " with subresource " + JsonValue.of(subresource).toJson();
            }
            return operation == Operation.UPDATE ? text + " using " + version : text;
        }
    }

    /** The two operations that leave a trace. */
    enum Operation {
        APPLY("Apply"),
        UPDATE("Update");

        private final String text;

        Operation(String text) {
            this.text = text;
        }

        static Optional<Operation> of(String text) {
            return text.equals("Apply")
                    ? Optional.of(APPLY)
                    : text.equals("Update") ? Optional.of(UPDATE) : Optional.empty();
        }
    }

    /** The fields of a manager, in the words of an API version, and when it last wrote. */
    record Entry(FieldSet fields, String apiVersion, String time) {
        Entry with(FieldSet newFields) {
            return new Entry(newFields, apiVersion, time);
        }
    }

    private final Map<ManagerKey, Entry> entries = new LinkedHashMap<>();

    /** Returns nobody's fields. */
    static ManagedFields none() {
        return new ManagedFields();
    }

    /** Reads an object's managed fields; empty when an entry of them is not understood. */
    static Optional<ManagedFields> of(JsonObject object) {
        ManagedFields managed = new ManagedFields();
        try {
            for (JsonObject entry :
                    object.objectAt("metadata").arrayAt("managedFields").objects().toList()) {
                Optional<Operation> operation = Operation.of(entry.string("operation", ""));
                String version = entry.string("apiVersion", "");
                if (operation.isEmpty()
                        || version.isEmpty()
                        || !entry.string("fieldsType", "").equals("FieldsV1")) {
                    return Optional.empty();
                }
                ManagerKey manager =
                        new ManagerKey(
                                entry.string("manager", ""),
                                operation.get(),
                                operation.get() == Operation.APPLY ? "" : version,
                                entry.string("subresource", ""));
                managed.entries.put(
                        manager,
                        new Entry(
                                FieldSet.parse(entry.objectAt("fieldsV1")),
                                version,
                                entry.string("time", "")));
            }
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
        return Optional.of(managed);
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    Map<ManagerKey, Entry> entries() {
        return entries;
    }

    FieldSet fields(ManagerKey manager) {
        Entry entry = entries.get(manager);
        return entry == null ? FieldSet.EMPTY : entry.fields();
    }

    /** Sets a manager's fields; without fields the entry goes. */
    void set(ManagerKey manager, FieldSet fields, String apiVersion, String time) {
        if (fields.isEmpty()) {
            entries.remove(manager);
        } else {
            entries.put(manager, new Entry(fields, apiVersion, time));
        }
    }

    /** Returns the fields that others manage among these, by manager. */
    Map<ManagerKey, FieldSet> conflicts(ManagerKey except, FieldSet fields) {
        Map<ManagerKey, FieldSet> conflicts = new LinkedHashMap<>();
        entries.forEach(
                (manager, entry) -> {
                    FieldSet shared = entry.fields().intersection(fields);
                    if (!manager.equals(except) && !shared.isEmpty()) {
                        conflicts.put(manager, shared);
                    }
                });
        return conflicts;
    }

    /** Folds the oldest entries of plain updates together until there are few enough. */
    void capUpdaters() {
        List<ManagerKey> updaters = new ArrayList<>();
        entries.keySet().stream()
                .filter(manager -> manager.operation() == Operation.UPDATE)
                .forEach(updaters::add);
        int count = updaters.size();
        if (count <= MAX_UPDATE_ENTRIES) {
            return;
        }
        updaters.sort(
                Comparator.comparing((ManagerKey manager) -> time(manager))
                        .thenComparing(ManagerKey::name));
        Map<String, ManagerKey> firstOfVersion = new LinkedHashMap<>();
        for (ManagerKey manager : updaters) {
            if (count <= MAX_UPDATE_ENTRIES) {
                return;
            }
            ManagerKey first = firstOfVersion.putIfAbsent(manager.version(), manager);
            Entry entry = entries.get(manager);
            if (first == null || entry == null) {
                continue;
            }
            ManagerKey bucket = ManagerKey.updater(OLDEST, manager.version(), "");
            FieldSet folded = fields(first).union(fields(bucket)).union(entry.fields());
            entries.remove(first);
            entries.remove(manager);
            entries.put(bucket, entry.with(folded));
            firstOfVersion.put(manager.version(), bucket);
            count--;
        }
    }

    private String time(ManagerKey manager) {
        Entry entry = entries.get(manager);
        return entry == null ? "" : entry.time();
    }

    /** Returns the object with these managed fields, without any when there are none. */
    JsonObject writeInto(JsonObject object) {
        JsonObject metadata = object.objectAt("metadata");
        metadata =
                entries.isEmpty()
                        ? metadata.without("managedFields")
                        : metadata.with("managedFields", toJson());
        return object.with("metadata", metadata);
    }

    private JsonArray toJson() {
        List<ManagerKey> order = new ArrayList<>(entries.keySet());
        order.sort(
                Comparator.comparing((ManagerKey manager) -> manager.operation().text)
                        .thenComparing(this::time)
                        .thenComparing(ManagerKey::name)
                        .thenComparing(ManagerKey::version)
                        .thenComparing(ManagerKey::subresource));
        List<JsonValue> json = new ArrayList<>();
        for (ManagerKey manager : order) {
            Entry entry = entries.get(manager);
            if (entry != null) {
                json.add(toJson(manager, entry));
            }
        }
        return new JsonArray(json);
    }

    private static JsonObject toJson(ManagerKey manager, Entry entry) {
        JsonObject.Builder json = JsonObject.builder();
        if (!manager.name().isEmpty()) {
            json.put("manager", manager.name());
        }
        json.put("operation", manager.operation().text).put("apiVersion", entry.apiVersion());
        if (!entry.time().isEmpty()) {
            json.put("time", entry.time());
        }
        json.put("fieldsType", "FieldsV1").put("fieldsV1", entry.fields().toFieldsV1());
        if (!manager.subresource().isEmpty()) {
            json.put("subresource", manager.subresource());
        }
        return json.build();
    }

    /** The fields that nobody manages: they are the server's, or name the object. */
    static final FieldSet UNMANAGED =
            FieldSet.of(
                    FieldPath.of("apiVersion"),
                    FieldPath.of("kind"),
                    FieldPath.of("metadata"),
                    FieldPath.of("metadata", "name"),
                    FieldPath.of("metadata", "namespace"),
                    FieldPath.of("metadata", "creationTimestamp"),
                    FieldPath.of("metadata", "selfLink"),
                    FieldPath.of("metadata", "uid"),
                    FieldPath.of("metadata", "clusterName"),
                    FieldPath.of("metadata", "generation"),
                    FieldPath.of("metadata", "managedFields"),
                    FieldPath.of("metadata", "resourceVersion"));
}
