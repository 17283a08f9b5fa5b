package dev.leeway.engine.compare;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonBoolean;
import dev.leeway.engine.json.JsonNull;
import dev.leeway.engine.json.JsonNumber;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.resource.GroupKind;
import java.util.List;

/**
 * Takes out of a stored object what no comparison is about: what the server counts and stamps, the
 * status, and the rules that the control plane itself fills in. Normalising twice is normalising
 * once. Applied to what was read and predicted, never to a request.
 */
final class Normalisation {
    private static final List<String> STAMPS =
            List.of(
                    "managedFields",
                    "resourceVersion",
                    "uid",
                    "generation",
                    "selfLink",
                    "creationTimestamp");
    private static final GroupKind CLUSTER_ROLE =
            new GroupKind("rbac.authorization.k8s.io", "ClusterRole");

    private Normalisation() {}

    /** Returns the object without what does not count. */
    static JsonObject of(GroupKind kind, JsonObject object) {
        JsonObject result = object.without("status");
        if (object.get("metadata") instanceof JsonObject metadata) {
            for (String stamp : STAMPS) {
                metadata = metadata.without(stamp);
            }
            result = result.with("metadata", metadata);
        }
        if (kind.equals(CLUSTER_ROLE) && object.get("aggregationRule") instanceof JsonObject) {
            // The control plane fills the rules of an aggregated role, whatever anybody applies.
            result = result.without("rules");
        }
        return withoutNulls(result);
    }

    /** An explicit null means the same as no member. */
    private static JsonObject withoutNulls(JsonObject object) {
        if (!holdsNull(object)) {
            return object;
        }
        JsonObject.Builder kept = JsonObject.builder();
        object.forEach(
                (name, value) -> {
                    if (!(value instanceof JsonNull)) {
                        kept.put(name, clean(value));
                    }
                });
        return kept.build();
    }

    private static JsonValue clean(JsonValue value) {
        return switch (value) {
            case JsonObject object -> withoutNulls(object);
            case JsonArray array ->
                    new JsonArray(array.stream().map(Normalisation::clean).toList());
            case JsonString _, JsonNumber _, JsonBoolean _, JsonNull _ -> value;
        };
    }

    private static boolean holdsNull(JsonValue value) {
        return switch (value) {
            case JsonObject object -> {
                boolean found = false;
                for (int i = 0; i < object.size() && !found; i++) {
                    found = object.valueAt(i) instanceof JsonNull || holdsNull(object.valueAt(i));
                }
                yield found;
            }
            // A null that is an item of an array is an item.
            case JsonArray array -> array.stream().anyMatch(Normalisation::holdsNull);
            case JsonString _, JsonNumber _, JsonBoolean _, JsonNull _ -> false;
        };
    }
}
