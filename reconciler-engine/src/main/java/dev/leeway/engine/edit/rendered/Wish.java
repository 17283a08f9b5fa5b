package dev.leeway.engine.edit.rendered;

import dev.leeway.engine.edit.FieldValues;
import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.render.RenderedManifest;

import java.util.List;
import java.util.Optional;

/**
 * Fields of one rendered object that are to have other values.
 *
 * @param rendered the object as the source renders it now, with where it comes from
 * @param fields the fields; at least one
 * @param wanted the object with the wanted values; fields missing there are to be gone
 */
public record Wish(RenderedManifest rendered, List<FieldPath> fields, JsonObject wanted) {
    public Wish {
        fields = List.copyOf(fields);
    }

    /** Returns the field, if it is only one. */
    Optional<FieldPath> single() {
        return fields.size() == 1 ? Optional.of(fields.getFirst()) : Optional.empty();
    }

    /** Returns the object as the source renders it now. */
    JsonObject root() {
        return rendered.manifest().root();
    }

    /** Returns the value that a field has now. */
    Optional<JsonValue> now(FieldPath field) {
        return FieldValues.find(root(), field);
    }

    /** Returns the value that a field is to have; empty when it is to be gone. */
    Optional<JsonValue> wish(FieldPath field) {
        return FieldValues.find(wanted, field);
    }

    /** Leaves the values out, which may be secrets. */
    @Override
    public String toString() {
        return "Wish[" + rendered.manifest().key() + " " + fields + "]";
    }
}
