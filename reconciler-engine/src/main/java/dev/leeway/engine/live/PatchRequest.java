package dev.leeway.engine.live;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.resource.ServedKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One change of single places in an object that exists (JSON patch, RFC 6902), only while it still
 * is the one that was seen.
 *
 * @param key the object
 * @param kind the kind, in the version whose form the operations are about
 * @param uid the uid that the live object must have
 * @param basedOn the resource version that the live object must have
 * @param operations the operations, without the tests of uid and resource version
 * @param manager the field manager
 * @param timeout how long to wait for the answer
 */
public record PatchRequest(
        ResourceKey key,
        ServedKind kind,
        String uid,
        String basedOn,
        JsonArray operations,
        String manager,
        Duration timeout) {
    public PatchRequest {
        if (uid.isEmpty() || basedOn.isEmpty()) {
            throw new IllegalArgumentException("a patch names the object and version it is for");
        }
    }

    /** Returns the operations behind the tests that make them fail on any other object. */
    public JsonArray guardedOperations() {
        List<JsonValue> all = new ArrayList<>();
        all.add(test("/metadata/uid", uid));
        all.add(test("/metadata/resourceVersion", basedOn));
        all.addAll(operations.items());
        return new JsonArray(all);
    }

    private static JsonObject test(String path, String value) {
        return JsonObject.builder().put("op", "test").put("path", path).put("value", value).build();
    }

    /** Returns the request without the operations, which may hold secrets. */
    @Override
    public String toString() {
        return "PatchRequest[" + key + " at " + basedOn + " by " + manager + "]";
    }
}
