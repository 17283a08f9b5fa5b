package dev.leeway.engine.practice.rules;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonBoolean;
import dev.leeway.engine.json.JsonNull;
import dev.leeway.engine.json.JsonNumber;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import java.util.ArrayList;
import java.util.List;

/** The {@code scale} subresource: a small view on the replicas of an object. */
public final class Scales {
    private Scales() {}

    /** Returns the {@code autoscaling/v1 Scale} of an object that has replicas. */
    public static JsonObject of(JsonObject object) {
        JsonObject from = object.objectAt("metadata");
        JsonObject.Builder metadata = JsonObject.builder();
        for (String name :
                List.of("name", "namespace", "uid", "resourceVersion", "creationTimestamp")) {
            from.find(name).ifPresent(value -> metadata.put(name, value));
        }
        long replicas = object.objectAt("spec").integer("replicas", 0);
        JsonObject.Builder status = JsonObject.builder();
        status.put("replicas", object.objectAt("status").integer("replicas", 0));
        String selector = selector(object.objectAt("spec").objectAt("selector"));
        if (!selector.isEmpty()) {
            status.put("selector", selector);
        }
        return JsonObject.builder()
                .put("kind", "Scale")
                .put("apiVersion", "autoscaling/v1")
                .put("metadata", metadata.build())
                .put(
                        "spec",
                        replicas == 0
                                ? JsonObject.EMPTY
                                : JsonObject.of("replicas", JsonValue.of(replicas)))
                .put("status", status.build())
                .build();
    }

    /** Returns whether a Scale says a whole number of replicas, or none. */
    static boolean isReadable(JsonObject scale) {
        return switch (scale.find("spec").orElse(JsonObject.EMPTY)) {
            case JsonNull _ -> true;
            case JsonObject spec ->
                    switch (spec.find("replicas").orElse(JsonNull.NULL)) {
                        case JsonNull _ -> true;
                        case JsonNumber number -> number.isLong();
                        case JsonObject _, JsonArray _, JsonString _, JsonBoolean _ -> false;
                    };
            case JsonArray _, JsonString _, JsonBoolean _, JsonNumber _ -> false;
        };
    }

    /** Returns whether any manager owns the replicas of an object. */
    static boolean isOwned(JsonObject object) {
        return object.objectAt("metadata")
                .arrayAt("managedFields")
                .objects()
                .anyMatch(entry -> entry.objectAt("fieldsV1", "f:spec").has("f:replicas"));
    }

    private static String selector(JsonObject selector) {
        boolean labelSelector = selector.has("matchLabels") || selector.has("matchExpressions");
        JsonObject labels = labelSelector ? selector.objectAt("matchLabels") : selector;
        List<String> terms = new ArrayList<>();
        labels.forEach(
                (name, value) -> {
                    if (value instanceof JsonString(String text)) {
                        terms.add(name + "=" + text);
                    }
                });
        selector.arrayAt("matchExpressions").objects().map(Scales::expression).forEach(terms::add);
        terms.sort(null);
        return String.join(",", terms);
    }

    private static String expression(JsonObject expression) {
        String key = expression.string("key", "");
        List<String> values =
                expression.arrayAt("values").stream()
                        .map(value -> value instanceof JsonString(String text) ? text : "")
                        .sorted()
                        .toList();
        String list = "(" + String.join(",", values) + ")";
        return switch (expression.string("operator", "")) {
            case "In" -> key + " in " + list;
            case "NotIn" -> key + " notin " + list;
            case "DoesNotExist" -> "!" + key;
            default -> key;
        };
    }
}
