package dev.leeway.engine.practice.api;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import java.util.ArrayList;
import java.util.List;

/**
 * What is told of {@code metrics.k8s.io/v1beta1} as a type. Pure.
 *
 * <p>Source: the answers of a Kubernetes metrics server 0.8.
 */
final class MetricsDocuments {
    private static final String GROUP = "metrics.k8s.io";
    private static final String VERSION = "v1beta1";
    private static final JsonArray VERBS = JsonArray.ofStrings(List.of("get", "list"));

    private MetricsDocuments() {}

    /** Returns the group in the older form, alone or as one of a list. */
    static JsonObject group(boolean alone) {
        JsonObject version =
                JsonObject.builder()
                        .put("groupVersion", GROUP + "/" + VERSION)
                        .put("version", VERSION)
                        .build();
        JsonObject.Builder group = JsonObject.builder();
        if (alone) {
            group.put("kind", "APIGroup").put("apiVersion", "v1");
        }
        return group.put("name", GROUP)
                .put("versions", JsonArray.of(version))
                .put("preferredVersion", version)
                .build();
    }

    /** Returns the types in the older form. */
    static JsonObject resources() {
        List<JsonValue> types = new ArrayList<>();
        for (String kind : List.of("NodeMetrics", "PodMetrics")) {
            types.add(
                    JsonObject.builder()
                            .put("name", plural(kind))
                            .put("singularName", "")
                            .put("namespaced", kind.equals("PodMetrics"))
                            .put("kind", kind)
                            .put("verbs", VERBS)
                            .build());
        }
        return JsonObject.builder()
                .put("kind", "APIResourceList")
                .put("apiVersion", "v1")
                .put("groupVersion", GROUP + "/" + VERSION)
                .put("resources", new JsonArray(types))
                .build();
    }

    /** Returns the group in the aggregated form. */
    static JsonObject aggregated() {
        List<JsonValue> types = new ArrayList<>();
        for (String kind : List.of("NodeMetrics", "PodMetrics")) {
            types.add(
                    JsonObject.builder()
                            .put("resource", plural(kind))
                            .put(
                                    "responseKind",
                                    JsonObject.builder()
                                            .put("group", GROUP)
                                            .put("version", VERSION)
                                            .put("kind", kind)
                                            .build())
                            .put("scope", kind.equals("PodMetrics") ? "Namespaced" : "Cluster")
                            .put("singularResource", "")
                            .put("verbs", VERBS)
                            .build());
        }
        JsonObject version =
                JsonObject.builder()
                        .put("version", VERSION)
                        .put("resources", new JsonArray(types))
                        .put("freshness", "Current")
                        .build();
        return JsonObject.of(
                "metadata",
                JsonObject.of("name", JsonValue.of(GROUP)),
                "versions",
                JsonArray.of(version));
    }

    private static String plural(String kind) {
        return kind.equals("PodMetrics") ? "pods" : "nodes";
    }

    /** Returns measured objects as a table. */
    static JsonObject table(List<JsonObject> measured) {
        List<JsonValue> columns = new ArrayList<>();
        columns.add(column("Name", "name"));
        columns.add(column("cpu", ""));
        columns.add(column("memory", ""));
        columns.add(column("Window", "duration"));
        List<JsonValue> rows = new ArrayList<>();
        for (JsonObject one : measured) {
            JsonObject metadata = one.objectAt("metadata");
            rows.add(
                    JsonObject.builder()
                            .put(
                                    "cells",
                                    JsonArray.ofStrings(
                                            List.of(
                                                    metadata.string("name", ""),
                                                    said(one, "cpu"),
                                                    said(one, "memory"),
                                                    one.string("window", ""))))
                            .put(
                                    "object",
                                    JsonObject.builder()
                                            .put("kind", "PartialObjectMetadata")
                                            .put("apiVersion", "meta.k8s.io/v1")
                                            .put("metadata", metadata)
                                            .build())
                            .build());
        }
        return JsonObject.builder()
                .put("kind", "Table")
                .put("apiVersion", "meta.k8s.io/v1")
                .put("metadata", JsonObject.EMPTY)
                .put("columnDefinitions", new JsonArray(columns))
                .put("rows", new JsonArray(rows))
                .build();
    }

    private static String said(JsonObject measured, String what) {
        return measured.object("usage")
                .or(
                        () ->
                                measured.arrayAt("containers")
                                        .objects()
                                        .map(container -> container.objectAt("usage"))
                                        .findFirst())
                .map(usage -> usage.string(what, ""))
                .orElse("");
    }

    private static JsonObject column(String name, String format) {
        return JsonObject.builder()
                .put("name", name)
                .put("type", "string")
                .put("format", format)
                .put("description", "")
                .put("priority", 0)
                .build();
    }
}
