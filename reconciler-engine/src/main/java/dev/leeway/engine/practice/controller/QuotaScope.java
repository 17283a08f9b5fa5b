package dev.leeway.engine.practice.controller;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;

/** Whether a pod falls under a scope of a quota. Source: "Resource Quotas", "Quota scopes". */
final class QuotaScope {
    private QuotaScope() {}

    /** Returns whether it does; an expression without an operator only names the scope. */
    static boolean holds(JsonObject expression, JsonObject pod) {
        String scope = expression.string("scopeName", "");
        JsonObject spec = pod.objectAt("spec");
        if (!scope.equals("PriorityClass")) {
            return named(scope, spec);
        }
        String priority = spec.string("priorityClassName", "");
        boolean listed = expression.arrayAt("values").items().contains(JsonValue.of(priority));
        return switch (expression.string("operator", "Exists")) {
            case "In" -> listed;
            case "NotIn" -> !listed;
            case "DoesNotExist" -> priority.isEmpty();
            default -> !priority.isEmpty();
        };
    }

    private static boolean named(String scope, JsonObject spec) {
        boolean bestEffort = QualityOfService.of(spec).equals("BestEffort");
        return switch (scope) {
            case "Terminating" -> spec.has("activeDeadlineSeconds");
            case "NotTerminating" -> !spec.has("activeDeadlineSeconds");
            case "BestEffort" -> bestEffort;
            case "NotBestEffort" -> !bestEffort;
            default -> true;
        };
    }
}
