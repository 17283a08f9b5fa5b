package dev.leeway.engine.practice.rules;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import java.util.List;
import java.util.Set;

/**
 * Whether the scopes of a resource quota fit the resources that it limits.
 *
 * <p>Source: Kubernetes documentation, "Resource Quotas", "Quota scopes".
 */
record QuotaScopes(Findings findings) {
    private static final Set<String> PODS = Set.of("pods", "count/pods");
    private static final Set<String> COMPUTE =
            Set.of(
                    "cpu",
                    "memory",
                    "requests.cpu",
                    "requests.memory",
                    "limits.cpu",
                    "limits.memory");
    private static final Set<String> OTHER_STANDARD =
            Set.of(
                    "ephemeral-storage",
                    "requests.ephemeral-storage",
                    "limits.ephemeral-storage",
                    "requests.storage",
                    "resourcequotas",
                    "services",
                    "services.nodeports",
                    "services.loadbalancers",
                    "replicationcontrollers",
                    "secrets",
                    "configmaps",
                    "persistentvolumeclaims");
    private static final Set<String> KNOWN =
            Set.of(
                    "Terminating",
                    "NotTerminating",
                    "BestEffort",
                    "NotBestEffort",
                    "PriorityClass",
                    "CrossNamespacePodAffinity",
                    "VolumeAttributesClass");

    void check(JsonObject spec) {
        JsonArray scopes = spec.arrayAt("scopes");
        for (JsonValue scope : scopes) {
            if (scope instanceof JsonString(String name)) {
                findings.invalidIf(
                        !KNOWN.contains(name), "spec.scopes", scopes, "unsupported scope");
                for (String resource : spec.objectAt("hard").names()) {
                    findings.invalidIf(
                            KNOWN.contains(name) && !limits(name, resource),
                            "spec.scopes",
                            scopes,
                            "unsupported scope applied to resource");
                }
            }
        }
        for (List<String> pair :
                List.of(
                        List.of("BestEffort", "NotBestEffort"),
                        List.of("Terminating", "NotTerminating"))) {
            findings.invalidIf(
                    pair.stream().allMatch(name -> scopes.items().contains(JsonValue.of(name))),
                    "spec.scopes",
                    scopes,
                    "conflicting scopes");
        }
    }

    /** Returns whether a scope may narrow what is counted of a resource. */
    private static boolean limits(String scope, String resource) {
        boolean pods = PODS.contains(resource);
        boolean compute = COMPUTE.contains(resource);
        boolean standard = pods || compute || OTHER_STANDARD.contains(resource);
        return !standard
                || switch (scope) {
                    case "BestEffort" -> pods;
                    case "VolumeAttributesClass" ->
                            resource.equals("persistentvolumeclaims")
                                    || resource.equals("requests.storage");
                    default -> pods || compute;
                };
    }
}
