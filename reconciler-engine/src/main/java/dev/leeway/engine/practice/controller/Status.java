package dev.leeway.engine.practice.controller;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.resource.GroupKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Writes statuses, only when they say something new. */
final class Status {
    private Status() {}

    static void write(
            ClusterObjects cluster, GroupKind kind, JsonObject object, JsonObject status) {
        if (!status.equals(object.objectAt("status"))) {
            cluster.updateStatus(kind, object.with("status", status));
        }
    }

    /** Puts a count that Kubernetes leaves out when it is zero. */
    static void count(JsonObject.Builder status, String name, long value) {
        if (value != 0) {
            status.put(name, value);
        }
    }

    /**
     * Returns the conditions with one set. The transition time moves only when the status changes;
     * the update time, where the kind has one, only when anything else does.
     */
    static JsonArray withCondition(
            JsonArray conditions,
            String type,
            String status,
            String reason,
            String message,
            Instant now,
            boolean hasUpdateTime) {
        List<JsonValue> result = new ArrayList<>();
        boolean found = false;
        for (JsonValue item : conditions) {
            if (item instanceof JsonObject old && old.string("type", "").equals(type)) {
                found = true;
                result.add(renewed(old, status, reason, message, now, hasUpdateTime));
            } else {
                result.add(item);
            }
        }
        if (!found) {
            result.add(
                    renewed(
                            JsonObject.of("type", JsonValue.of(type)),
                            status,
                            reason,
                            message,
                            now,
                            hasUpdateTime));
        }
        return new JsonArray(result);
    }

    private static JsonObject renewed(
            JsonObject old,
            String status,
            String reason,
            String message,
            Instant now,
            boolean hasUpdateTime) {
        boolean same =
                old.string("status", "").equals(status)
                        && old.string("reason", "").equals(reason)
                        && old.string("message", "").equals(message);
        if (same) {
            return old;
        }
        boolean sameStatus = old.string("status", "").equals(status);
        JsonObject.Builder builder =
                JsonObject.builder().put("type", old.string("type", "")).put("status", status);
        if (hasUpdateTime) {
            builder.put("lastUpdateTime", Times.format(now));
        }
        builder.put(
                "lastTransitionTime",
                sameStatus
                        ? old.string("lastTransitionTime", Times.format(now))
                        : Times.format(now));
        if (!reason.isEmpty()) {
            builder.put("reason", reason);
        }
        if (!message.isEmpty()) {
            builder.put("message", message);
        }
        return builder.build();
    }

    static String conditionStatus(JsonObject object, String type) {
        return object.arrayAt("status", "conditions")
                .objects()
                .filter(condition -> condition.string("type", "").equals(type))
                .map(condition -> condition.string("status", ""))
                .findFirst()
                .orElse("");
    }
}
