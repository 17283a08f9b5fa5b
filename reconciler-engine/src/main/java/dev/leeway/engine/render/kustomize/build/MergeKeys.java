package dev.leeway.engine.render.kustomize.build;

import dev.leeway.engine.resource.Gvk;
import java.util.List;
import java.util.Set;

/**
 * By which fields the items of a list are told apart when a strategic merge patch is applied.
 *
 * <p>Source: the {@code x-kubernetes-patch-merge-key} and {@code x-kubernetes-list-map-keys} of
 * Kubernetes' API. Lists of kinds that are not Kubernetes' own are replaced as a whole.
 */
final class MergeKeys {
    private static final Set<String> GROUPS =
            Set.of(
                    "",
                    "apps",
                    "batch",
                    "autoscaling",
                    "policy",
                    "extensions",
                    "admissionregistration.k8s.io");

    private MergeKeys() {}

    /**
     * Returns the keys of a list, or none when it is replaced as a whole.
     *
     * @param gvk the kind of the whole object
     * @param path the names from the object's root to the list, without positions
     */
    static List<String> of(Gvk gvk, List<String> path) {
        if (!GROUPS.contains(gvk.group())) {
            return List.of();
        }
        String field = path.getLast();
        String parent = path.size() > 1 ? path.get(path.size() - 2) : "";
        boolean inContainer = parent.endsWith("ontainers");
        boolean inPodSpec = parent.equals("spec") && hasPods(gvk, path);
        return switch (field) {
            case "containers",
                    "initContainers",
                    "ephemeralContainers",
                    "volumes",
                    "resourceClaims",
                    "schedulingGates" ->
                    inPodSpec ? List.of("name") : List.of();
            case "imagePullSecrets" ->
                    inPodSpec || gvk.kind().equals("ServiceAccount") ? List.of("name") : List.of();
            case "secrets" -> gvk.kind().equals("ServiceAccount") ? List.of("name") : List.of();
            case "hostAliases" -> inPodSpec ? List.of("ip") : List.of();
            case "topologySpreadConstraints" ->
                    inPodSpec ? List.of("topologyKey", "whenUnsatisfiable") : List.of();
            case "env" -> inContainer ? List.of("name") : List.of();
            case "volumeMounts" -> inContainer ? List.of("mountPath") : List.of();
            case "volumeDevices" -> inContainer ? List.of("devicePath") : List.of();
            case "ports" ->
                    inContainer
                            ? List.of("containerPort", "protocol")
                            : gvk.kind().equals("Service") && parent.equals("spec")
                                    ? List.of("port", "protocol")
                                    : List.of();
            case "webhooks" -> path.size() == 1 ? List.of("name") : List.of();
            case "ownerReferences" -> parent.equals("metadata") ? List.of("uid") : List.of();
            default -> List.of();
        };
    }

    /** Returns whether a list is a set of plain values that a patch adds to. */
    static boolean isSet(Gvk gvk, List<String> path) {
        return GROUPS.contains(gvk.group()) && path.equals(List.of("metadata", "finalizers"));
    }

    private static boolean hasPods(Gvk gvk, List<String> path) {
        return gvk.kind().equals("Pod") || path.contains("template");
    }
}
