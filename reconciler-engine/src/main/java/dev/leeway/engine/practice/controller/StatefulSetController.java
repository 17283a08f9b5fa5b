package dev.leeway.engine.practice.controller;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.resource.GroupKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Keeps a StatefulSet's numbered pods and their volume claims, in order. */
final class StatefulSetController implements Controller {
    private static final String COMPONENT = "statefulset-controller";
    private static final String POD_NAME = "statefulset.kubernetes.io/pod-name";
    private static final String POD_INDEX = "apps.kubernetes.io/pod-index";

    private final EventRecorder events;

    StatefulSetController(EventRecorder events) {
        this.events = events;
    }

    @Override
    public GroupKind kind() {
        return Kinds.STATEFUL_SET;
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
        NavigableMap<Integer, JsonObject> pods = pods(set, cluster);
        step(set, pods, ControllerRevisions.hash(revision.get()), cluster);
        Status.write(
                cluster,
                kind(),
                set,
                status(set, pods, ControllerRevisions.name(revision.get()), now));
        return Optional.empty();
    }

    private static NavigableMap<Integer, JsonObject> pods(JsonObject set, ClusterObjects cluster) {
        NavigableMap<Integer, JsonObject> pods = new TreeMap<>();
        for (JsonObject pod : cluster.controlledBy(set, Kinds.POD)) {
            String name = ObjectName.of(pod).name();
            String ordinal = name.substring(name.lastIndexOf('-') + 1);
            if (ordinal.matches("\\d{1,6}")) {
                pods.put(Integer.parseInt(ordinal), pod);
            }
        }
        return pods;
    }

    private void step(
            JsonObject set,
            NavigableMap<Integer, JsonObject> pods,
            String hash,
            ClusterObjects cluster) {
        JsonObject spec = set.objectAt("spec");
        int wanted = (int) spec.integer("replicas", 1);
        boolean parallel = spec.string("podManagementPolicy", "OrderedReady").equals("Parallel");
        for (int ordinal = 0; ordinal < wanted; ordinal++) {
            JsonObject pod = pods.get(ordinal);
            if (pod == null) {
                create(set, ordinal, hash, cluster);
            }
            if (!parallel && (pod == null || !Pods.isReady(pod) || Owners.isBeingDeleted(pod))) {
                return;
            }
        }
        for (Map.Entry<Integer, JsonObject> entry : pods.descendingMap().entrySet()) {
            if (entry.getKey() >= wanted) {
                if (!Owners.isBeingDeleted(entry.getValue())) {
                    delete(set, entry.getValue(), cluster);
                }
                if (!parallel) {
                    return;
                }
            }
        }
        replaceOutdated(set, pods, hash, cluster);
    }

    private void replaceOutdated(
            JsonObject set,
            NavigableMap<Integer, JsonObject> pods,
            String hash,
            ClusterObjects cluster) {
        JsonObject strategy = set.objectAt("spec", "updateStrategy");
        if (strategy.string("type", "RollingUpdate").equals("OnDelete")) {
            return;
        }
        long partition = strategy.objectAt("rollingUpdate").integer("partition", 0);
        for (Map.Entry<Integer, JsonObject> entry : pods.descendingMap().entrySet()) {
            JsonObject pod = entry.getValue();
            if (entry.getKey() < partition) {
                return;
            }
            if (!isCurrent(pod, hash)) {
                if (!Owners.isBeingDeleted(pod)) {
                    delete(set, pod, cluster);
                }
                return;
            }
            if (!Pods.isReady(pod)) {
                return;
            }
        }
    }

    private static boolean isCurrent(JsonObject pod, String hash) {
        return pod.objectAt("metadata", "labels")
                .string(TemplateHash.REVISION_LABEL, "")
                .endsWith(hash);
    }

    private void delete(JsonObject set, JsonObject pod, ClusterObjects cluster) {
        cluster.delete(Kinds.POD, pod);
        String name = ObjectName.of(pod).name();
        events.normal(
                cluster,
                set,
                COMPONENT,
                "SuccessfulDelete",
                "delete Pod "
                        + name
                        + " in StatefulSet "
                        + ObjectName.of(set).name()
                        + " successful");
    }

    private void create(JsonObject set, int ordinal, String hash, ClusterObjects cluster) {
        ObjectName owner = ObjectName.of(set);
        String name = owner.name() + "-" + ordinal;
        List<JsonValue> volumes =
                new ArrayList<>(set.arrayAt("spec", "template", "spec", "volumes").items());
        for (JsonObject claim : set.arrayAt("spec", "volumeClaimTemplates").objects().toList()) {
            String volume = ObjectName.of(claim).name();
            String claimName = volume + "-" + name;
            if (cluster.get(Kinds.VOLUME_CLAIM, owner.namespace(), claimName).isEmpty()) {
                cluster.create(Kinds.VOLUME_CLAIM, claimBody(set, claim, claimName));
                events.normal(
                        cluster,
                        set,
                        COMPONENT,
                        "SuccessfulCreate",
                        "create Claim "
                                + claimName
                                + " Pod "
                                + name
                                + " in StatefulSet "
                                + owner.name()
                                + " success");
            }
            volumes.add(
                    JsonObject.of(
                            "name",
                            JsonValue.of(volume),
                            "persistentVolumeClaim",
                            JsonObject.of("claimName", JsonValue.of(claimName))));
        }
        Map<String, String> labels =
                Map.of(
                        TemplateHash.REVISION_LABEL,
                        owner.name() + "-" + hash,
                        POD_NAME,
                        name,
                        POD_INDEX,
                        Integer.toString(ordinal));
        JsonObject pod = Pods.fromTemplate(set, set.objectAt("spec", "template"), labels);
        JsonObject metadata =
                pod.objectAt("metadata").without("generateName").with("name", JsonValue.of(name));
        JsonObject spec =
                pod.objectAt("spec")
                        .with("hostname", JsonValue.of(name))
                        .with(
                                "subdomain",
                                JsonValue.of(set.objectAt("spec").string("serviceName", "")));
        if (!volumes.isEmpty()) {
            spec = spec.with("volumes", new JsonArray(volumes));
        }
        if (cluster.create(Kinds.POD, pod.with("metadata", metadata).with("spec", spec))
                .isPresent()) {
            events.normal(
                    cluster,
                    set,
                    COMPONENT,
                    "SuccessfulCreate",
                    "create Pod " + name + " in StatefulSet " + owner.name() + " successful");
        }
    }

    private static JsonObject claimBody(JsonObject set, JsonObject template, String name) {
        JsonObject metadata =
                template.objectAt("metadata")
                        .with("name", JsonValue.of(name))
                        .with("namespace", JsonValue.of(ObjectName.of(set).namespace()))
                        .with("labels", set.objectAt("spec", "selector", "matchLabels"))
                        .without("creationTimestamp");
        return JsonObject.builder()
                .put("apiVersion", "v1")
                .put("kind", "PersistentVolumeClaim")
                .put("metadata", metadata)
                .put("spec", template.objectAt("spec"))
                .build();
    }

    private static JsonObject status(
            JsonObject set, NavigableMap<Integer, JsonObject> pods, String update, Instant now) {
        JsonObject before = set.objectAt("status");
        String hash = update.substring(update.lastIndexOf('-') + 1);
        long minReady = set.objectAt("spec").integer("minReadySeconds", 0);
        long wanted = set.objectAt("spec").integer("replicas", 1);
        long updated = pods.values().stream().filter(pod -> isCurrent(pod, hash)).count();
        boolean done =
                updated == wanted
                        && pods.size() == wanted
                        && pods.values().stream().allMatch(Pods::isReady);
        String current = done ? update : before.string("currentRevision", update);
        String currentHash = current.substring(current.lastIndexOf('-') + 1);
        JsonObject.Builder status =
                JsonObject.builder()
                        .put(
                                "observedGeneration",
                                set.objectAt("metadata").integer("generation", 1))
                        .put("replicas", pods.size());
        Status.count(status, "readyReplicas", pods.values().stream().filter(Pods::isReady).count());
        Status.count(
                status,
                "currentReplicas",
                pods.values().stream().filter(pod -> isCurrent(pod, currentHash)).count());
        Status.count(status, "updatedReplicas", updated);
        return status.put("currentRevision", current)
                .put("updateRevision", update)
                .put("collisionCount", 0)
                .put(
                        "availableReplicas",
                        pods.values().stream()
                                .filter(pod -> Pods.isAvailable(pod, minReady, now))
                                .count())
                .build();
    }
}
