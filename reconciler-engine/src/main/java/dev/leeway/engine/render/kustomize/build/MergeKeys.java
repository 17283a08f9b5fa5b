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
    /** The versions in which Kustomize knows the lists below, by its copy of the API 1.21. */
    private static final Set<String> KEYED =
            Set.of(
                    "v1",
                    "apps/v1",
                    "batch/v1",
                    "batch/v1beta1",
                    "admissionregistration.k8s.io/v1",
                    "admissionregistration.k8s.io/v1beta1");

    private static final Set<String> INTRICATE =
            Set.of("ownerReferences", "finalizers", "conditions");

    private MergeKeys() {}

    /**
     * Returns the keys of a list, or none when it is replaced as a whole.
     *
     * @param gvk the kind of the whole object
     * @param path the names from the object's root to the list, without positions
     */
    static List<String> of(Gvk gvk, List<String> path) {
        if (!KEYED.contains(gvk.apiVersion())) {
            return List.of();
        }
        String field = path.getLast();
        String parent = path.size() > 1 ? path.get(path.size() - 2) : "";
        boolean inContainer = parent.endsWith("ontainers");
        boolean inPodSpec = parent.equals("spec") && hasPods(gvk, path);
        return switch (field) {
            case "containers", "initContainers", "ephemeralContainers", "volumes" ->
                    inPodSpec ? List.of("name") : List.of();
            case "imagePullSecrets" -> inPodSpec ? List.of("name") : List.of();
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
            default -> List.of();
        };
    }

    /**
     * Returns whether a list of a kind that Kubernetes has is merged in a way that only the program
     * does.
     */
    static boolean isIntricate(Gvk gvk, List<String> path) {
        boolean own = !gvk.group().contains(".") || gvk.group().endsWith(".k8s.io");
        return own && INTRICATE.contains(path.getLast());
    }

    private static boolean hasPods(Gvk gvk, List<String> path) {
        return gvk.kind().equals("Pod") || path.contains("template");
    }
}
