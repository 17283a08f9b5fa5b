package dev.leeway.engine.resource;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes what must never be shown out of an object before it leaves the engine: a Secret's values
 * are replaced, its keys stay. Equal values get equal masks, different values different ones, so
 * that a reader sees that a key changed and never to what.
 */
public final class Sensitive {
    /** What stands for a value of a Secret. */
    public static final String MASK = "••••••••";

    /** What stands for the live value of a Secret where it differs from the desired one. */
    public static final String OTHER_MASK = "•••••••• (differs)";

    private static final List<String> VALUE_MEMBERS = List.of("data", "stringData");
    private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

    private Sensitive() {}

    /** Returns whether objects of this kind hold values that must not be shown. */
    public static boolean isSensitive(GroupKind kind) {
        return kind.group().isEmpty() && kind.kind().equals("Secret");
    }

    /** Returns the object as it may be shown: itself unless it is a Secret. */
    public static JsonObject mask(GroupKind kind, JsonObject object) {
        return maskAgainst(kind, object, object);
    }

    /**
     * Returns the second of two states of an object as it may be shown beside the first: values
     * that differ from the first one's carry the other mask.
     */
    public static JsonObject maskAgainst(GroupKind kind, JsonObject first, JsonObject object) {
        if (!isSensitive(kind)) {
            return object;
        }
        JsonObject masked = object;
        for (String member : VALUE_MEMBERS) {
            JsonValue values = object.get(member);
            if (values instanceof JsonObject map) {
                masked = masked.with(member, maskMap(map, first.objectAt(member)));
            } else if (values != null) {
                masked = masked.with(member, new JsonString(MASK));
            }
        }
        // kubectl's own copy of the applied object repeats every value.
        return object.at("metadata", "annotations", LAST_APPLIED) == null
                ? masked
                : masked.withAt(
                        List.of("metadata", "annotations", LAST_APPLIED), new JsonString(MASK));
    }

    private static JsonObject maskMap(JsonObject map, JsonObject first) {
        List<String> names = new ArrayList<>(map.names());
        JsonObject.Builder masked = JsonObject.builder();
        for (String name : names) {
            masked.put(name, maskValue(first.get(name), map.require(name)));
        }
        return masked.build();
    }

    private static String maskValue(@Nullable JsonValue first, JsonValue value) {
        return first == null || first.equals(value) ? MASK : OTHER_MASK;
    }
}
