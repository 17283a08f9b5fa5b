package dev.leeway.engine.practice.table;

import static dev.leeway.engine.practice.table.Column.age;
import static dev.leeway.engine.practice.table.Column.createdAt;
import static dev.leeway.engine.practice.table.Column.objectName;
import static dev.leeway.engine.practice.table.Column.text;
import static dev.leeway.engine.practice.table.Column.wide;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The columns of the core group's kinds besides pods and services. */
final class CoreColumns {
    private CoreColumns() {}

    static Map<String, List<Column>> all() {
        return Map.ofEntries(
                Map.entry("ConfigMap", List.of(objectName(), data(), age())),
                Map.entry(
                        "Secret",
                        List.of(
                                objectName(),
                                text("Type", s -> Cells.text(s, "type")),
                                data(),
                                age())),
                Map.entry(
                        "Namespace",
                        List.of(
                                objectName(),
                                text("Status", n -> Cells.text(n, "status", "phase")),
                                age())),
                Map.entry("Node", node()),
                Map.entry("ServiceAccount", List.of(objectName(), age())),
                Map.entry("PersistentVolumeClaim", claim()),
                Map.entry("PersistentVolume", volume()),
                Map.entry("Event", event()),
                Map.entry(
                        "ResourceQuota",
                        List.of(
                                objectName(),
                                text("Request", quota -> quota(quota, false)),
                                text("Limit", quota -> quota(quota, true)),
                                age())),
                Map.entry("LimitRange", List.of(objectName(), createdAt())),
                Map.entry(
                        "PodTemplate",
                        List.of(
                                objectName(),
                                text("Containers", t -> Cells.containers(t, "template", "spec")),
                                text("Images", t -> Cells.images(t, "template", "spec")),
                                text(
                                        "Pod Labels",
                                        t -> Cells.labels(t, "template", "metadata", "labels")))));
    }

    private static Column data() {
        return new Column(
                "Data",
                "integer",
                0,
                (object, _) ->
                        JsonValue.of(
                                object.objectAt("data").size()
                                        + object.objectAt("binaryData").size()));
    }

    private static List<Column> node() {
        return List.of(
                objectName(),
                text("Status", CoreColumns::nodeStatus),
                text("Roles", CoreColumns::nodeRoles),
                age(),
                text("Version", n -> Cells.text(n, "status", "nodeInfo", "kubeletVersion")),
                wide("Internal-IP", n -> nodeAddress(n, "InternalIP")),
                wide("External-IP", n -> nodeAddress(n, "ExternalIP")),
                wide("OS-Image", n -> Cells.or("<unknown>", n, "status", "nodeInfo", "osImage")),
                wide(
                        "Kernel-Version",
                        n -> Cells.or("<unknown>", n, "status", "nodeInfo", "kernelVersion")),
                wide(
                        "Container-Runtime",
                        n ->
                                Cells.or(
                                        "<unknown>",
                                        n,
                                        "status",
                                        "nodeInfo",
                                        "containerRuntimeVersion")));
    }

    private static String nodeStatus(JsonObject node) {
        String ready =
                Cells.list(node, "status", "conditions").stream()
                        .filter(condition -> condition.string("type", "").equals("Ready"))
                        .map(
                                condition ->
                                        condition.string("status", "").equals("True")
                                                ? "Ready"
                                                : "NotReady")
                        .findFirst()
                        .orElse("Unknown");
        return Cells.text(node, "spec", "unschedulable").equals("true")
                ? ready + ",SchedulingDisabled"
                : ready;
    }

    private static String nodeRoles(JsonObject node) {
        String prefix = "node-role.kubernetes.io/";
        String roles =
                String.join(
                        ",",
                        node.objectAt("metadata", "labels").names().stream()
                                .filter(label -> label.startsWith(prefix))
                                .map(label -> label.substring(prefix.length()))
                                .sorted()
                                .toList());
        return roles.isEmpty() ? Cells.NONE : roles;
    }

    private static String nodeAddress(JsonObject node, String type) {
        return Cells.list(node, "status", "addresses").stream()
                .filter(address -> address.string("type", "").equals(type))
                .map(address -> address.string("address", ""))
                .findFirst()
                .orElse(Cells.NONE);
    }

    private static List<Column> claim() {
        return List.of(
                objectName(),
                text("Status", CoreColumns::phase),
                text("Volume", pvc -> Cells.text(pvc, "spec", "volumeName")),
                text("Capacity", pvc -> Cells.text(pvc, "status", "capacity", "storage")),
                text("Access Modes", pvc -> Cells.accessModes(pvc, "status", "accessModes")),
                text("StorageClass", pvc -> Cells.text(pvc, "spec", "storageClassName")),
                text(
                        "VolumeAttributesClass",
                        pvc -> Cells.or(Cells.UNSET, pvc, "spec", "volumeAttributesClassName")),
                age(),
                wide("VolumeMode", pvc -> Cells.or(Cells.UNSET, pvc, "spec", "volumeMode")));
    }

    private static String phase(JsonObject object) {
        return object.objectAt("metadata").has("deletionTimestamp")
                ? "Terminating"
                : Cells.text(object, "status", "phase");
    }

    private static List<Column> volume() {
        return List.of(
                objectName(),
                text("Capacity", pv -> Cells.text(pv, "spec", "capacity", "storage")),
                text("Access Modes", pv -> Cells.accessModes(pv, "spec", "accessModes")),
                text(
                        "Reclaim Policy",
                        pv -> Cells.text(pv, "spec", "persistentVolumeReclaimPolicy")),
                text("Status", CoreColumns::phase),
                text(
                        "Claim",
                        pv ->
                                pv.objectAt("spec").has("claimRef")
                                        ? Cells.text(pv, "spec", "claimRef", "namespace")
                                                + "/"
                                                + Cells.text(pv, "spec", "claimRef", "name")
                                        : ""),
                text("StorageClass", pv -> Cells.text(pv, "spec", "storageClassName")),
                text(
                        "VolumeAttributesClass",
                        pv -> Cells.or(Cells.UNSET, pv, "spec", "volumeAttributesClassName")),
                text("Reason", pv -> Cells.text(pv, "status", "reason")),
                age(),
                wide("VolumeMode", pv -> Cells.or(Cells.UNSET, pv, "spec", "volumeMode")));
    }

    private static List<Column> event() {
        return List.of(
                new Column("Last Seen", "string", 0, CoreColumns::lastSeen),
                text("Type", e -> Cells.text(e, "type")),
                text("Reason", e -> Cells.text(e, "reason")),
                text(
                        "Object",
                        e ->
                                Cells.text(e, "involvedObject", "kind").toLowerCase(Locale.ROOT)
                                        + "/"
                                        + Cells.text(e, "involvedObject", "name")),
                wide("Subobject", e -> Cells.text(e, "involvedObject", "fieldPath")),
                wide("Source", CoreColumns::source),
                text("Message", e -> Cells.text(e, "message").strip()),
                new Column("First Seen", "string", 1, CoreColumns::firstSeen),
                new Column(
                        "Count", "integer", 1, (e, _) -> JsonValue.of(Cells.number(1, e, "count"))),
                wide("Name", e -> Cells.text(e, "metadata", "name")));
    }

    private static JsonValue firstSeen(JsonObject event, Instant now) {
        JsonValue first = event.at("firstTimestamp");
        return JsonValue.of(Ages.since(first == null ? event.at("eventTime") : first, now));
    }

    private static JsonValue lastSeen(JsonObject event, Instant now) {
        JsonValue last = event.at("lastTimestamp");
        return last == null ? firstSeen(event, now) : JsonValue.of(Ages.since(last, now));
    }

    private static String source(JsonObject event) {
        List<String> parts = new ArrayList<>();
        parts.add(Cells.or(Cells.text(event, "reportingComponent"), event, "source", "component"));
        parts.add(Cells.text(event, "source", "host"));
        parts.removeIf(String::isEmpty);
        return String.join(", ", parts);
    }

    private static String quota(JsonObject quota, boolean limits) {
        JsonObject hard = quota.objectAt("status", "hard");
        JsonObject used = quota.objectAt("status", "used");
        return String.join(
                ", ",
                hard.names().stream()
                        .filter(resource -> resource.startsWith("limits.") == limits)
                        .sorted()
                        .map(
                                resource ->
                                        resource
                                                + ": "
                                                + Cells.text(used.get(resource))
                                                + "/"
                                                + Cells.text(hard.get(resource)))
                        .toList());
    }
}
