package dev.leeway.engine.practice.controller;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Questions about pods, and making one from a template. */
final class Pods {
    private Pods() {}

    static boolean isActive(JsonObject pod) {
        String phase = phase(pod);
        return !Owners.isBeingDeleted(pod) && !phase.equals("Succeeded") && !phase.equals("Failed");
    }

    /** Returns how many of the pods have been told to end and have not ended yet. */
    static long terminating(List<JsonObject> pods) {
        return pods.stream()
                .filter(Owners::isBeingDeleted)
                .filter(pod -> !phase(pod).equals("Succeeded") && !phase(pod).equals("Failed"))
                .count();
    }

    static String phase(JsonObject pod) {
        return pod.stringAt("status", "phase").orElse("");
    }

    static boolean isReady(JsonObject pod) {
        return Status.conditionStatus(pod, "Ready").equals("True");
    }

    /** Returns whether the pod has been ready for long enough. */
    static boolean isAvailable(JsonObject pod, long minReadySeconds, Instant now) {
        if (!isReady(pod)) {
            return false;
        }
        Instant since =
                pod.arrayAt("status", "conditions")
                        .objects()
                        .filter(condition -> condition.string("type", "").equals("Ready"))
                        .map(
                                condition ->
                                        Times.parse(
                                                condition.string("lastTransitionTime", ""), now))
                        .findFirst()
                        .orElse(now);
        return !since.plus(Duration.ofSeconds(minReadySeconds)).isAfter(now);
    }

    /** Returns the body of a pod made from the owner's template. */
    static JsonObject fromTemplate(
            JsonObject owner, JsonObject template, Map<String, String> moreLabels) {
        JsonObject metadata = template.objectAt("metadata");
        JsonObject labels = metadata.objectAt("labels");
        for (Map.Entry<String, String> label : moreLabels.entrySet()) {
            labels = labels.with(label.getKey(), JsonValue.of(label.getValue()));
        }
        JsonObject.Builder podMetadata =
                JsonObject.builder()
                        .put("generateName", ObjectName.of(owner).name() + "-")
                        .put("namespace", ObjectName.of(owner).namespace())
                        .put("labels", labels);
        if (!metadata.objectAt("annotations").isEmpty()) {
            podMetadata.put("annotations", metadata.objectAt("annotations"));
        }
        podMetadata.put("ownerReferences", Owners.referenceTo(owner));
        return JsonObject.builder()
                .put("apiVersion", "v1")
                .put("kind", "Pod")
                .put("metadata", podMetadata.build())
                .put("spec", template.objectAt("spec"))
                .build();
    }

    /**
     * Returns the pods in the order in which a controller removes them: not scheduled, not ready,
     * youngest first.
     */
    static List<JsonObject> inRemovalOrder(List<JsonObject> pods, Instant now) {
        return pods.stream()
                .sorted(
                        Comparator.<JsonObject, Boolean>comparing(
                                        pod ->
                                                !pod.stringAt("spec", "nodeName")
                                                        .orElse("")
                                                        .isEmpty())
                                .thenComparing(Pods::isReady)
                                .thenComparing(
                                        pod -> Times.createdAt(pod, now), Comparator.reverseOrder())
                                .thenComparing(pod -> ObjectName.of(pod).name()))
                .toList();
    }
}
