package dev.leeway.engine.practice.api;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.practice.rules.ResourceType;
import dev.leeway.engine.resource.GroupKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Shows a stored object in another served version of its type. Custom types are converted as the
 * strategy {@code None} has it (the version's name alone changes); the two built-in types with more
 * than one version are HorizontalPodAutoscaler and Event.
 */
final class Conversion {
    private static final GroupKind EVENT = new GroupKind("", "Event");
    private static final GroupKind NEW_EVENT = new GroupKind("events.k8s.io", "Event");

    /** Old name to new name of an Event's fields; both ways. */
    private static final Map<String, String> EVENT_FIELDS =
            Map.of(
                    "involvedObject", "regarding",
                    "message", "note",
                    "source", "deprecatedSource",
                    "firstTimestamp", "deprecatedFirstTimestamp",
                    "lastTimestamp", "deprecatedLastTimestamp",
                    "count", "deprecatedCount",
                    "reportingComponent", "reportingController");

    private Conversion() {}

    /** Returns the key under which objects of a group and kind are stored. */
    static GroupKind storedAs(GroupKind kind) {
        return kind.equals(NEW_EVENT) ? EVENT : kind;
    }

    /** Returns the object as the type's version shows it; the object itself when it is that. */
    static JsonObject to(ResourceType type, JsonObject object) {
        String wanted = type.gvk().apiVersion();
        String have = object.string("apiVersion", "");
        if (wanted.equals(have)) {
            return object;
        }
        JsonObject renamed = object.with("apiVersion", JsonValue.of(wanted));
        return switch (type.gvk().kind()) {
            case "HorizontalPodAutoscaler" ->
                    wanted.endsWith("/v1") ? oldAutoscaler(renamed) : newAutoscaler(renamed);
            case "Event" -> wanted.equals("v1") ? oldEvent(renamed) : newEvent(renamed);
            default -> renamed;
        };
    }

    private static JsonObject newEvent(JsonObject event) {
        JsonObject.Builder converted = JsonObject.builder();
        event.forEach((name, value) -> converted.put(EVENT_FIELDS.getOrDefault(name, name), value));
        return converted.build();
    }

    private static JsonObject oldEvent(JsonObject event) {
        JsonObject.Builder converted = JsonObject.builder();
        event.forEach((name, value) -> converted.put(oldEventField(name), value));
        return converted.build();
    }

    private static String oldEventField(String name) {
        return EVENT_FIELDS.entrySet().stream()
                .filter(entry -> entry.getValue().equals(name))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(name);
    }

    private static JsonObject oldAutoscaler(JsonObject autoscaler) {
        JsonObject spec = autoscaler.object("spec").orElse(JsonObject.EMPTY);
        Optional<JsonValue> cpu =
                spec.array("metrics")
                        .orElse(JsonArray.EMPTY)
                        .objects()
                        .filter(
                                metric ->
                                        metric.stringAt("resource", "name")
                                                .orElse("")
                                                .equals("cpu"))
                        .flatMap(
                                metric ->
                                        Optional.ofNullable(
                                                metric.at(
                                                        "resource", "target", "averageUtilization"))
                                                .stream())
                        .findFirst();
        JsonObject old = spec.without("metrics").without("behavior");
        return autoscaler.with(
                "spec",
                cpu.map(value -> old.with("targetCPUUtilizationPercentage", value)).orElse(old));
    }

    private static JsonObject newAutoscaler(JsonObject autoscaler) {
        JsonValue cpu = autoscaler.at("spec", "targetCPUUtilizationPercentage");
        if (cpu == null) {
            return autoscaler;
        }
        JsonObject target =
                JsonObject.builder()
                        .put("type", "Utilization")
                        .put("averageUtilization", cpu)
                        .build();
        JsonObject metric =
                JsonObject.builder()
                        .put("type", "Resource")
                        .put(
                                "resource",
                                JsonObject.builder()
                                        .put("name", "cpu")
                                        .put("target", target)
                                        .build())
                        .build();
        return autoscaler
                .withoutAt(List.of("spec", "targetCPUUtilizationPercentage"))
                .withAt(List.of("spec", "metrics"), JsonArray.of(metric));
    }
}
