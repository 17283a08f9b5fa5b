package dev.leeway.engine.practice.rules;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.schema.OpenApiObject;
import java.util.List;
import java.util.Set;

/**
 * Whether the content of an object may be stored, for every kind.
 *
 * <p>Source of the rules: Kubernetes API reference 1.36 and its documentation of each kind. What an
 * API server checks beyond this is stored here without a word; what is refused here, it refuses
 * too.
 */
final class ObjectChecks {
    private static final Set<String> VERSIONED =
            Set.of(
                    "policy/PodDisruptionBudget",
                    "apiextensions.k8s.io/CustomResourceDefinition",
                    "apiregistration.k8s.io/APIService",
                    "coordination.k8s.io/Lease",
                    "node.k8s.io/RuntimeClass",
                    "admissionregistration.k8s.io/ValidatingWebhookConfiguration",
                    "admissionregistration.k8s.io/MutatingWebhookConfiguration",
                    "admissionregistration.k8s.io/ValidatingAdmissionPolicy",
                    "admissionregistration.k8s.io/ValidatingAdmissionPolicyBinding");

    /** Kinds whose content an API server judges a second time when it judges the change. */
    private static final Set<String> CHECKED_TWICE = Set.of("batch/Job", "/PersistentVolume");

    private ObjectChecks() {}

    /** Returns whether an update of this kind has to say which version it updates. */
    static boolean needsResourceVersion(ResourceType type) {
        return type.custom() || VERSIONED.contains(kind(type));
    }

    private static String kind(ResourceType type) {
        return type.gvk().group() + "/" + type.gvk().kind();
    }

    /** Returns what is wrong with a new object. */
    static List<FieldError> onCreate(ResourceType type, JsonObject object) {
        Findings findings = new Findings();
        new MetadataChecks(type, findings).onCreate(object);
        content(type, object, findings);
        if (kind(type).equals("apps/StatefulSet")) {
            new WorkloadChecks(findings).newClaims(object);
        }
        return findings.errors();
    }

    /** Returns what is wrong with an object, or with a change of it. */
    static List<FieldError> onUpdate(ResourceType type, JsonObject object, JsonObject stored) {
        Findings findings = new Findings();
        new MetadataChecks(type, findings).onUpdate(object, stored);
        boolean changed =
                !object.without("metadata")
                        .without("status")
                        .equals(stored.without("metadata").without("status"));
        if (type.custom() || changed) {
            content(type, object, findings);
            if (CHECKED_TWICE.contains(kind(type))) {
                content(type, object, findings);
            }
            change(type, object, stored, findings);
        }
        return findings.errors();
    }

    private static void content(ResourceType type, JsonObject object, Findings findings) {
        if (type.custom()) {
            CustomChecks.check(object, ((OpenApiObject) type.schema()).source(), findings);
            return;
        }
        WorkloadChecks workloads = new WorkloadChecks(findings);
        ServiceChecks network = new ServiceChecks(findings);
        ConfigChecks config = new ConfigChecks(findings);
        ScalingChecks scaling = new ScalingChecks(findings);
        switch (kind(type)) {
            case "apps/Deployment" -> workloads.deployment(object);
            case "apps/ReplicaSet" -> workloads.replicaSet(object);
            case "apps/StatefulSet" -> workloads.statefulSet(object);
            case "apps/DaemonSet" -> workloads.daemonSet(object);
            case "batch/Job" -> {
                workloads.job(object.objectAt("spec"), "spec");
                workloads.jobSelector(object.objectAt("spec"));
            }
            case "/ReplicationController" -> workloads.replicationController(object);
            case "batch/CronJob" -> workloads.cronJob(object);
            case "/Pod" -> new PodChecks(findings).spec(object.objectAt("spec"), "spec");
            case "/PodTemplate" ->
                    new PodChecks(findings).template(object.objectAt("template"), "template");
            case "/Service" -> network.service(object);
            case "networking.k8s.io/Ingress" -> network.ingress(object);
            case "networking.k8s.io/NetworkPolicy" -> network.networkPolicy(object);
            case "networking.k8s.io/IngressClass" -> network.ingressClass(object);
            case "discovery.k8s.io/EndpointSlice" -> network.endpointSlice(object);
            case "/ConfigMap" -> config.configMap(object);
            case "/Secret" -> config.secret(object);
            case "admissionregistration.k8s.io/ValidatingWebhookConfiguration",
                    "admissionregistration.k8s.io/MutatingWebhookConfiguration" ->
                    config.webhooks(object);
            case "/LimitRange" -> config.limitRange(object);
            case "/ResourceQuota" -> config.resourceQuota(object);
            case "rbac.authorization.k8s.io/Role" -> config.rules(object, true);
            case "rbac.authorization.k8s.io/ClusterRole" -> config.rules(object, false);
            case "rbac.authorization.k8s.io/RoleBinding" -> config.binding(object, true);
            case "rbac.authorization.k8s.io/ClusterRoleBinding" -> config.binding(object, false);
            case "autoscaling/HorizontalPodAutoscaler" -> scaling.autoscaler(object);
            case "policy/PodDisruptionBudget" -> scaling.disruptionBudget(object);
            case "/PersistentVolumeClaim" -> scaling.claim(object.objectAt("spec"), "spec");
            case "/PersistentVolume" -> new VolumeChecks(findings).volume(object);
            case "storage.k8s.io/StorageClass" -> scaling.storageClass(object);
            case "apiextensions.k8s.io/CustomResourceDefinition" ->
                    new CrdChecks(findings).definition(object);
            default -> {
                // Kinds without rules of their own.
            }
        }
    }

    private static void change(
            ResourceType type, JsonObject object, JsonObject stored, Findings findings) {
        if (type.custom()) {
            return;
        }
        WorkloadChecks workloads = new WorkloadChecks(findings);
        ConfigChecks config = new ConfigChecks(findings);
        ScalingChecks scaling = new ScalingChecks(findings);
        switch (kind(type)) {
            case "apps/Deployment", "apps/ReplicaSet", "apps/DaemonSet" ->
                    workloads.selectorStays(object, stored);
            case "apps/StatefulSet" -> workloads.statefulSetUpdate(object, stored);
            case "batch/Job" -> workloads.jobUpdate(object, stored);
            case "/Pod" ->
                    new PodUpdate(findings).check(object.objectAt("spec"), stored.objectAt("spec"));
            case "/Service" -> new ServiceChecks(findings).serviceUpdate(object, stored);
            case "/ConfigMap" -> config.frozen(object, stored, false);
            case "/ResourceQuota" ->
                    findings.immutable(
                            object.objectAt("spec"), stored.objectAt("spec"), "scopes", "spec");
            case "networking.k8s.io/IngressClass" ->
                    findings.immutable(
                            object.objectAt("spec"), stored.objectAt("spec"), "controller", "spec");
            case "/Secret" -> config.frozen(object, stored, true);
            case "rbac.authorization.k8s.io/RoleBinding",
                    "rbac.authorization.k8s.io/ClusterRoleBinding" ->
                    config.bindingUpdate(object, stored);
            case "/PersistentVolumeClaim" -> scaling.claimUpdate(object, stored);
            case "storage.k8s.io/StorageClass" -> {
                for (String name :
                        List.of(
                                "parameters",
                                "provisioner",
                                "reclaimPolicy",
                                "volumeBindingMode")) {
                    findings.immutable(object, stored, name, "");
                }
            }
            case "scheduling.k8s.io/PriorityClass" -> {
                JsonValue value = object.find("value").orElse(JsonValue.of(0));
                findings.forbiddenIf(
                        !value.equals(stored.find("value").orElse(JsonValue.of(0))),
                        "value",
                        "may not be changed in an update.");
                findings.immutable(object, stored, "preemptionPolicy", "");
            }
            case "/PersistentVolume" -> new VolumeChecks(findings).update(object, stored);
            default -> {
                // Kinds whose fields may all change.
            }
        }
    }
}
