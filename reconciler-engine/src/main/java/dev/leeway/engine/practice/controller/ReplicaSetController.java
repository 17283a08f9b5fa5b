package dev.leeway.engine.practice.controller;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.resource.GroupKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps as many pods as a ReplicaSet asks for. */
final class ReplicaSetController implements Controller {
    private static final String COMPONENT = "replicaset-controller";
    private static final int BURST = 500;

    private final EventRecorder events;

    ReplicaSetController(EventRecorder events) {
        this.events = events;
    }

    @Override
    public GroupKind kind() {
        return Kinds.REPLICA_SET;
    }

    @Override
    public Optional<Duration> reconcile(JsonObject set, ClusterObjects cluster, Instant now) {
        List<JsonObject> owned = cluster.controlledBy(set, Kinds.POD);
        List<JsonObject> pods = owned.stream().filter(Pods::isActive).toList();
        long wanted = set.objectAt("spec").integer("replicas", 1);
        boolean refused = false;
        if (!Owners.isBeingDeleted(set)) {
            if (pods.size() < wanted) {
                refused = !addPods(set, cluster, Math.min(BURST, wanted - pods.size()));
            } else if (pods.size() > wanted) {
                removePods(set, cluster, pods, pods.size() - wanted, now);
            }
        }
        Status.write(
                cluster, kind(), set, status(set, pods, Pods.terminating(owned), now, refused));
        boolean waitsForAvailability =
                set.objectAt("spec").integer("minReadySeconds", 0) > 0
                        && pods.stream().anyMatch(Pods::isReady);
        return refused || waitsForAvailability
                ? Optional.of(Duration.ofSeconds(1))
                : Optional.empty();
    }

    private boolean addPods(JsonObject set, ClusterObjects cluster, long count) {
        for (long i = 0; i < count; i++) {
            Optional<JsonObject> pod =
                    cluster.create(
                            Kinds.POD,
                            Pods.fromTemplate(set, set.objectAt("spec", "template"), Map.of()));
            if (pod.isEmpty()) {
                return false;
            }
            events.normal(
                    cluster,
                    set,
                    COMPONENT,
                    "SuccessfulCreate",
                    "Created pod: " + ObjectName.of(pod.get()).name());
        }
        return true;
    }

    private void removePods(
            JsonObject set,
            ClusterObjects cluster,
            List<JsonObject> pods,
            long count,
            Instant now) {
        for (JsonObject pod : Pods.inRemovalOrder(pods, now).subList(0, (int) count)) {
            cluster.delete(Kinds.POD, pod);
            events.normal(
                    cluster,
                    set,
                    COMPONENT,
                    "SuccessfulDelete",
                    "Deleted pod: " + ObjectName.of(pod).name());
        }
    }

    private static JsonObject status(
            JsonObject set, List<JsonObject> pods, long terminating, Instant now, boolean refused) {
        long minReady = set.objectAt("spec").integer("minReadySeconds", 0);
        JsonObject.Builder status = JsonObject.builder().put("replicas", pods.size());
        Status.count(status, "fullyLabeledReplicas", pods.size());
        Status.count(status, "readyReplicas", pods.stream().filter(Pods::isReady).count());
        Status.count(
                status,
                "availableReplicas",
                pods.stream().filter(pod -> Pods.isAvailable(pod, minReady, now)).count());
        status.put("terminatingReplicas", terminating);
        status.put("observedGeneration", set.objectAt("metadata").integer("generation", 1));
        if (refused) {
            status.put(
                    "conditions",
                    Status.withCondition(
                            set.arrayAt("status", "conditions"),
                            "ReplicaFailure",
                            "True",
                            "FailedCreate",
                            "the cluster refused to create a pod",
                            now,
                            false));
        }
        return status.build();
    }
}
