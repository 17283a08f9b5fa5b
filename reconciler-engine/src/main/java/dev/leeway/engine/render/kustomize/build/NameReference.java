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
    /** Whose pods' config maps and secrets are known by name. */
    private static final List<String> WITH_SOURCES =
            List.of("Deployment", "ReplicaSet", "DaemonSet", "StatefulSet", "Job");

    /** Whose pods' accounts, claims and priorities are known by name. */
    private static final List<String> WITH_ACCOUNTS =
            List.of("Deployment", "ReplicationController", "DaemonSet", "StatefulSet", "Job");

    /** Returns every reference that is known. */
    static List<NameReference> all() {
        List<NameReference> all = new ArrayList<>();
        pods(all);
        for (String kind :
                List.of("Deployment", "ReplicaSet", "StatefulSet", "ReplicationController")) {
            add(all, kind, "HorizontalPodAutoscaler", "spec/scaleTargetRef/name");
        }
        add(all, "ConfigMap", "Node", "spec/configSource/configMap");
        annotation(all, "ConfigMap", "nginx.ingress.kubernetes.io/fastcgi-params-configmap");
        secrets(all);
        services(all);
        add(all, "Role", "RoleBinding", "roleRef/name");
        add(all, "ClusterRole", "RoleBinding", "roleRef/name");
        add(all, "ClusterRole", "ClusterRoleBinding", "roleRef/name");
        add(all, "ServiceAccount", "RoleBinding", "subjects");
        add(all, "ServiceAccount", "ClusterRoleBinding", "subjects");
        for (String role : List.of("Role", "ClusterRole")) {
            add(all, "ConfigMap", role, "rules/resourceNames");
            add(all, "Secret", role, "rules/resourceNames");
        }
        add(all, "PersistentVolume", "ClusterRole", "rules/resourceNames");
        add(all, "PersistentVolume", "PersistentVolumeClaim", "spec/volumeName");
        add(all, "StorageClass", "PersistentVolume", "spec/storageClassName");
        add(all, "StorageClass", "PersistentVolumeClaim", "spec/storageClassName");
        add(all, "StorageClass", "StatefulSet", "spec/volumeClaimTemplates/spec/storageClassName");
        add(
                all,
                "ValidatingAdmissionPolicy",
                "ValidatingAdmissionPolicyBinding",
                "spec/policyName");
        return all;
    }

    private static void pods(List<NameReference> all) {
        for (String container : List.of("containers", "initContainers")) {
            sources(all, "ConfigMap", container + "/env/valueFrom/configMapKeyRef/name");
            sources(all, "ConfigMap", container + "/envFrom/configMapRef/name");
            sources(all, "Secret", container + "/env/valueFrom/secretKeyRef/name");
            sources(all, "Secret", container + "/envFrom/secretRef/name");
        }
        sources(all, "ConfigMap", "volumes/configMap/name");
        sources(all, "ConfigMap", "volumes/projected/sources/configMap/name");
        sources(all, "Secret", "volumes/secret/secretName");
        sources(all, "Secret", "volumes/projected/sources/secret/name");
        sources(all, "Secret", "imagePullSecrets/name");
        accounts(all, "ServiceAccount", "serviceAccountName");
        accounts(all, "PersistentVolumeClaim", "volumes/persistentVolumeClaim/claimName");
        accounts(all, "PriorityClass", "priorityClassName");
    }

    private static void secrets(List<NameReference> all) {
        add(all, "Secret", "ServiceAccount", "imagePullSecrets/name");
        add(all, "Secret", "Ingress", "spec/tls/secretName");
        annotation(all, "Secret", "ingress.kubernetes.io/auth-secret");
        annotation(all, "Secret", "nginx.ingress.kubernetes.io/auth-secret");
        annotation(all, "Secret", "nginx.ingress.kubernetes.io/auth-tls-secret");
        for (String parameter :
                List.of("secretName", "adminSecretName", "userSecretName", "secretRef")) {
            add(all, "Secret", "StorageClass", "parameters/" + parameter);
        }
        add(all, "Secret", "PersistentVolume", "spec/azureFile/secretName");
        all.add(
                new NameReference(
                        new GroupKind("", "Secret"),
                        FieldSpec.in(
                                "serving.knative.dev",
                                "Service",
                                "spec/template/spec/containers/env/valueFrom/secretKeyRef/name",
                                false)));
    }

    private static void services(List<NameReference> all) {
        add(all, "Service", "StatefulSet", "spec/serviceName");
        add(all, "Service", "Ingress", "spec/rules/http/paths/backend/serviceName");
        add(all, "Service", "Ingress", "spec/rules/http/paths/backend/service/name");
        add(all, "Service", "Ingress", "spec/backend/serviceName");
        add(all, "Service", "Ingress", "spec/defaultBackend/service/name");
        add(all, "Service", "APIService", "spec/service/name");
        add(all, "Service", "ValidatingWebhookConfiguration", "webhooks/clientConfig/service");
        add(all, "Service", "MutatingWebhookConfiguration", "webhooks/clientConfig/service");
    }

    private static void annotation(List<NameReference> all, String target, String annotation) {
        all.add(
                new NameReference(
                        new GroupKind("", target),
                        new FieldSpec(
                                "",
                                "",
                                "Ingress",
                                List.of("metadata", "annotations", annotation),
                                false)));
    }

    private static void add(List<NameReference> all, String target, String kind, String path) {
        all.add(new NameReference(new GroupKind("", target), FieldSpec.in(kind, path, false)));
    }

    private static void sources(List<NameReference> all, String target, String path) {
        add(all, target, "PodTemplate", "template/spec/" + path);
        inPods(all, WITH_SOURCES, target, path);
    }

    private static void accounts(List<NameReference> all, String target, String path) {
        inPods(all, WITH_ACCOUNTS, target, path);
    }

    private static void inPods(
            List<NameReference> all, List<String> kinds, String target, String path) {
        add(all, target, "Pod", "spec/" + path);
        kinds.forEach(kind -> add(all, target, kind, "spec/template/spec/" + path));
        add(all, target, "CronJob", "spec/jobTemplate/spec/template/spec/" + path);
    }
}
