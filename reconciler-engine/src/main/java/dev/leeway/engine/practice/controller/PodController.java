package dev.leeway.engine.practice.controller;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.resource.GroupKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * Plays scheduler and kubelet: puts a pod on a node, lets it come up as its images allow, and lets
 * it go.
 */
final class PodController implements Controller {
    private static final Duration TERMINATION = Duration.ofMillis(600);

    private final EventRecorder events;

    PodController(EventRecorder events) {
        this.events = events;
    }

    @Override
    public GroupKind kind() {
        return Kinds.POD;
    }

    @Override
    public Optional<Duration> reconcile(JsonObject pod, ClusterObjects cluster, Instant now) {
        if (Owners.isBeingDeleted(pod)) {
            return terminate(pod, cluster, now);
        }
        String node = pod.stringAt("spec", "nodeName").orElse("");
        if (node.isEmpty()) {
            schedule(pod, cluster);
            return Optional.empty();
        }
        PodLife life = new PodLife(pod, cluster, now);
        JsonObject status = life.status();
        announce(pod, status, cluster);
        Status.write(cluster, kind(), pod, status);
        return life.nextChange();
    }

    private void schedule(JsonObject pod, ClusterObjects cluster) {
        ObjectName name = ObjectName.of(pod);
        int spread = Math.floorMod(pod.stringAt("metadata", "uid").orElse("").hashCode(), 1 << 16);
        var nodes =
                cluster.list(Kinds.NODE, "").stream()
                        .map(node -> ObjectName.of(node).name())
                        .sorted(Comparator.naturalOrder())
                        .toList();
        if (nodes.isEmpty()) {
            events.warning(
                    cluster,
                    pod,
                    "default-scheduler",
                    "FailedScheduling",
                    "0/0 nodes are available");
            return;
        }
        String node = nodes.get(spread % nodes.size());
        cluster.bind(name.namespace(), name.name(), node);
        events.normal(
                cluster,
                pod,
                "default-scheduler",
                "Scheduled",
                "Successfully assigned " + name.namespace() + "/" + name.name() + " to " + node);
    }

    private void announce(JsonObject pod, JsonObject status, ClusterObjects cluster) {
        for (JsonObject container : status.arrayAt("containerStatuses").objects().toList()) {
            String name = container.string("name", "");
            String before = stateOf(pod.objectAt("status"), name);
            String after = stateOf(status, name);
            if (before.equals(after)) {
                continue;
            }
            String image = container.string("image", "");
            switch (after) {
                case "running" -> {
                    events.normal(
                            cluster,
                            pod,
                            "kubelet",
                            "Pulled",
                            "Container image \"" + image + "\" is present");
                    events.normal(cluster, pod, "kubelet", "Created", "Created container: " + name);
                    events.normal(cluster, pod, "kubelet", "Started", "Started container " + name);
                }
                case "ErrImagePull" ->
                        events.warning(
                                cluster,
                                pod,
                                "kubelet",
                                "Failed",
                                "Failed to pull image \"" + image + "\": " + PodLife.PULL_ERROR);
                case "ImagePullBackOff" ->
                        events.normal(
                                cluster,
                                pod,
                                "kubelet",
                                "BackOff",
                                "Back-off pulling image \"" + image + "\"");
                case "CrashLoopBackOff" ->
                        events.warning(
                                cluster,
                                pod,
                                "kubelet",
                                "BackOff",
                                "Back-off restarting failed container "
                                        + name
                                        + " in pod "
                                        + ObjectName.of(pod).name());
                default -> {}
            }
        }
    }

    private static String stateOf(JsonObject status, String container) {
        return status.arrayAt("containerStatuses")
                .objects()
                .filter(one -> one.string("name", "").equals(container))
                .map(one -> one.objectAt("state"))
                .map(
                        state ->
                                state.object("waiting")
                                        .map(waiting -> waiting.string("reason", ""))
                                        .orElse(state.isEmpty() ? "" : state.nameAt(0)))
                .findFirst()
                .orElse("");
    }

    private Optional<Duration> terminate(JsonObject pod, ClusterObjects cluster, Instant now) {
        JsonObject metadata = pod.objectAt("metadata");
        long grace = metadata.integer("deletionGracePeriodSeconds", 0);
        // deletionTimestamp lies a grace period ahead of the moment at which the deletion began.
        Instant began =
                Times.parse(metadata.string("deletionTimestamp", ""), now).minusSeconds(grace);
        Duration left = Duration.between(now, began.plus(grace == 0 ? Duration.ZERO : TERMINATION));
        if (left.isPositive()) {
            return Optional.of(left);
        }
        cluster.finishDeletion(pod);
        return Optional.empty();
    }
}
