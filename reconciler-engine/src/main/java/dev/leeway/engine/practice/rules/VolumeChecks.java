package dev.leeway.engine.practice.rules;

import dev.leeway.engine.json.JsonNull;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Whether a persistent volume may be stored, and changed.
 *
 * <p>Source: Kubernetes API reference, PersistentVolume v1.
 */
record VolumeChecks(Findings findings) {
    private static final Set<String> SOURCES =
            Set.of(
                    "awsElasticBlockStore",
                    "azureDisk",
                    "azureFile",
                    "cephfs",
                    "cinder",
                    "csi",
                    "fc",
                    "flexVolume",
                    "flocker",
                    "gcePersistentDisk",
                    "glusterfs",
                    "hostPath",
                    "iscsi",
                    "local",
                    "nfs",
                    "photonPersistentDisk",
                    "portworxVolume",
                    "quobyte",
                    "rbd",
                    "scaleIO",
                    "storageos",
                    "vsphereVolume");

    void volume(JsonObject object) {
        JsonObject spec = object.objectAt("spec");
        new ScalingChecks(findings).access(spec, "spec");
        JsonObject capacity = spec.objectAt("capacity");
        findings.requiredIf(capacity.isEmpty(), "spec.capacity", "");
        if (!capacity.has("storage") || capacity.size() > 1) {
            findings.add(
                    FieldError.unsupported("spec.capacity", capacity.toJson(), Set.of("storage")));
        }
        findings.oneOf(
                spec,
                "persistentVolumeReclaimPolicy",
                "spec",
                Set.of("Retain", "Delete", "Recycle"));
        List<String> sources = spec.names().stream().filter(SOURCES::contains).toList();
        findings.requiredIf(sources.isEmpty(), "spec", "must specify a volume type");
        sources.stream()
                .skip(1)
                .forEach(
                        source ->
                                findings.add(
                                        FieldError.forbidden(
                                                "spec." + source,
                                                "may not specify more than 1 volume type")));
        findings.oneOf(spec, "volumeMode", "spec", Set.of("Filesystem", "Block"));
    }

    void update(JsonObject object, JsonObject stored) {
        JsonObject now = object.objectAt("spec");
        JsonObject before = stored.objectAt("spec");
        findings.forbiddenIf(
                SOURCES.stream().anyMatch(name -> !Objects.equals(now.get(name), before.get(name))),
                "spec.persistentvolumesource",
                "spec.persistentvolumesource is immutable after creation");
        JsonValue mode = now.get("volumeMode");
        findings.invalidIf(
                !Objects.equals(mode, before.get("volumeMode")),
                "volumeMode",
                mode == null ? JsonNull.NULL : mode,
                "field is immutable");
        findings.invalidIf(
                before.has("nodeAffinity")
                        && !Objects.equals(now.get("nodeAffinity"), before.get("nodeAffinity")),
                "nodeAffinity",
                now.find("nodeAffinity").orElse(JsonNull.NULL),
                "field is immutable, except for updating from beta label to GA");
    }
}
