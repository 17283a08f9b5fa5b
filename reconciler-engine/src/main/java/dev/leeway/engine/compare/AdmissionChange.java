package dev.leeway.engine.compare;

import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.json.JsonValue;
import java.util.Optional;

/**
 * A field that Git asks for and that the server would store otherwise: admission (a mutating
 * webhook or policy) rewrites it, so no sync can bring Git's value about. Values of Secrets are
 * masked here already.
 *
 * @param path the field
 * @param asked what Git asks for
 * @param stored what would be stored; empty when admission takes the field away
 */
public record AdmissionChange(FieldPath path, JsonValue asked, Optional<JsonValue> stored) {}
