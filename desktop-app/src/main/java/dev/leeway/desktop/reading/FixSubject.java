package dev.leeway.desktop.reading;

import dev.leeway.engine.resource.Gvk;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.resource.Sensitive;
import dev.leeway.engine.schema.FieldSchema;
import java.time.Instant;
import java.util.Optional;

/**
 * A live object that may be fixed, with what has to be known before.
 *
 * @param application the application whose object it is
 * @param cluster the cluster
 * @param key the object
 * @param gvk its kind, in the version that was read
 * @param live the object; a Secret's values are masked
 * @param schema the shape of its kind; empty where the cluster gives none
 * @param guarded whether its cluster is protected: the application's name must be typed
 * @param approval whether its cluster demands a second person
 * @param at when it was read
 */
public record FixSubject(
        String application,
        String cluster,
        ResourceKey key,
        Gvk gvk,
        Manifest live,
        Optional<FieldSchema> schema,
        boolean guarded,
        boolean approval,
        Instant at) {
    /** Returns whether its values must never be shown. */
    public boolean sensitive() {
        return Sensitive.isSensitive(key.groupKind());
    }
}
