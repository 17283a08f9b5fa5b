package dev.leeway.engine.edit.rendered;

import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.json.JsonValue;

import java.util.Optional;

/**
 * A value of a chart that may feed a field, and what it would have to be.
 *
 * @param path the value
 * @param value what it would have to be; empty when it would have to go
 * @param isLikely whether it holds now what the field shows
 * @param score how well its name fits; more is better
 */
record ValueGuess(FieldPath path, Optional<JsonValue> value, boolean isLikely, int score) {}
