package dev.leeway.engine.compare;

import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.schema.FieldSchema;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The shape of objects whose kind is not known here: every list is told apart by its items' names
 * where all of them have one, and by position otherwise. Good enough for reading, never for
 * judging.
 */
final class ByName implements FieldSchema.Struct, FieldSchema.Items {
    @Override
    public Optional<FieldSchema> field(String name) {
        return Optional.of(this);
    }

    @Override
    public Map<String, FieldSchema> fields() {
        return Map.of();
    }

    @Override
    public Optional<FieldSchema> additional() {
        return Optional.of(this);
    }

    @Override
    public boolean preservesUnknown() {
        return true;
    }

    @Override
    public boolean atomic() {
        return false;
    }

    @Override
    public FieldSchema item() {
        return this;
    }

    @Override
    public FieldSchema.ListKind kind() {
        return FieldSchema.ListKind.MAP;
    }

    @Override
    public List<String> keys() {
        return List.of("name");
    }

    @Override
    public Map<String, JsonValue> keyDefaults() {
        return Map.of();
    }
}
