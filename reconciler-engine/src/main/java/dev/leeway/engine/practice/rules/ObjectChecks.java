package dev.leeway.engine.practice.rules;

import dev.leeway.engine.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Whether the content of an object may be stored. */
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

    private ObjectChecks() {}

    /** Returns whether an update of this kind has to say which version it updates. */
    static boolean needsResourceVersion(ResourceType type) {
        return type.custom() || VERSIONED.contains(type.gvk().group() + "/" + type.gvk().kind());
    }

    static List<FieldError> onCreate(ResourceType type, JsonObject object) {
        return new ArrayList<>();
    }

    static List<FieldError> onUpdate(ResourceType type, JsonObject object, JsonObject stored) {
        List<FieldError> errors = new ArrayList<>();
        if (type.gvk().kind().equals("PersistentVolumeClaim")) {
            JsonObject before = stored.objectAt("spec");
            JsonObject after = object.objectAt("spec");
            for (String name : new String[] {"storageClassName", "volumeName"}) {
                if (!before.has(name)) {
                    after = after.without(name);
                }
            }
            if (!after.equals(before)) {
                errors.add(FieldError.forbidden("spec", "spec is immutable after creation"));
            }
        }
        return errors;
    }
}
