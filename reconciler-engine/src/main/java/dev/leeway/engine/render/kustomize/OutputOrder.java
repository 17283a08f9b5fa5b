package dev.leeway.engine.render.kustomize;

import java.util.Comparator;
import java.util.List;

/**
 * The order in which Kustomize prints objects unless told to keep theirs: what others need first,
 * webhooks last, the rest by kind and name.
 */
enum OutputOrder implements Comparator<KustomizeObject> {
    /** The only instance. */
    INSTANCE;

    private static final List<String> FIRST =
            List.of(
                    "Namespace",
                    "ResourceQuota",
                    "StorageClass",
                    "CustomResourceDefinition",
                    "ServiceAccount",
                    "PodSecurityPolicy",
                    "Role",
                    "ClusterRole",
                    "RoleBinding",
                    "ClusterRoleBinding",
                    "ConfigMap",
                    "Secret",
                    "Endpoints",
                    "Service",
                    "LimitRange",
                    "PriorityClass",
                    "PersistentVolume",
                    "PersistentVolumeClaim",
                    "Deployment",
                    "StatefulSet",
                    "CronJob",
                    "PodDisruptionBudget");
    private static final List<String> LAST =
            List.of("MutatingWebhookConfiguration", "ValidatingWebhookConfiguration");

    private static final Comparator<KustomizeObject> ORDER =
            Comparator.<KustomizeObject>comparingInt(object -> rank(object.kind()))
                    .thenComparing(OutputOrder::kindText)
                    .thenComparing(OutputOrder::idText);

    @Override
    public int compare(KustomizeObject left, KustomizeObject right) {
        return ORDER.compare(left, right);
    }

    private static int rank(String kind) {
        int first = FIRST.indexOf(kind);
        if (first >= 0) {
            return first - FIRST.size();
        }
        return LAST.indexOf(kind) + 1;
    }

    private static String or(String text, String word) {
        return text.isEmpty() ? word : text;
    }

    private static String kindText(KustomizeObject object) {
        var gvk = object.gvk();
        return or(gvk.group(), "~G") + "_" + or(gvk.version(), "~V") + "_" + or(gvk.kind(), "~K");
    }

    private static String idText(KustomizeObject object) {
        return kindText(object)
                + "|"
                + or(object.namespace(), "~X")
                + "|"
                + or(object.name(), "~N");
    }
}
