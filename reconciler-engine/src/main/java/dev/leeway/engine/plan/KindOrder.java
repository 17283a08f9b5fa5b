package dev.leeway.engine.plan;

import dev.leeway.engine.resource.GroupKind;
import java.util.List;

/**
 * In which order the kinds of a wave are applied.
 *
 * <p>Source: Argo CD's list of kinds. Leeway's own order changes two things: admission webhooks
 * come last, because they may refuse what comes after them, and priority classes stand beside
 * storage classes, because pods name them.
 */
enum KindOrder {
    /** With the two changes. */
    LEEWAY,
    /** Exactly as Argo CD does it. */
    ARGO;

    private static final List<String> KINDS =
            List.of(
                    "Namespace",
                    "NetworkPolicy",
                    "ResourceQuota",
                    "LimitRange",
                    "PodSecurityPolicy",
                    "PodDisruptionBudget",
                    "ServiceAccount",
                    "Secret",
                    "SecretList",
                    "ConfigMap",
                    "StorageClass",
                    "PersistentVolume",
                    "PersistentVolumeClaim",
                    "CustomResourceDefinition",
                    "ClusterRole",
                    "ClusterRoleList",
                    "ClusterRoleBinding",
                    "ClusterRoleBindingList",
                    "Role",
                    "RoleList",
                    "RoleBinding",
                    "RoleBindingList",
                    "Service",
                    "DaemonSet",
                    "Pod",
                    "ReplicationController",
                    "ReplicaSet",
                    "Deployment",
                    "HorizontalPodAutoscaler",
                    "StatefulSet",
                    "Job",
                    "CronJob",
                    "IngressClass",
                    "Ingress",
                    "APIService");
    private static final List<String> WEBHOOKS =
            List.of("MutatingWebhookConfiguration", "ValidatingWebhookConfiguration");

    /** Returns the rank of a kind, lowest first. */
    int rank(GroupKind kind) {
        if (this == LEEWAY) {
            int webhook = WEBHOOKS.indexOf(kind.kind());
            if (webhook >= 0) {
                return KINDS.size() + 1 + webhook;
            }
            if (kind.kind().equals("PriorityClass")) {
                return KINDS.indexOf("StorageClass");
            }
        }
        int rank = KINDS.indexOf(kind.kind());
        return rank < 0 ? KINDS.size() : rank;
    }
}
