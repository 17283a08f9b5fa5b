package dev.leeway.engine.practice.controller;

import dev.leeway.engine.json.JsonObject;
import java.time.InstantSource;
import java.util.Locale;

/** Writes the events that people read when they ask what happened to an object. */
final class EventRecorder {
    private final InstantSource clock;
    private long sequence;

    EventRecorder(InstantSource clock) {
        this.clock = clock;
    }

    void normal(
            ClusterObjects cluster,
            JsonObject object,
            String component,
            String reason,
            String message) {
        record(cluster, object, "Normal", component, reason, message);
    }

    void warning(
            ClusterObjects cluster,
            JsonObject object,
            String component,
            String reason,
            String message) {
        record(cluster, object, "Warning", component, reason, message);
    }

    private void record(
            ClusterObjects cluster,
            JsonObject object,
            String type,
            String component,
            String reason,
            String message) {
        JsonObject metadata = object.objectAt("metadata");
        String namespace = metadata.string("namespace", "");
        String now = Times.format(clock.instant());
        sequence++;
        JsonObject reference =
                JsonObject.builder()
                        .put("apiVersion", object.string("apiVersion", ""))
                        .put("kind", object.string("kind", ""))
                        .put("namespace", namespace)
                        .put("name", metadata.string("name", ""))
                        .put("uid", metadata.string("uid", ""))
                        .put("resourceVersion", metadata.string("resourceVersion", ""))
                        .build();
        String name =
                metadata.string("name", "")
                        + "."
                        + String.format(
                                Locale.ROOT, "%016x", clock.millis() * 1_000_000 + sequence);
        cluster.create(
                Kinds.EVENT,
                JsonObject.builder()
                        .put("apiVersion", "v1")
                        .put("kind", "Event")
                        .put(
                                "metadata",
                                JsonObject.builder()
                                        .put("name", name)
                                        .put(
                                                "namespace",
                                                namespace.isEmpty() ? "default" : namespace)
                                        .build())
                        .put("involvedObject", reference)
                        .put("type", type)
                        .put("reason", reason)
                        .put("message", message)
                        .put("source", JsonObject.builder().put("component", component).build())
                        .put("firstTimestamp", now)
                        .put("lastTimestamp", now)
                        .put("count", 1)
                        .put("reportingComponent", component)
                        .put("reportingInstance", "")
                        .build());
    }
}
