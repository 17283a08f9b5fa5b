package dev.leeway.engine.practice.controller;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.resource.GroupKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps one pod of a DaemonSet on every node. */
final class DaemonSetController implements Controller {
    private static final String COMPONENT = "daemonset-controller";

    private final EventRecorder events;

    DaemonSetController(EventRecorder events) {
        this.events = events;
    }

    @Override
    public GroupKind kind() {
        return Kinds.DAEMON_SET;
    }

    @Override
    public Optional<Duration> reconcile(JsonObject set, ClusterObjects cluster, Instant now) {
        if (Owners.isBeingDeleted(set)) {
            return Optional.empty();
        }
        Optional<JsonObject> revision = ControllerRevisions.current(set, cluster);
        if (revision.isEmpty()) {
            return Optional.of(Duration.ofSeconds(1));
        }
        String hash = ControllerRevisions.hash(revision.get());
        List<JsonObject> nodes = List.copyOf(cluster.list(Kinds.NODE, ""));
        List<JsonObject> pods = cluster.controlledBy(set, Kinds.POD);
        for (JsonObject node : nodes) {
            String name = ObjectName.of(node).name();
            if (pods.stream()
                    .noneMatch(pod -> pod.stringAt("spec", "nodeName").orElse("").equals(name))) {
                create(set, name, hash, cluster);
            }
        }
        replaceOutdated(set, pods, hash, cluster);
        Status.write(cluster, kind(), set, status(set, pods, nodes.size(), hash, now));
        return Optional.empty();
    }

    private void create(JsonObject set, String node, String hash, ClusterObjects cluster) {
        JsonObject pod =
                Pods.fromTemplate(
                        set,
                        set.objectAt("spec", "template"),
                        Map.of(TemplateHash.REVISION_LABEL, hash));
        JsonObject placed =
                pod.with("spec", pod.objectAt("spec").with("nodeName", JsonValue.of(node)));
        cluster.create(Kinds.POD, placed)
                .ifPresent(
                        made ->
                                events.normal(
                                        cluster,
                                        set,
                                        COMPONENT,
                                        "SuccessfulCreate",
                                        "Created pod: " + ObjectName.of(made).name()));
    }

    private void replaceOutdated(
            JsonObject set, List<JsonObject> pods, String hash, ClusterObjects cluster) {
        if (set.objectAt("spec", "updateStrategy")
                .string("type", "RollingUpdate")
                .equals("OnDelete")) {
            return;
        }
        long unready = pods.stream().filter(pod -> !Pods.isReady(pod)).count();
        if (unready == 0) {
            pods.stream()
                    .filter(pod -> !isCurrent(pod, hash) && Pods.isActive(pod))
                    .findFirst()
                    .ifPresent(
                            pod -> {
                                cluster.delete(Kinds.POD, pod);
                                events.normal(
                                        cluster,
                                        set,
                                        COMPONENT,
                                        "SuccessfulDelete",
                                        "Deleted pod: " + ObjectName.of(pod).name());
                            });
        }
    }

    private static boolean isCurrent(JsonObject pod, String hash) {
        return pod.objectAt("metadata", "labels")
                .string(TemplateHash.REVISION_LABEL, "")
                .equals(hash);
    }

    private static JsonObject status(
            JsonObject set, List<JsonObject> pods, int nodes, String hash, Instant now) {
        long minReady = set.objectAt("spec").integer("minReadySeconds", 0);
        long ready = pods.stream().filter(Pods::isReady).count();
        long available = pods.stream().filter(pod -> Pods.isAvailable(pod, minReady, now)).count();
        JsonObject.Builder status =
                JsonObject.builder()
                        .put("currentNumberScheduled", pods.size())
                        .put("numberMisscheduled", 0)
                        .put("desiredNumberScheduled", nodes)
                        .put("numberReady", ready)
                        .put(
                                "observedGeneration",
                                set.objectAt("metadata").integer("generation", 1));
        Status.count(
                status,
                "updatedNumberScheduled",
                pods.stream().filter(pod -> isCurrent(pod, hash)).count());
        Status.count(status, "numberAvailable", available);
        Status.count(status, "numberUnavailable", nodes - available);
        return status.build();
    }
}
