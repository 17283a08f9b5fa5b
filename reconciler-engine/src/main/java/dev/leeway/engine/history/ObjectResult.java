package dev.leeway.engine.history;

import dev.leeway.engine.audit.Outcome;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.resource.ResourceKey;
import java.util.List;
import java.util.Optional;

/**
 * What became of one object in a sync.
 *
 * @param object the object
 * @param action the step: {@code create}, {@code patch}, {@code prune} and so on
 * @param outcome what became of it
 * @param message in words
 * @param fields the fields that the step was to change; empty for any other step than a patch
 */
public record ObjectResult(
        ResourceKey object, String action, Outcome outcome, String message, List<Field> fields) {
    public ObjectResult {
        fields = List.copyOf(fields);
    }

    /**
     * One field, values of Secrets masked.
     *
     * @param path the field, list items by their keys where the shape was known
     * @param before the value that was live; empty when the field was added
     * @param after the value that Git asked for; empty when the field was removed
     */
    public record Field(String path, Optional<JsonValue> before, Optional<JsonValue> after) {}
}
