package dev.leeway.engine.history;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;

/**
 * One rendered manifest as it is kept: members in the order they were rendered in, every value of a
 * Secret replaced by its {@linkplain SecretDigests digest}.
 *
 * @param key the object
 * @param body the whole object
 */
public record KeptManifest(ResourceKey key, JsonObject body) {
    /** Reads the identity from the names that stand in the body. */
    public static KeptManifest of(JsonObject body) {
        return new KeptManifest(new Manifest(body).key(), body);
    }

    /** Never prints the body. */
    @Override
    public String toString() {
        return "KeptManifest[" + key + "]";
    }
}
