package dev.leeway.engine.practice.controller;

import dev.leeway.engine.json.JsonObject;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Looks whether the ConfigMaps and Secrets that a container takes its environment from are there.
 */
final class ReferencedConfig {
    private final JsonObject pod;
    private final ClusterObjects cluster;

    ReferencedConfig(JsonObject pod, ClusterObjects cluster) {
        this.pod = pod;
        this.cluster = cluster;
    }

    /** Returns what the kubelet would complain about, or empty when all is there. */
    Optional<String> missing(JsonObject container) {
        Stream<Optional<String>> whole =
                container
                        .arrayAt("envFrom")
                        .objects()
                        .flatMap(
                                from ->
                                        Stream.of(
                                                missing(
                                                        "configmap",
                                                        from.objectAt("configMapRef"),
                                                        ""),
                                                missing("secret", from.objectAt("secretRef"), "")));
        Stream<Optional<String>> single =
                container
                        .arrayAt("env")
                        .objects()
                        .map(env -> env.objectAt("valueFrom"))
                        .flatMap(
                                from ->
                                        Stream.of(
                                                missing(
                                                        "configmap",
                                                        from.objectAt("configMapKeyRef"),
                                                        key(from, "configMapKeyRef")),
                                                missing(
                                                        "secret",
                                                        from.objectAt("secretKeyRef"),
                                                        key(from, "secretKeyRef"))));
        return Stream.concat(whole, single).flatMap(Optional::stream).findFirst();
    }

    private static String key(JsonObject from, String reference) {
        return from.objectAt(reference).string("key", "");
    }

    private Optional<String> missing(String kind, JsonObject reference, String key) {
        if (reference.isEmpty() || reference.bool("optional", false)) {
            return Optional.empty();
        }
        String name = reference.string("name", "");
        Optional<JsonObject> found =
                cluster.get(
                        kind.equals("secret") ? Kinds.SECRET : Kinds.CONFIG_MAP,
                        ObjectName.of(pod).namespace(),
                        name);
        if (found.isEmpty()) {
            return Optional.of(kind + " \"" + name + "\" not found");
        }
        boolean hasKey =
                key.isEmpty()
                        || found.get().objectAt("data").has(key)
                        || found.get().objectAt("binaryData").has(key);
        String place = ObjectName.of(pod).namespace() + "/" + name;
        return hasKey
                ? Optional.empty()
                : Optional.of(
                        "couldn't find key "
                                + key
                                + " in "
                                + (kind.equals("secret") ? "Secret " : "ConfigMap ")
                                + place);
    }
}
