package dev.leeway.engine.render.kustomize.build;

import dev.leeway.engine.resource.GroupKind;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the name of an object of one kind stands in other objects. Source: Kustomize's
 * documentation of name references and Kubernetes' API reference.
 *
 * @param target the kind that is named; an empty group fits every one
 * @param field the field that names it
 */
record NameReference(GroupKind target, FieldSpec field) {
    private static final List<String> POD_TEMPLATES =
            List.of(
                    "Deployment",
                    "ReplicaSet",
                    "DaemonSet",
                    "StatefulSet",
                    "Job",
                    "ReplicationController");

    /** Returns every reference that is known. */
    static List<NameReference> all() {
        List<NameReference> all = new ArrayList<>();
        inPods(all, "ConfigMap", "volumes/configMap/name");
        inPods(all, "ConfigMap", "volumes/projected/sources/configMap/name");
        inPods(all, "Secret", "volumes/secret/secretName");
        inPods(all, "Secret", "volumes/projected/sources/secret/name");
        inPods(all, "Secret", "imagePullSecrets/name");
        for (String containers : List.of("containers", "initContainers", "ephemeralContainers")) {
            inPods(all, "ConfigMap", containers + "/env/valueFrom/configMapKeyRef/name");
            inPods(all, "ConfigMap", containers + "/envFrom/configMapRef/name");
            inPods(all, "Secret", containers + "/env/valueFrom/secretKeyRef/name");
            inPods(all, "Secret", containers + "/envFrom/secretRef/name");
        }
        inPods(all, "ServiceAccount", "serviceAccountName");
        inPods(all, "PersistentVolumeClaim", "volumes/persistentVolumeClaim/claimName");
        inPods(all, "PriorityClass", "priorityClassName");
        inPods(all, "RuntimeClass", "runtimeClassName");
        for (String kind :
                List.of("Deployment", "ReplicaSet", "StatefulSet", "ReplicationController")) {
            add(all, kind, "HorizontalPodAutoscaler", "spec/scaleTargetRef/name");
        }
        add(all, "Secret", "ServiceAccount", "secrets/name");
        add(all, "Secret", "ServiceAccount", "imagePullSecrets/name");
        add(all, "Secret", "Ingress", "spec/tls/secretName");
        for (String annotation : List.of("auth-secret", "auth-tls-secret", "proxy-ssl-secret")) {
            all.add(
                    new NameReference(
                            new GroupKind("", "Secret"),
                            new FieldSpec(
                                    "",
                                    "",
                                    "Ingress",
                                    List.of(
                                            "metadata",
                                            "annotations",
                                            "nginx.ingress.kubernetes.io/" + annotation),
                                    false)));
        }
        add(all, "Service", "StatefulSet", "spec/serviceName");
        add(all, "Service", "Ingress", "spec/rules/http/paths/backend/serviceName");
        add(all, "Service", "Ingress", "spec/rules/http/paths/backend/service/name");
        add(all, "Service", "Ingress", "spec/backend/serviceName");
        add(all, "Service", "Ingress", "spec/defaultBackend/service/name");
        add(all, "Service", "APIService", "spec/service/name");
        add(all, "Service", "ValidatingWebhookConfiguration", "webhooks/clientConfig/service");
        add(all, "Service", "MutatingWebhookConfiguration", "webhooks/clientConfig/service");
        add(
                all,
                "Service",
                "CustomResourceDefinition",
                "spec/conversion/webhook/clientConfig/service");
        add(all, "Role", "RoleBinding", "roleRef/name");
        add(all, "ClusterRole", "RoleBinding", "roleRef/name");
        add(all, "ClusterRole", "ClusterRoleBinding", "roleRef/name");
        add(all, "ServiceAccount", "RoleBinding", "subjects");
        add(all, "ServiceAccount", "ClusterRoleBinding", "subjects");
        for (String role : List.of("Role", "ClusterRole")) {
            for (String named : List.of("ConfigMap", "Secret", "PersistentVolume")) {
                add(all, named, role, "rules/resourceNames");
            }
        }
        add(all, "PersistentVolume", "PersistentVolumeClaim", "spec/volumeName");
        add(all, "StorageClass", "PersistentVolume", "spec/storageClassName");
        add(all, "StorageClass", "PersistentVolumeClaim", "spec/storageClassName");
        add(all, "StorageClass", "StatefulSet", "spec/volumeClaimTemplates/spec/storageClassName");
        add(all, "IngressClass", "Ingress", "spec/ingressClassName");
        add(
                all,
                "ValidatingAdmissionPolicy",
                "ValidatingAdmissionPolicyBinding",
                "spec/policyName");
        return all;
    }

    private static void add(List<NameReference> all, String target, String kind, String path) {
        all.add(new NameReference(new GroupKind("", target), FieldSpec.in(kind, path, false)));
    }

    private static void inPods(List<NameReference> all, String target, String path) {
        add(all, target, "Pod", "spec/" + path);
        POD_TEMPLATES.forEach(kind -> add(all, target, kind, "spec/template/spec/" + path));
        add(all, target, "CronJob", "spec/jobTemplate/spec/template/spec/" + path);
    }

    boolean names(ObjectId id) {
        return id.gvk().kind().equals(target.kind());
    }
}
