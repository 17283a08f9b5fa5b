package dev.leeway.engine.practice.rules;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import java.util.Optional;

/**
 * What a Kubernetes API server stores for each kind of write: defaulting, validation, field
 * ownership, generation and status rules. Pure; safe for use from any thread.
 */
public interface WriteRules {
    /** How a patch body is to be read. */
    enum PatchKind {
        /** RFC 6902. */
        JSON,
        /** RFC 7386. */
        MERGE,
        /** Kubernetes' strategic merge patch. */
        STRATEGIC
    }

    /** Judges a POST of a new object. */
    WriteOutcome create(ResourceType type, JsonObject body, WriteOptions options);

    /** Returns the refusal of a body that does not even have the shape of its kind. */
    Optional<WriteOutcome.Refused> unreadable(ResourceType type, JsonObject body);

    /** Judges a PUT over the stored object. */
    WriteOutcome update(
            ResourceType type, JsonObject stored, JsonObject body, WriteOptions options);

    /** Judges a PATCH that is not an apply. */
    WriteOutcome patch(
            ResourceType type,
            JsonObject stored,
            PatchKind kind,
            JsonValue patch,
            WriteOptions options);

    /** Judges a server-side apply; without a stored object it creates. */
    WriteOutcome apply(
            ResourceType type,
            Optional<JsonObject> stored,
            JsonObject applied,
            WriteOptions options);
}
