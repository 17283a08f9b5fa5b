package dev.leeway.engine.practice.rules;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Whether the metadata of an object may be stored. */
record MetadataChecks(ResourceType type, Findings findings) {
    private static final String PATH = "metadata";
    private static final int MAX_ANNOTATIONS = 256 * 1024;
    private static final Set<String> LABEL_NAMED = Set.of("/Namespace");
    private static final Set<String> LABEL_1035_NAMED = Set.of("/Service");
    private static final Set<String> FINALIZERS =
            Set.of("kubernetes", "orphan", "foregroundDeletion");

    /** Kinds of groups whose finalizers may have any name. */
    private static final Set<String> ANY_FINALIZER =
            Set.of("policy", "apiextensions.k8s.io", "coordination.k8s.io");

    /** Kinds that an API server judges whole once more when it judges a change. */
    private static final Set<String> JUDGED_AGAIN =
            Set.of(
                    "/ConfigMap",
                    "/Namespace",
                    "/PersistentVolume",
                    "/PersistentVolumeClaim",
                    "/Secret",
                    "/ServiceAccount",
                    "batch/Job",
                    "networking.k8s.io/Ingress",
                    "networking.k8s.io/IngressClass",
                    "rbac.authorization.k8s.io/ClusterRole",
                    "rbac.authorization.k8s.io/ClusterRoleBinding",
                    "rbac.authorization.k8s.io/Role",
                    "rbac.authorization.k8s.io/RoleBinding",
                    "storage.k8s.io/StorageClass");

    /** Kinds of which a finalizer that comes too late is found once. */
    private static final Set<String> NEW_FINALIZERS_ONCE =
            Set.of("/LimitRange", "discovery.k8s.io/EndpointSlice", "policy/PodDisruptionBudget");

    /** Kinds whose finalizers' names alone are judged twice. */
    private static final Set<String> FINALIZERS_AGAIN =
            Set.of("/LimitRange", "/PersistentVolume", "discovery.k8s.io/EndpointSlice");

    void onCreate(JsonObject object) {
        JsonObject metadata = object.objectAt(PATH);
        String name = metadata.string("name", "");
        if (name.isEmpty()) {
            findings.add(FieldError.required("metadata.name", "name or generateName is required"));
        } else {
            findings.named("metadata.name", name, checkName(name));
        }
        String namespace = metadata.string("namespace", "");
        if (!type.namespaced()) {
            findings.forbiddenIf(
                    !namespace.isEmpty(), "metadata.namespace", "not allowed on this type");
        } else if (namespace.isEmpty()) {
            findings.add(FieldError.required("metadata.namespace", ""));
        } else {
            findings.named("metadata.namespace", namespace, Names.label(namespace));
        }
        labels(metadata);
        finalizers(metadata, 1, 1);
    }

    private String kind() {
        return type.gvk().group() + "/" + type.gvk().kind();
    }

    private Optional<String> checkName(String name) {
        String kind = kind();
        if (LABEL_NAMED.contains(kind)) {
            return Names.label(name);
        }
        if (LABEL_1035_NAMED.contains(kind)) {
            return Names.label1035(name);
        }
        return type.gvk().group().equals("rbac.authorization.k8s.io")
                ? Names.pathSegment(name)
                : Names.subdomain(name);
    }

    private void labels(JsonObject metadata) {
        findings.labels(metadata.objectAt("labels"), "metadata.labels");
        annotations(metadata.objectAt("annotations"));
        owners(metadata);
    }

    /** The API finds a finalizer's form and its name wrong one by one, and more than once. */
    private void finalizers(JsonObject metadata, int forms, int names) {
        List<JsonValue> finalizers = metadata.arrayAt("finalizers").items();
        for (int i = 0; i < finalizers.size(); i++) {
            if (finalizers.get(i) instanceof JsonString(String finalizer)) {
                for (int time = 0; time < forms; time++) {
                    findings.qualified("metadata.finalizers", finalizer);
                }
                boolean free = type.custom() || ANY_FINALIZER.contains(type.gvk().group());
                for (int time = 0; time < names && !free; time++) {
                    findings.invalidIf(
                            finalizer.indexOf('/') < 0 && !FINALIZERS.contains(finalizer),
                            "metadata.finalizers[" + i + "]",
                            JsonValue.of(finalizer),
                            "name is neither a standard finalizer name nor is it fully qualified");
                }
            }
        }
    }

    private void annotations(JsonObject annotations) {
        long size = 0;
        for (int i = 0; i < annotations.size(); i++) {
            String name = annotations.nameAt(i);
            findings.named(
                    "metadata.annotations", name, Names.qualified(name.toLowerCase(Locale.ROOT)));
            size += name.length();
            if (annotations.valueAt(i) instanceof JsonString(String text)) {
                size += text.length();
            }
        }
        if (size > MAX_ANNOTATIONS) {
            findings.add(FieldError.tooLong("metadata.annotations", MAX_ANNOTATIONS));
        }
    }

    private void owners(JsonObject metadata) {
        findings.each(
                metadata,
                "ownerReferences",
                PATH,
                (owner, at) -> {
                    for (String name : List.of("apiVersion", "kind", "name", "uid")) {
                        findings.invalidIf(
                                owner.string(name, "").isEmpty(),
                                at + "." + name,
                                JsonValue.of(""),
                                "must not be empty");
                    }
                });
        long controllers =
                metadata.arrayAt("ownerReferences")
                        .objects()
                        .filter(owner -> owner.bool("controller", false))
                        .count();
        findings.invalidIf(
                controllers > 1,
                "metadata.ownerReferences",
                metadata.arrayAt("ownerReferences"),
                "Only one reference can have Controller set to true");
    }

    void onUpdate(JsonObject object, JsonObject stored) {
        JsonObject metadata = object.objectAt(PATH);
        JsonObject old = stored.objectAt(PATH);
        for (String name : List.of("name", "namespace", "uid")) {
            findings.immutable(metadata, old, name, PATH);
        }
        boolean added =
                metadata.arrayAt("finalizers").stream()
                        .anyMatch(one -> !old.arrayAt("finalizers").items().contains(one));
        if (old.has("deletionTimestamp") && added) {
            for (int time = 0; time < (NEW_FINALIZERS_ONCE.contains(kind()) ? 1 : 2); time++) {
                findings.add(
                        FieldError.forbidden(
                                "metadata.finalizers",
                                "no new finalizers can be added if the object is being deleted"));
            }
        }
        if (!Objects.equals(without(metadata), without(old))) {
            boolean again = JUDGED_AGAIN.contains(kind());
            boolean once = type.gvk().group().equals("policy");
            for (int time = 0; time < (again ? 4 : once ? 2 : 3); time++) {
                labels(metadata);
            }
            int forms = (again ? 2 : 1) + (FINALIZERS_AGAIN.contains(kind()) ? 1 : 0);
            finalizers(metadata, forms, again ? 2 : 1);
        }
    }

    private static JsonObject without(JsonObject metadata) {
        return metadata.without("managedFields").without("resourceVersion");
    }
}
