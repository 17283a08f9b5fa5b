package dev.leeway.engine.render.kustomize.build;

import dev.leeway.engine.resource.Gvk;
import java.util.Map;
import java.util.Set;

/**
 * Which kinds of Kubernetes have no namespace. Kinds that are not Kubernetes' own count as
 * namespaced, as Kustomize has it.
 */
final class ClusterScope {
    private static final Map<String, Set<String>> KINDS =
            Map.of(
                    "",
                    Set.of("Namespace", "Node", "PersistentVolume", "ComponentStatus"),
                    "admissionregistration.k8s.io",
                    Set.of(
                            "MutatingWebhookConfiguration",
                            "ValidatingWebhookConfiguration",
                            "ValidatingAdmissionPolicy",
                            "ValidatingAdmissionPolicyBinding",
                            "MutatingAdmissionPolicy",
                            "MutatingAdmissionPolicyBinding"),
                    "apiextensions.k8s.io",
                    Set.of("CustomResourceDefinition"),
                    "apiregistration.k8s.io",
                    Set.of("APIService"),
                    "certificates.k8s.io",
                    Set.of("CertificateSigningRequest"),
                    "flowcontrol.apiserver.k8s.io",
                    Set.of("FlowSchema", "PriorityLevelConfiguration"),
                    "networking.k8s.io",
                    Set.of("IngressClass"),
                    "rbac.authorization.k8s.io",
                    Set.of("ClusterRole", "ClusterRoleBinding"),
                    "scheduling.k8s.io",
                    Set.of("PriorityClass"),
                    "storage.k8s.io",
                    Set.of("CSIDriver", "CSINode", "StorageClass", "VolumeAttachment"));
    private static final Set<String> OTHERS =
            Set.of("node.k8s.io/RuntimeClass", "policy/PodSecurityPolicy");

    private ClusterScope() {}

    static boolean has(Gvk gvk) {
        return KINDS.getOrDefault(gvk.group(), Set.of()).contains(gvk.kind())
                || OTHERS.contains(gvk.group() + "/" + gvk.kind());
    }
}
