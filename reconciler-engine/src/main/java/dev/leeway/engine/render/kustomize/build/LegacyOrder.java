package dev.leeway.engine.render.kustomize.build;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.resource.Gvk;
import java.util.Comparator;
import java.util.List;

/**
 * The order in which objects come out: Kustomize's legacy order unless the kustomization says
 * otherwise. Pure.
 */
final class LegacyOrder {
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

    private final List<String> first;
    private final List<String> last;

    private LegacyOrder(List<String> first, List<String> last) {
        this.first = first;
        this.last = last;
    }

    /** Reads {@code sortOptions.legacySortOptions}; lists that are missing are the usual ones. */
    static LegacyOrder of(JsonObject options) {
        return new LegacyOrder(
                names(options, "orderFirst", FIRST), names(options, "orderLast", LAST));
    }

    private static List<String> names(JsonObject options, String field, List<String> usual) {
        return options.get(field) instanceof JsonArray array
                ? array.stream()
                        .filter(JsonString.class::isInstance)
                        .map(name -> ((JsonString) name).value())
                        .toList()
                : usual;
    }

    List<BuiltObject> sort(List<BuiltObject> objects) {
        Comparator<BuiltObject> order =
                Comparator.<BuiltObject>comparingInt(object -> rank(object.id().gvk()))
                        .thenComparing(object -> text(object.id().gvk()))
                        .thenComparing(LegacyOrder::place);
        return objects.stream().sorted(order).toList();
    }

    private int rank(Gvk gvk) {
        int early = first.indexOf(gvk.kind());
        return early >= 0 ? early - first.size() : last.indexOf(gvk.kind()) + 1;
    }

    private static String text(Gvk gvk) {
        return (gvk.group().isEmpty() ? "~G" : gvk.group())
                + "_"
                + gvk.version()
                + "_"
                + gvk.kind();
    }

    private static String place(BuiltObject object) {
        ObjectId id = object.id();
        return (id.namespace().isEmpty() ? "~X" : id.namespace()) + "|" + id.name();
    }
}
