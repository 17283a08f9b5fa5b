package dev.leeway.engine.compare;

import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.json.JsonValue;
import java.util.Optional;

/**
 * One field in which an object would change. Values of Secrets are masked here already.
 *
 * @param path the field, list items by their keys where the shape is known
 * @param pointer the same field as a JSON pointer into the live object (into the desired one where
 *     the field is not live), as ignore rules take it
 * @param desired the value that the server would store; empty when the field would be removed
 * @param live the value now; empty when the field would be added
 * @param attribution who is behind the live value
 */
public record FieldChange(
        FieldPath path,
        String pointer,
        Optional<JsonValue> desired,
        Optional<JsonValue> live,
        Attribution attribution) {}
