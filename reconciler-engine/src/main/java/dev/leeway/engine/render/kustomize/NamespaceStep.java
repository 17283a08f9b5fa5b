package dev.leeway.engine.render.kustomize;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import java.util.List;
import java.util.Set;

/** Moves every object into a namespace, as far as its kind has one. */
final class NamespaceStep {
    /** The kinds of the Kubernetes API that belong to no namespace. */
    private static final Set<String> CLUSTER_KINDS =
            Set.of(
                    "APIService",
                    "CSIDriver",
                    "CSINode",
                    "CertificateSigningRequest",
                    "ClusterRole",
                    "ClusterRoleBinding",
                    "ComponentStatus",
                    "CustomResourceDefinition",
                    "FlowSchema",
                    "IngressClass",
                    "MutatingWebhookConfiguration",
                    "Namespace",
                    "Node",
                    "PersistentVolume",
                    "PodSecurityPolicy",
                    "PriorityClass",
                    "PriorityLevelConfiguration",
                    "RuntimeClass",
                    "StorageClass",
                    "ValidatingAdmissionPolicy",
                    "ValidatingAdmissionPolicyBinding",
                    "ValidatingWebhookConfiguration",
                    "VolumeAttachment");

    private NamespaceStep() {}

    static void apply(String namespace, List<KustomizeObject> objects) {
        if (namespace.isEmpty()) {
            return;
        }
        for (KustomizeObject object : objects) {
            if (object.kind().equals("Namespace")) {
                object.rename(namespace);
            } else if (!CLUSTER_KINDS.contains(object.kind())) {
                object.move(namespace);
            }
            subjects(object, namespace);
            if (object.kind().equals("APIService")) {
                object.become(
                        object.body()
                                .withAt(
                                        List.of("spec", "service", "namespace"),
                                        new JsonString(namespace)));
            }
        }
    }

    /** Subjects called default move along; others do when their account is part of the set. */
    private static void subjects(KustomizeObject object, String namespace) {
        if (!object.kind().equals("RoleBinding") && !object.kind().equals("ClusterRoleBinding")) {
            return;
        }
        object.become(
                FieldEdit.apply(
                        object.body(), "subjects", false, value -> moved(value, namespace)));
    }

    private static JsonValue moved(JsonValue subjects, String namespace) {
        if (!(subjects instanceof JsonArray array)) {
            return subjects;
        }
        return new JsonArray(
                array.stream()
                        .<JsonValue>map(
                                item ->
                                        item instanceof JsonObject subject
                                                        && subject.string("kind", "")
                                                                .equals("ServiceAccount")
                                                        && subject.string("name", "")
                                                                .equals("default")
                                                ? subject.with(
                                                        "namespace", new JsonString(namespace))
                                                : item)
                        .toList());
    }
}
