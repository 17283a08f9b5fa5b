package dev.leeway.engine.practice.table;

import static dev.leeway.engine.practice.table.Column.age;
import static dev.leeway.engine.practice.table.Column.createdAt;
import static dev.leeway.engine.practice.table.Column.objectName;
import static dev.leeway.engine.practice.table.Column.number;
import static dev.leeway.engine.practice.table.Column.text;
import static dev.leeway.engine.practice.table.Column.wide;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The columns of roles, storage classes and other kinds that rule the cluster. */
final class PolicyColumns {
    private PolicyColumns() {}

    static Map<String, List<Column>> all() {
        return Map.ofEntries(
                Map.entry("rbac.authorization.k8s.io/Role", List.of(objectName(), createdAt())),
                Map.entry(
                        "rbac.authorization.k8s.io/ClusterRole",
                        List.of(objectName(), createdAt())),
                Map.entry("rbac.authorization.k8s.io/RoleBinding", binding()),
                Map.entry("rbac.authorization.k8s.io/ClusterRoleBinding", binding()),
                Map.entry(
                        "apiextensions.k8s.io/CustomResourceDefinition",
                        List.of(objectName(), createdAt())),
                Map.entry("storage.k8s.io/StorageClass", storageClass()),
                Map.entry(
                        "scheduling.k8s.io/PriorityClass",
                        List.of(
                                objectName(),
                                number("Value", "value"),
                                text("Global-Default", c -> Cells.or("false", c, "globalDefault")),
                                age(),
                                text("PreemptionPolicy", c -> Cells.text(c, "preemptionPolicy")))),
                Map.entry(
                        "coordination.k8s.io/Lease",
                        List.of(
                                objectName(),
                                text("Holder", l -> Cells.text(l, "spec", "holderIdentity")),
                                age())),
                Map.entry(
                        "node.k8s.io/RuntimeClass",
                        List.of(
                                objectName(),
                                text("Handler", c -> Cells.text(c, "handler")),
                                age())),
                Map.entry(
                        "admissionregistration.k8s.io/ValidatingWebhookConfiguration", webhooks()),
                Map.entry("admissionregistration.k8s.io/MutatingWebhookConfiguration", webhooks()),
                Map.entry(
                        "apiregistration.k8s.io/APIService",
                        List.of(
                                objectName(),
                                text("Service", PolicyColumns::service),
                                text("Available", PolicyColumns::available),
                                age())));
    }

    private static List<Column> binding() {
        return List.of(
                objectName(),
                text(
                        "Role",
                        b ->
                                Cells.text(b, "roleRef", "kind")
                                        + "/"
                                        + Cells.text(b, "roleRef", "name")),
                age(),
                wide("Users", b -> subjects(b, "User")),
                wide("Groups", b -> subjects(b, "Group")),
                wide("ServiceAccounts", b -> subjects(b, "ServiceAccount")));
    }

    private static String subjects(JsonObject binding, String kind) {
        return Cells.list(binding, "subjects").stream()
                .filter(subject -> subject.string("kind", "").equals(kind))
                .map(
                        subject ->
                                kind.equals("ServiceAccount")
                                        ? subject.string("namespace", "")
                                                + "/"
                                                + subject.string("name", "")
                                        : subject.string("name", ""))
                .collect(Collectors.joining(", "));
    }

    private static List<Column> storageClass() {
        return List.of(
                text(
                        "Name",
                        c -> {
                            boolean standard =
                                    Cells.text(
                                                    c,
                                                    "metadata",
                                                    "annotations",
                                                    "storageclass.kubernetes.io/is-default-class")
                                            .equals("true");
                            return Cells.text(c, "metadata", "name")
                                    + (standard ? " (default)" : "");
                        }),
                text("Provisioner", c -> Cells.text(c, "provisioner")),
                text("ReclaimPolicy", c -> Cells.or("Delete", c, "reclaimPolicy")),
                text("VolumeBindingMode", c -> Cells.or("Immediate", c, "volumeBindingMode")),
                text("AllowVolumeExpansion", c -> Cells.or("false", c, "allowVolumeExpansion")),
                age());
    }

    private static List<Column> webhooks() {
        return List.of(
                objectName(),
                new Column(
                        "Webhooks",
                        "integer",
                        0,
                        (c, _) -> JsonValue.of(Cells.list(c, "webhooks").size())),
                age());
    }

    private static String service(JsonObject apiService) {
        String name = Cells.text(apiService, "spec", "service", "name");
        return name.isEmpty()
                ? "Local"
                : Cells.text(apiService, "spec", "service", "namespace") + "/" + name;
    }

    private static String available(JsonObject apiService) {
        return Cells.list(apiService, "status", "conditions").stream()
                .filter(condition -> condition.string("type", "").equals("Available"))
                .map(condition -> condition.string("status", ""))
                .findFirst()
                .orElse("Unknown");
    }
}
