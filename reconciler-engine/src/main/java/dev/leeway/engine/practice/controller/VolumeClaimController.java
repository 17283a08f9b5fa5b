package dev.leeway.engine.practice.controller;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.resource.GroupKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Gives every volume claim a volume of its own and binds the two. */
final class VolumeClaimController implements Controller {
    private static final Duration PROVISIONING = Duration.ofMillis(300);

    @Override
    public GroupKind kind() {
        return Kinds.VOLUME_CLAIM;
    }

    @Override
    public Optional<Duration> reconcile(JsonObject claim, ClusterObjects cluster, Instant now) {
        if (Owners.isBeingDeleted(claim)
                || claim.stringAt("status", "phase").orElse("").equals("Bound")) {
            return Optional.empty();
        }
        if (Times.age(claim, now).compareTo(PROVISIONING) < 0) {
            return Optional.of(PROVISIONING);
        }
        String volume = "pvc-" + claim.stringAt("metadata", "uid").orElse("");
        if (cluster.get(Kinds.VOLUME, "", volume).isEmpty()) {
            cluster.create(Kinds.VOLUME, volumeBody(claim, volume));
            cluster.get(Kinds.VOLUME, "", volume)
                    .ifPresent(
                            made ->
                                    Status.write(
                                            cluster,
                                            Kinds.VOLUME,
                                            made,
                                            JsonObject.of("phase", JsonValue.of("Bound"))));
        }
        if (!claim.stringAt("spec", "volumeName").orElse("").equals(volume)) {
            cluster.update(
                    kind(),
                    claim.with(
                            "spec",
                            claim.objectAt("spec").with("volumeName", JsonValue.of(volume))));
            return Optional.empty();
        }
        JsonObject status =
                JsonObject.builder()
                        .put("phase", "Bound")
                        .put("accessModes", claim.arrayAt("spec", "accessModes"))
                        .put("capacity", claim.objectAt("spec", "resources", "requests"))
                        .build();
        Status.write(cluster, kind(), claim, status);
        return Optional.empty();
    }

    private static JsonObject volumeBody(JsonObject claim, String name) {
        ObjectName claimName = ObjectName.of(claim);
        JsonObject spec = claim.objectAt("spec");
        JsonObject.Builder volume =
                JsonObject.builder()
                        .put("capacity", spec.objectAt("resources", "requests"))
                        .put("accessModes", spec.arrayAt("accessModes"))
                        .put("persistentVolumeReclaimPolicy", "Delete")
                        .put("volumeMode", spec.string("volumeMode", "Filesystem"))
                        .put("hostPath", JsonObject.of("path", JsonValue.of("/practice/" + name)))
                        .put(
                                "claimRef",
                                JsonObject.builder()
                                        .put("apiVersion", "v1")
                                        .put("kind", "PersistentVolumeClaim")
                                        .put("namespace", claimName.namespace())
                                        .put("name", claimName.name())
                                        .put("uid", claim.stringAt("metadata", "uid").orElse(""))
                                        .build());
        spec.string("storageClassName")
                .ifPresent(storage -> volume.put("storageClassName", storage));
        return JsonObject.builder()
                .put("apiVersion", "v1")
                .put("kind", "PersistentVolume")
                .put("metadata", JsonObject.of("name", JsonValue.of(name)))
                .put("spec", volume.build())
                .build();
    }
}
