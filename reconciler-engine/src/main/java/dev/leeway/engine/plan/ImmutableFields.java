package dev.leeway.engine.plan;

import dev.leeway.engine.live.Prediction;
import dev.leeway.engine.resource.GroupKind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The fields that the API server lets nobody change, by kind. Only a refusal that is about these
 * alone may be met by deleting and creating anew, and never for kinds whose deletion loses data or
 * takes others along.
 *
 * <p>Source: Kubernetes API reference and validation messages.
 */
final class ImmutableFields {
    private static final Set<String> NEVER =
            Set.of(
                    "Namespace",
                    "CustomResourceDefinition",
                    "PersistentVolumeClaim",
                    "PersistentVolume");
    private static final Map<GroupKind, List<String>> PATHS =
            Map.of(
                    new GroupKind("apps", "Deployment"), List.of("spec.selector"),
                    new GroupKind("apps", "DaemonSet"), List.of("spec.selector"),
                    new GroupKind("apps", "ReplicaSet"), List.of("spec.selector"),
                    new GroupKind("apps", "StatefulSet"), List.of("spec"),
                    new GroupKind("batch", "Job"),
                            List.of("spec.selector", "spec.template", "spec.completions"),
                    new GroupKind("", "Service"), List.of("spec.clusterIP", "spec.clusterIPs"),
                    new GroupKind("rbac.authorization.k8s.io", "RoleBinding"), List.of("roleRef"),
                    new GroupKind("rbac.authorization.k8s.io", "ClusterRoleBinding"),
                            List.of("roleRef"),
                    new GroupKind("storage.k8s.io", "StorageClass"),
                            List.of("provisioner", "parameters", "reclaimPolicy"));

    private ImmutableFields() {}

    /** Returns whether every cause of a refusal is that a known field cannot be changed. */
    static boolean explain(GroupKind kind, List<Prediction.Cause> causes) {
        if (NEVER.contains(kind.kind()) || causes.isEmpty()) {
            return false;
        }
        List<String> paths = PATHS.getOrDefault(kind, List.of());
        return causes.stream()
                .allMatch(
                        cause ->
                                saysImmutable(cause)
                                        && (isCustom(kind)
                                                || paths.stream()
                                                        .anyMatch(
                                                                path ->
                                                                        within(
                                                                                cause.field(),
                                                                                path))));
    }

    private static boolean saysImmutable(Prediction.Cause cause) {
        String message = cause.message().toLowerCase(Locale.ROOT);
        return message.contains("immutable")
                || message.contains("forbidden")
                || message.contains("cannot change")
                || message.contains("may not change");
    }

    /** The rules of custom kinds say in words what cannot be changed; no list knows them. */
    private static boolean isCustom(GroupKind kind) {
        return kind.group().contains(".") && !kind.group().endsWith(".k8s.io");
    }

    private static boolean within(String field, String path) {
        return field.equals(path) || field.startsWith(path + ".") || field.startsWith(path + "[");
    }
}
