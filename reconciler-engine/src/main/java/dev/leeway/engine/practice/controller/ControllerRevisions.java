package dev.leeway.engine.practice.controller;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The history of templates that StatefulSets and DaemonSets keep, which {@code kubectl rollout
 * history} reads.
 */
final class ControllerRevisions {
    private static final String STATEFUL_LABEL = "controller.kubernetes.io/hash";

    private ControllerRevisions() {}

    /**
     * Returns the revision of the owner's present template, making it or numbering it newest when
     * needed.
     */
    static Optional<JsonObject> current(JsonObject owner, ClusterObjects cluster) {
        JsonObject template = owner.objectAt("spec", "template");
        String hash = TemplateHash.of(template);
        List<JsonObject> known = cluster.controlledBy(owner, Kinds.CONTROLLER_REVISION);
        long newest =
                known.stream()
                        .mapToLong(revision -> revision.integer("revision", 0))
                        .max()
                        .orElse(0);
        Optional<JsonObject> same =
                known.stream().filter(revision -> hash.equals(hash(revision))).findFirst();
        if (same.isPresent()) {
            if (same.get().integer("revision", 0) < newest) {
                cluster.update(
                        Kinds.CONTROLLER_REVISION,
                        same.get().with("revision", JsonValue.of(newest + 1)));
            }
            return same;
        }
        forgetOldest(owner, known, cluster);
        return cluster.create(Kinds.CONTROLLER_REVISION, body(owner, template, hash, newest + 1));
    }

    static String hash(JsonObject revision) {
        JsonObject labels = revision.objectAt("metadata", "labels");
        return labels.string(STATEFUL_LABEL, labels.string(TemplateHash.REVISION_LABEL, ""));
    }

    static String name(JsonObject revision) {
        return ObjectName.of(revision).name();
    }

    private static JsonObject body(
            JsonObject owner, JsonObject template, String hash, long revision) {
        ObjectName name = ObjectName.of(owner);
        JsonObject labels =
                template.objectAt("metadata", "labels")
                        .with(
                                owner.string("kind", "").equals("StatefulSet")
                                        ? STATEFUL_LABEL
                                        : TemplateHash.REVISION_LABEL,
                                JsonValue.of(hash));
        JsonObject stored =
                JsonObject.of(
                        "spec",
                        JsonObject.of(
                                "template", template.with("$patch", JsonValue.of("replace"))));
        JsonObject.Builder metadata =
                JsonObject.builder()
                        .put("name", name.name() + "-" + hash)
                        .put("namespace", name.namespace())
                        .put("labels", labels)
                        .put("ownerReferences", Owners.referenceTo(owner));
        JsonObject annotations = owner.objectAt("metadata", "annotations");
        if (!annotations.isEmpty()) {
            metadata.put("annotations", annotations);
        }
        return JsonObject.builder()
                .put("apiVersion", "apps/v1")
                .put("kind", "ControllerRevision")
                .put("metadata", metadata.build())
                .put("data", stored)
                .put("revision", revision)
                .build();
    }

    private static void forgetOldest(
            JsonObject owner, List<JsonObject> known, ClusterObjects cluster) {
        long surplus = known.size() - owner.objectAt("spec").integer("revisionHistoryLimit", 10);
        known.stream()
                .sorted(Comparator.comparingLong(revision -> revision.integer("revision", 0)))
                .limit(Math.max(0, surplus))
                .forEach(revision -> cluster.delete(Kinds.CONTROLLER_REVISION, revision));
    }
}
