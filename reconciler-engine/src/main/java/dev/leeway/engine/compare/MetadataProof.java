package dev.leeway.engine.compare;

import dev.leeway.engine.json.JsonNull;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import java.util.List;

/** The part of a local proof that is about the metadata which the server itself keeps. */
final class MetadataProof {
    /** Of no effect in a request when null or equal; anything else is for the server to judge. */
    private static final List<String> STAMPS =
            List.of(
                    "uid",
                    "resourceVersion",
                    "creationTimestamp",
                    "generation",
                    "selfLink",
                    "managedFields",
                    "deletionTimestamp",
                    "deletionGracePeriodSeconds",
                    "generateName");

    private MetadataProof() {}

    /** Returns whether what the request says about the server's own metadata changes nothing. */
    static boolean holds(JsonObject wanted, JsonObject live) {
        JsonObject metadata = wanted.objectAt("metadata");
        for (String stamp : STAMPS) {
            JsonValue value = metadata.get(stamp);
            if (value != null && !(value instanceof JsonNull)) {
                return false;
            }
        }
        String namespace = metadata.string("namespace", "");
        return namespace.isEmpty()
                || namespace.equals(live.objectAt("metadata").string("namespace", ""));
    }

    /**
     * Returns the request without what has no effect: the stamps, which {@link #holds} has found to
     * be null, and empty labels and annotations where there are none, which the server drops.
     */
    static JsonObject withoutIdle(JsonObject wanted, JsonObject live) {
        if (!(wanted.get("metadata") instanceof JsonObject metadata)) {
            return wanted;
        }
        for (String stamp : STAMPS) {
            metadata = metadata.without(stamp);
        }
        for (String map : List.of("labels", "annotations")) {
            boolean none = live.objectAt("metadata").get(map) == null;
            if (none && metadata.get(map) instanceof JsonObject entries && entries.isEmpty()) {
                metadata = metadata.without(map);
            }
        }
        return wanted.with("metadata", metadata);
    }
}
