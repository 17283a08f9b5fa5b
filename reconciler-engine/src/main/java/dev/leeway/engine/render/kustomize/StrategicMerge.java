package dev.leeway.engine.render.kustomize;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonNull;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.render.Origin;
import dev.leeway.engine.resource.Gvk;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Merges a strategic merge patch as Kustomize does: mappings are merged, a null removes, lists with
 * a merge key are merged by it, the patch's items in front, other lists are replaced. Lists of
 * kinds that Kubernetes itself does not define have no merge keys.
 */
final class StrategicMerge {
    /** The merge keys of the Kubernetes API reference, by the name of the list. */
    private static final Map<String, String> KEYS =
            Map.ofEntries(
                    Map.entry("containers", "name"),
                    Map.entry("initContainers", "name"),
                    Map.entry("ephemeralContainers", "name"),
                    Map.entry("env", "name"),
                    Map.entry("volumes", "name"),
                    Map.entry("imagePullSecrets", "name"),
                    Map.entry("volumeMounts", "mountPath"),
                    Map.entry("volumeDevices", "devicePath"),
                    Map.entry("webhooks", "name"),
                    Map.entry("schedulingGates", "name"),
                    Map.entry("hostAliases", "ip"),
                    Map.entry("topologySpreadConstraints", "topologyKey"));

    private static final Set<String> OWN_GROUPS =
            Set.of(
                    "",
                    "apps",
                    "batch",
                    "autoscaling",
                    "policy",
                    "extensions",
                    "networking.k8s.io",
                    "rbac.authorization.k8s.io",
                    "storage.k8s.io",
                    "scheduling.k8s.io",
                    "apiextensions.k8s.io",
                    "apiregistration.k8s.io",
                    "admissionregistration.k8s.io");

    /** Lists with rules of their own that only the external tool knows. */
    private static final Set<String> INTRICATE =
            Set.of("ownerReferences", "finalizers", "conditions", "secrets", "resourceClaims");

    private final boolean keyed;
    private final Origin origin;

    private StrategicMerge(boolean keyed, Origin origin) {
        this.keyed = keyed;
        this.origin = origin;
    }

    /** Returns the object with the patch merged in; Java null when the patch deletes it. */
    static @Nullable JsonObject apply(JsonObject object, JsonObject patch, Gvk gvk, Origin origin)
            throws Unsupported {
        if (patch.has("$patch")) {
            if (patch.string("$patch", "").equals("delete")) {
                return null;
            }
            throw new Unsupported(origin, "the directive $patch at the root");
        }
        return new StrategicMerge(OWN_GROUPS.contains(gvk.group()), origin).merge(object, patch);
    }

    private JsonObject merge(JsonObject object, JsonObject patch) throws Unsupported {
        JsonObject merged = object;
        for (String name : patch.names()) {
            JsonValue over = patch.require(name);
            JsonValue under = object.get(name);
            if (name.startsWith("$")) {
                throw new Unsupported(origin, "the directive " + name);
            }
            if (over == JsonNull.NULL) {
                merged = merged.without(name);
            } else if (over instanceof JsonObject map) {
                if (map.has("$patch")) {
                    String directive = map.string("$patch", "");
                    merged =
                            switch (directive) {
                                case "delete" -> merged.without(name);
                                case "replace" -> merged.with(name, map.without("$patch"));
                                default -> throw new Unsupported(origin, "$patch: " + directive);
                            };
                } else {
                    JsonObject lower =
                            under instanceof JsonObject present ? present : JsonObject.EMPTY;
                    merged = merged.with(name, merge(lower, map));
                }
            } else if (over instanceof JsonArray list) {
                merged = list(merged, name, under, list);
            } else {
                merged = merged.with(name, over);
            }
        }
        return merged;
    }

    private JsonObject list(JsonObject into, String name, @Nullable JsonValue under, JsonArray over)
            throws Unsupported {
        String key = keyed ? key(name, over) : null;
        if (keyed && INTRICATE.contains(name)) {
            throw new Unsupported(origin, "a patch of the list " + name);
        }
        if (key == null) {
            for (JsonObject item : over.objects().toList()) {
                if (item.has("$patch")) {
                    throw new Unsupported(origin, "$patch in a list without a merge key");
                }
            }
            return into.with(name, over);
        }
        List<JsonValue> items = new ArrayList<>();
        if (under instanceof JsonArray present) {
            items.addAll(present.items());
        }
        List<JsonValue> fresh = new ArrayList<>();
        for (JsonValue value : over) {
            if (!(value instanceof JsonObject item)) {
                throw new Unsupported(origin, "an item of " + name + " that is no mapping");
            }
            if (item.has("$patch") && !item.string("$patch", "").equals("delete")) {
                throw new Unsupported(origin, "$patch: " + item.string("$patch", ""));
            }
            JsonValue wanted = item.get(key);
            if (wanted == null) {
                throw new Unsupported(origin, "an item of " + name + " without " + key);
            }
            int at = position(items, key, wanted);
            if (item.has("$patch")) {
                if (at >= 0) {
                    items.remove(at);
                }
            } else if (at >= 0) {
                fresh.add(merge((JsonObject) items.remove(at), item));
            } else {
                fresh.add(merge(JsonObject.EMPTY, item));
            }
        }
        fresh.addAll(items);
        return fresh.isEmpty() ? into.without(name) : into.with(name, new JsonArray(fresh));
    }

    private int position(List<JsonValue> items, String key, JsonValue wanted) throws Unsupported {
        int found = -1;
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) instanceof JsonObject item && Objects.equals(item.get(key), wanted)) {
                if (found >= 0) {
                    throw new Unsupported(origin, "a list with two items of the same " + key);
                }
                found = i;
            }
        }
        return found;
    }

    private @Nullable String key(String name, JsonArray over) throws Unsupported {
        if (name.equals("ports")) {
            throwIfProtocolMatters(over);
            boolean container = over.objects().anyMatch(item -> item.has("containerPort"));
            return container ? "containerPort" : "port";
        }
        return KEYS.get(name);
    }

    /** With a protocol the port alone does not tell items apart. */
    private void throwIfProtocolMatters(JsonArray over) throws Unsupported {
        for (JsonObject item : over.objects().toList()) {
            if (item.get("protocol") instanceof JsonString(String protocol)
                    && !protocol.equals("TCP")) {
                throw new Unsupported(origin, "a patch of ports with the protocol " + protocol);
            }
        }
    }
}
