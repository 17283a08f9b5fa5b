package dev.leeway.engine.practice.controller;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.resource.GroupKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rolls a Deployment's pods from one template to the next through ReplicaSets. */
final class DeploymentController implements Controller {
    static final String REVISION = "deployment.kubernetes.io/revision";
    private static final String COMPONENT = "deployment-controller";

    private final EventRecorder events;

    DeploymentController(EventRecorder events) {
        this.events = events;
    }

    @Override
    public GroupKind kind() {
        return Kinds.DEPLOYMENT;
    }

    @Override
    public Optional<Duration> reconcile(
            JsonObject deployment, ClusterObjects cluster, Instant now) {
        if (Owners.isBeingDeleted(deployment)) {
            return Optional.empty();
        }
        List<JsonObject> sets = cluster.controlledBy(deployment, Kinds.REPLICA_SET);
        Optional<JsonObject> current = current(deployment, sets);
        boolean paused = deployment.objectAt("spec").bool("paused", false);
        if (current.isEmpty() && !paused) {
            current = Optional.ofNullable(makeSet(deployment, sets, cluster));
        }
        if (current.isPresent()) {
            JsonObject set = current.get();
            List<JsonObject> old =
                    sets.stream()
                            .filter(other -> !ObjectName.of(other).equals(ObjectName.of(set)))
                            .sorted(Comparator.comparing(other -> Times.createdAt(other, now)))
                            .toList();
            if (!markRevision(deployment, set, old, cluster)) {
                return Optional.empty();
            }
            if (!paused) {
                roll(deployment, set, old, cluster);
                forgetOldest(deployment, old, cluster);
            }
        }
        List<JsonObject> after = cluster.controlledBy(deployment, Kinds.REPLICA_SET);
        cluster.get(kind(), ObjectName.of(deployment).namespace(), ObjectName.of(deployment).name())
                .ifPresent(
                        fresh ->
                                Status.write(
                                        cluster,
                                        kind(),
                                        fresh,
                                        DeploymentStatus.of(
                                                fresh, current(fresh, after), after, now)));
        return DeploymentStatus.isComplete(deployment)
                ? Optional.empty()
                : Optional.of(Duration.ofSeconds(1));
    }

    private static Optional<JsonObject> current(JsonObject deployment, List<JsonObject> sets) {
        JsonObject template = TemplateHash.without(deployment.objectAt("spec", "template"));
        return sets.stream()
                .filter(
                        set ->
                                TemplateHash.without(set.objectAt("spec", "template"))
                                        .equals(template))
                .findFirst();
    }

    private @Nullable JsonObject makeSet(
            JsonObject deployment, List<JsonObject> sets, ClusterObjects cluster) {
        JsonObject spec = deployment.objectAt("spec");
        JsonObject template = spec.objectAt("template");
        String hash = TemplateHash.of(template);
        JsonObject labels =
                template.objectAt("metadata", "labels")
                        .with(TemplateHash.LABEL, JsonValue.of(hash));
        JsonObject labelled =
                template.with("metadata", template.objectAt("metadata").with("labels", labels));
        JsonObject selector = spec.objectAt("selector");
        JsonObject setSelector =
                selector.with(
                        "matchLabels",
                        selector.objectAt("matchLabels")
                                .with(TemplateHash.LABEL, JsonValue.of(hash)));
        long replicas = sets.isEmpty() ? spec.integer("replicas", 1) : 0;
        JsonObject.Builder setSpec =
                JsonObject.builder()
                        .put("replicas", replicas)
                        .put("selector", setSelector)
                        .put("template", labelled);
        if (spec.integer("minReadySeconds", 0) > 0) {
            setSpec.put("minReadySeconds", spec.integer("minReadySeconds", 0));
        }
        String name = ObjectName.of(deployment).name() + "-" + hash;
        JsonObject metadata =
                JsonObject.builder()
                        .put("name", name)
                        .put("namespace", ObjectName.of(deployment).namespace())
                        .put("labels", labels)
                        .put("annotations", setAnnotations(deployment, nextRevision(sets)))
                        .put("ownerReferences", Owners.referenceTo(deployment))
                        .build();
        JsonObject body =
                JsonObject.builder()
                        .put("apiVersion", "apps/v1")
                        .put("kind", "ReplicaSet")
                        .put("metadata", metadata)
                        .put("spec", setSpec.build())
                        .build();
        Optional<JsonObject> made = cluster.create(Kinds.REPLICA_SET, body);
        if (made.isPresent() && replicas > 0) {
            events.normal(
                    cluster,
                    deployment,
                    COMPONENT,
                    "ScalingReplicaSet",
                    "Scaled up replica set " + name + " from 0 to " + replicas);
        }
        return made.orElse(null);
    }

    private static JsonObject setAnnotations(JsonObject deployment, long revision) {
        JsonObject spec = deployment.objectAt("spec");
        JsonObject annotations =
                deployment
                        .objectAt("metadata", "annotations")
                        .without("kubectl.kubernetes.io/last-applied-configuration")
                        .without(REVISION);
        return annotations
                .with(
                        "deployment.kubernetes.io/desired-replicas",
                        JsonValue.of("" + spec.integer("replicas", 1)))
                .with(
                        "deployment.kubernetes.io/max-replicas",
                        JsonValue.of(
                                ""
                                        + (spec.integer("replicas", 1)
                                                + RollingUpdate.of(spec).surge())))
                .with(REVISION, JsonValue.of("" + revision));
    }

    private static long nextRevision(List<JsonObject> sets) {
        return sets.stream().mapToLong(DeploymentController::revision).max().orElse(0) + 1;
    }

    static long revision(JsonObject set) {
        String text = set.objectAt("metadata", "annotations").string(REVISION, "0");
        return text.chars().allMatch(Character::isDigit) && !text.isEmpty()
                ? Long.parseLong(text)
                : 0;
    }

    /**
     * Numbers the current set above all others, and the deployment alike; returns false when
     * something changed under way.
     */
    private boolean markRevision(
            JsonObject deployment, JsonObject set, List<JsonObject> old, ClusterObjects cluster) {
        long highestOld = old.stream().mapToLong(DeploymentController::revision).max().orElse(0);
        long revision = Math.max(revision(set), highestOld + (revision(set) > highestOld ? 0 : 1));
        boolean unchanged = true;
        if (revision != revision(set)) {
            unchanged &= cluster.update(Kinds.REPLICA_SET, withRevision(set, revision));
        }
        if (revision(deployment) != revision) {
            // With the status, as a change of the annotations alone would count as a generation.
            cluster.updateStatus(kind(), withRevision(deployment, revision));
            unchanged = false;
        }
        return unchanged;
    }

    private static JsonObject withRevision(JsonObject object, long revision) {
        return object.withAt(
                List.of("metadata", "annotations", REVISION), JsonValue.of("" + revision));
    }

    private void roll(
            JsonObject deployment, JsonObject set, List<JsonObject> old, ClusterObjects cluster) {
        JsonObject spec = deployment.objectAt("spec");
        long wanted = spec.integer("replicas", 1);
        Map<ObjectName, Long> targets =
                RollingUpdate.of(spec)
                        .targets(
                                wanted,
                                ReplicaCount.of(set),
                                old.stream().map(ReplicaCount::of).toList());
        List<JsonObject> all = new ArrayList<>(old);
        all.add(set);
        for (JsonObject one : all) {
            long now = one.objectAt("spec").integer("replicas", 0);
            long target = targets.getOrDefault(ObjectName.of(one), now);
            if (target != now && cluster.update(Kinds.REPLICA_SET, scaled(one, target))) {
                events.normal(
                        cluster,
                        deployment,
                        COMPONENT,
                        "ScalingReplicaSet",
                        "Scaled %s replica set %s from %d to %d"
                                .formatted(
                                        target > now ? "up" : "down",
                                        ObjectName.of(one).name(),
                                        now,
                                        target));
            }
        }
    }

    private static JsonObject scaled(JsonObject set, long replicas) {
        return set.withAt(List.of("spec", "replicas"), JsonValue.of(replicas));
    }

    private void forgetOldest(JsonObject deployment, List<JsonObject> old, ClusterObjects cluster) {
        List<JsonObject> idle =
                old.stream()
                        .filter(set -> set.objectAt("spec").integer("replicas", 0) == 0)
                        .filter(set -> set.objectAt("status").integer("replicas", 0) == 0)
                        .sorted(Comparator.comparingLong(DeploymentController::revision))
                        .toList();
        long surplus =
                idle.size() - deployment.objectAt("spec").integer("revisionHistoryLimit", 10);
        for (int i = 0; i < surplus; i++) {
            cluster.delete(Kinds.REPLICA_SET, idle.get(i));
        }
    }
}
