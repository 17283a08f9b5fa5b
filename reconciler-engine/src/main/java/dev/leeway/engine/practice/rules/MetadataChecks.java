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
        common(metadata);
    }

    private Optional<String> checkName(String name) {
        String kind = type.gvk().group() + "/" + type.gvk().kind();
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

    private void common(JsonObject metadata) {
        findings.labels(metadata.objectAt("labels"), "metadata.labels");
        annotations(metadata.objectAt("annotations"));
        owners(metadata);
        List<JsonValue> finalizers = metadata.arrayAt("finalizers").items();
        for (int i = 0; i < finalizers.size(); i++) {
            if (finalizers.get(i) instanceof JsonString(String finalizer)) {
                findings.named("metadata.finalizers", finalizer, Names.qualified(finalizer));
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
        if (old.has("deletionTimestamp")) {
            metadata.arrayAt("finalizers").stream()
                    .filter(finalizer -> !old.arrayAt("finalizers").items().contains(finalizer))
                    .forEach(
                            _ ->
                                    findings.add(
                                            FieldError.forbidden(
                                                    "metadata.finalizers",
                                                    "no new finalizers can be added if the object"
                                                            + " is being deleted")));
        }
        if (!Objects.equals(without(metadata), without(old))) {
            common(metadata);
        }
    }

    private static JsonObject without(JsonObject metadata) {
        return metadata.without("managedFields").without("resourceVersion");
    }
}
