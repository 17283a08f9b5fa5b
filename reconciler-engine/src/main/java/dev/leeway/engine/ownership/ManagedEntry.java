package dev.leeway.engine.ownership;

import dev.leeway.engine.fields.FieldSet;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.resource.Manifest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One entry of an object's managed fields, as far as ownership is concerned.
 *
 * <p>Source: Kubernetes API, {@code ManagedFieldsEntry}.
 */
record ManagedEntry(
        String manager,
        String operation,
        String subresource,
        String writtenAt,
        JsonObject fieldsV1) {
    /** Returns the entries of an object. */
    static List<ManagedEntry> of(Manifest live) {
        List<ManagedEntry> entries = new ArrayList<>();
        live.metadata()
                .arrayAt("managedFields")
                .objects()
                .forEach(
                        entry ->
                                entries.add(
                                        new ManagedEntry(
                                                entry.string("manager", ""),
                                                entry.string("operation", ""),
                                                entry.string("subresource", ""),
                                                entry.string("time", ""),
                                                entry.objectAt("fieldsV1"))));
        return entries;
    }

    /** Returns when it was last written; read on demand, since most readers do not ask. */
    Optional<Instant> time() {
        try {
            return writtenAt.isEmpty()
                    ? Optional.empty()
                    : Optional.of(OffsetDateTime.parse(writtenAt).toInstant());
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    /** Returns whether Leeway wrote it: the engine itself, its marks or its bypasses. */
    boolean isLeeways() {
        return manager.equals("leeway") || manager.startsWith("leeway-");
    }

    boolean applies() {
        return operation.equals("Apply") && subresource.isEmpty();
    }

    /** Returns the fields without those that lead to others; none when they cannot be read. */
    FieldSet leaves() {
        try {
            return FieldSet.parse(fieldsV1).leaves();
        } catch (IllegalArgumentException unreadable) {
            return FieldSet.EMPTY;
        }
    }
}
