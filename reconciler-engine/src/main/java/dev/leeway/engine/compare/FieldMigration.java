package dev.leeway.engine.compare;

import dev.leeway.engine.desired.SecretTexts;
import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.fields.FieldSet;
import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.json.JsonSyntaxException;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.resource.Manifest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Moves the fields that client-side tools wrote into the entry of the manager that applies, so that
 * a field which Git drops is taken away. Without it such a field stays for ever: an apply takes
 * away only what its own manager applied earlier.
 *
 * <p>Source: Kubernetes documentation, "Upgrading from client-side apply to server-side apply". An
 * entry in an older version of the API is moved under the version that is applied, because an apply
 * fails on an entry whose fields are not in its version.
 *
 * @param scope whose fields are moved, and which
 * @param from the managers whose fields are moved
 * @param gained the fields that would become the applying manager's
 * @param removed those of them that Git does not ask for and that the following apply takes away
 * @param exact whether {@code removed} is known from what the tool recorded as applied; otherwise
 *     defaults that the tool's object had are among them, which the server would set again
 */
public record FieldMigration(
        MigrationScope scope,
        List<FieldOwner> from,
        List<FieldPath> gained,
        List<FieldChange> removed,
        boolean exact) {
    /** The field manager of {@code kubectl apply} without {@code --server-side}. */
    public static final String CLIENT_SIDE_APPLY = "kubectl-client-side-apply";

    /** kubectl's own record of what it applied. */
    public static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

    private static final List<String> LAST_APPLIED_PLACE =
            List.of("metadata", "annotations", LAST_APPLIED);
    private static final FieldPath LAST_APPLIED_FIELD =
            FieldPath.of("metadata", "annotations", LAST_APPLIED);

    public FieldMigration {
        from = List.copyOf(from);
        gained = List.copyOf(gained);
        removed = List.copyOf(removed);
    }

    /**
     * Works out what moving would do; empty when there is nothing to move, or managed fields cannot
     * be read.
     *
     * @param desired the body that would be applied afterwards
     * @param live the live object
     * @param scope whose fields to move, and which
     * @param manager the field manager that applies
     */
    public static Optional<FieldMigration> of(
            Manifest desired, Manifest live, MigrationScope scope, String manager) {
        Optional<Sorted> sorted = sorted(live, scope, manager);
        if (sorted.isEmpty() || sorted.get().from().isEmpty()) {
            return Optional.empty();
        }
        FieldSet moved = sorted.get().moved();
        FieldSet gained = moved.minus(sorted.get().ours()).leaves();
        JsonObject body = SecretTexts.of(desired);
        Optional<JsonObject> record = lastApplied(live);
        FieldOwners owners = FieldOwners.of(live);
        List<FieldChange> removed = new ArrayList<>();
        for (FieldPath path : gained.paths()) {
            Optional<JsonValue> value = FieldAt.get(live.root(), path);
            boolean goes =
                    value.isPresent()
                            && !path.equals(LAST_APPLIED_FIELD)
                            && FieldAt.get(body, path).isEmpty()
                            && !sorted.get().others().covers(path)
                            && (sorted.get().edited().covers(path)
                                    || record.map(said -> FieldAt.get(said, path).isPresent())
                                            .orElse(true));
            if (goes) {
                removed.add(
                        FieldChanges.finished(
                                live.gvk().groupKind(),
                                new RawChange(
                                        path,
                                        FieldAt.pointer(live.root(), path).orElse(""),
                                        null,
                                        value.get()),
                                owners));
            }
        }
        boolean exact =
                sorted.get().from().stream()
                        .allMatch(owner -> applies(owner) ? record.isPresent() : edits(owner));
        return Optional.of(
                new FieldMigration(scope, sorted.get().from(), gained.paths(), removed, exact));
    }

    /**
     * Returns whether an owner's fields are those that it was asked for, and no defaults among
     * them: the tool changed an object that was there.
     */
    static boolean edits(FieldOwner owner) {
        return ManagerNature.of(owner) == ManagerNature.HAND
                && !applies(owner)
                && !owner.manager().equals("kubectl-create");
    }

    /** Returns whether an owner keeps a record of what it applied. */
    static boolean applies(FieldOwner owner) {
        return owner.manager().equals(CLIENT_SIDE_APPLY);
    }

    /**
     * Returns the JSON patch that moves the fields, for exactly this state of the object.
     *
     * @param apiVersion the version in which the manager applies
     * @param at when the entry is written
     */
    public static JsonArray operations(
            Manifest live, MigrationScope scope, String manager, String apiVersion, Instant at) {
        Sorted sorted =
                sorted(live, scope, manager)
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "the managed fields cannot be read"));
        FieldSet all = sorted.ours().union(sorted.moved()).minus(FieldSet.of(LAST_APPLIED_FIELD));
        JsonObject entry =
                JsonObject.builder()
                        .put("manager", manager)
                        .put("operation", "Apply")
                        .put("apiVersion", apiVersion)
                        .put("time", at.truncatedTo(ChronoUnit.SECONDS).toString())
                        .put("fieldsType", "FieldsV1")
                        .put("fieldsV1", all.toFieldsV1())
                        .build();
        List<JsonValue> entries = new ArrayList<>();
        entries.add(entry);
        entries.addAll(sorted.kept());
        List<JsonValue> operations = new ArrayList<>();
        operations.add(
                JsonObject.builder()
                        .put("op", "replace")
                        .put("path", "/metadata/managedFields")
                        .put("value", new JsonArray(entries))
                        .build());
        // Whoever keeps a part of its fields keeps the record of them too.
        if (scope.only().isEmpty() && live.annotation(LAST_APPLIED).isPresent()) {
            operations.add(
                    JsonObject.builder()
                            .put("op", "remove")
                            .put(
                                    "path",
                                    "/metadata/annotations/" + JsonPointer.escape(LAST_APPLIED))
                            .build());
        }
        return new JsonArray(operations);
    }

    /**
     * The entries of an object, sorted.
     *
     * @param from whose entries are moved
     * @param moved what is moved
     * @param edited those of it that a tool changed which keeps no record of it
     * @param ours what the applying manager has already
     * @param others what all others own
     * @param kept the others' entries as they are
     */
    private record Sorted(
            List<FieldOwner> from,
            FieldSet moved,
            FieldSet edited,
            FieldSet ours,
            FieldSet others,
            List<JsonValue> kept) {}

    private static Optional<Sorted> sorted(Manifest live, MigrationScope scope, String manager) {
        List<FieldOwner> from = new ArrayList<>();
        List<JsonValue> kept = new ArrayList<>();
        FieldSet moved = FieldSet.EMPTY;
        FieldSet edited = FieldSet.EMPTY;
        FieldSet ours = FieldSet.EMPTY;
        FieldSet others = FieldSet.EMPTY;
        try {
            for (JsonValue value : live.metadata().arrayAt("managedFields")) {
                if (!(value instanceof JsonObject record)) {
                    return Optional.empty();
                }
                FieldOwner owner = FieldOwners.owner(record);
                FieldSet fields = FieldSet.parse(record.objectAt("fieldsV1"));
                boolean whole = owner.subresource().isEmpty();
                FieldSet taken =
                        whole && owner.operation().equals("Update") && scope.names(owner.manager())
                                ? scope.of(fields)
                                : FieldSet.EMPTY;
                boolean part = scope.isPart() && !fields.minus(taken).isEmpty();
                if (!taken.isEmpty()) {
                    from.add(owner);
                    moved = moved.union(taken);
                    edited = applies(owner) ? edited : edited.union(taken);
                    if (part) {
                        kept.add(record.with("fieldsV1", fields.minus(taken).toFieldsV1()));
                    }
                } else if (whole
                        && owner.operation().equals("Apply")
                        && owner.manager().equals(manager)) {
                    ours = ours.union(fields);
                } else {
                    others = others.union(fields);
                    kept.add(value);
                }
            }
        } catch (IllegalArgumentException notFieldsV1) {
            return Optional.empty();
        }
        return Optional.of(new Sorted(from, moved, edited, ours, others, kept));
    }

    /** Returns what {@code kubectl apply} noted as applied; empty where there is no such note. */
    static Optional<JsonObject> lastApplied(Manifest live) {
        try {
            return live.root()
                    .stringAt(LAST_APPLIED_PLACE.toArray(String[]::new))
                    .map(JsonReader::readObject);
        } catch (JsonSyntaxException notJson) {
            return Optional.empty();
        }
    }
}
