package dev.leeway.engine.render.kustomize;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.render.RenderedManifest;
import dev.leeway.engine.resource.Manifest;
import java.util.List;
import java.util.Set;

/** Finds what in an object only the program handles, so that nothing is handled half. */
final class Intricacies {
    private static final List<String> ANNOTATIONS =
            List.of(
                    "config.kubernetes.io/",
                    "internal.config.kubernetes.io/",
                    "config.k8s.io/",
                    "kustomize.config.k8s.io/");

    /** The volumes whose references {@link NameReferences} knows, or that have none. */
    private static final Set<String> VOLUMES =
            Set.of(
                    "name",
                    "configMap",
                    "secret",
                    "projected",
                    "persistentVolumeClaim",
                    "emptyDir",
                    "hostPath",
                    "downwardAPI",
                    "nfs");

    private Intricacies() {}

    static void require(RenderedManifest rendered) throws Unsupported {
        Manifest manifest = rendered.manifest();
        for (String annotation : manifest.annotations().keySet()) {
            boolean secretReference =
                    manifest.kind().equals("Ingress") && annotation.contains("/auth-");
            if (secretReference || ANNOTATIONS.stream().anyMatch(annotation::startsWith)) {
                throw new Unsupported(rendered.origin(), "the annotation " + annotation);
            }
        }
        JsonObject root = manifest.root();
        boolean references =
                switch (manifest.kind()) {
                    case "Role", "ClusterRole" ->
                            root.arrayAt("rules")
                                    .objects()
                                    .anyMatch(rule -> rule.has("resourceNames"));
                    case "PersistentVolume", "Node" -> true;
                    case "StorageClass" -> root.has("parameters");
                    case "CustomResourceDefinition" -> root.objectAt("spec").has("conversion");
                    default -> false;
                };
        if (references) {
            throw new Unsupported(
                    rendered.origin(), "references that a " + manifest.kind() + " may hold");
        }
        String path = PodSpecs.spec(manifest.kind()).orElse("");
        if (!path.isEmpty()) {
            JsonObject pod = root.objectAt(path.substring(0, path.length() - 1).split("/", -1));
            requirePlainVolumes(rendered, pod);
        }
    }

    private static void requirePlainVolumes(RenderedManifest rendered, JsonObject pod)
            throws Unsupported {
        if (pod.has("ephemeralContainers")) {
            throw new Unsupported(rendered.origin(), "ephemeral containers");
        }
        for (JsonObject volume : pod.arrayAt("volumes").objects().toList()) {
            for (String kind : volume.names()) {
                if (!VOLUMES.contains(kind)) {
                    throw new Unsupported(rendered.origin(), "a volume of the kind " + kind);
                }
            }
        }
    }
}
