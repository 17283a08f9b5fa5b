package dev.leeway.engine.browse;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Works out from RBAC objects whom they let do something. Pure. Source of the rules: Kubernetes
 * documentation, "Using RBAC Authorization".
 */
public final class GrantRules {
    private GrantRules() {}

    /**
     * What was read of a cluster's RBAC.
     *
     * @param clusterRoles the cluster roles
     * @param roles the roles of the namespace asked about
     * @param clusterBindings the cluster role bindings
     * @param bindings the role bindings of the namespace asked about
     */
    public record Objects(
            List<JsonObject> clusterRoles,
            List<JsonObject> roles,
            List<JsonObject> clusterBindings,
            List<JsonObject> bindings) {
        public Objects {
            clusterRoles = List.copyOf(clusterRoles);
            roles = List.copyOf(roles);
            clusterBindings = List.copyOf(clusterBindings);
            bindings = List.copyOf(bindings);
        }
    }

    /** Returns the grants, sorted by subject. */
    public static List<Grants.Grant> of(AccessQuestion question, Objects objects) {
        Map<String, JsonObject> known = new HashMap<>();
        objects.clusterRoles().forEach(role -> known.put("ClusterRole/" + name(role), role));
        objects.roles().forEach(role -> known.put("Role/" + name(role), role));
        List<Grants.Grant> grants = new ArrayList<>();
        for (JsonObject binding : objects.clusterBindings()) {
            add(grants, question, known, binding, "ClusterRoleBinding/" + name(binding), true);
        }
        for (JsonObject binding : objects.bindings()) {
            String place = binding.stringAt("metadata", "namespace").orElse("");
            // A binding in a namespace never reaches cluster-scoped objects or other namespaces.
            if (!question.namespace().isEmpty() && place.equals(question.namespace())) {
                String label = "RoleBinding/" + place + "/" + name(binding);
                add(grants, question, known, binding, label, false);
            }
        }
        grants.sort(
                Comparator.comparing(Grants.Grant::subjectKind)
                        .thenComparing(Grants.Grant::subject)
                        .thenComparing(Grants.Grant::binding));
        return grants;
    }

    private static void add(
            List<Grants.Grant> grants,
            AccessQuestion question,
            Map<String, JsonObject> known,
            JsonObject binding,
            String label,
            boolean everywhere) {
        JsonObject reference = binding.objectAt("roleRef");
        String role = reference.string("kind", "") + "/" + reference.string("name", "");
        JsonObject rules = known.get(role);
        if (rules == null || !allows(rules, question)) {
            return;
        }
        binding.arrayAt("subjects")
                .objects()
                .forEach(
                        subject -> {
                            String kind = subject.string("kind", "");
                            String name = subject.string("name", "");
                            String space = subject.string("namespace", "");
                            boolean account = kind.equals("ServiceAccount") && !space.isEmpty();
                            grants.add(
                                    new Grants.Grant(
                                            kind,
                                            account ? space + "/" + name : name,
                                            role,
                                            label,
                                            everywhere));
                        });
    }

    /** Returns whether one of a role's rules allows it. */
    static boolean allows(JsonObject role, AccessQuestion question) {
        return role.arrayAt("rules")
                .objects()
                .anyMatch(
                        rule ->
                                names(rule, "verbs", question.verb())
                                        && names(rule, "apiGroups", question.group())
                                        && namesResource(rule, question)
                                        && namesObject(rule, question));
    }

    private static boolean names(JsonObject rule, String member, String wanted) {
        return texts(rule, member).stream().anyMatch(one -> one.equals("*") || one.equals(wanted));
    }

    private static boolean namesResource(JsonObject rule, AccessQuestion question) {
        return texts(rule, "resources").stream()
                .anyMatch(
                        one ->
                                one.equals("*")
                                        || one.equals(question.fullResource())
                                        || (!question.subresource().isEmpty()
                                                && one.equals("*/" + question.subresource())));
    }

    private static boolean namesObject(JsonObject rule, AccessQuestion question) {
        List<String> only = texts(rule, "resourceNames");
        return only.isEmpty() || (!question.name().isEmpty() && only.contains(question.name()));
    }

    private static List<String> texts(JsonObject rule, String member) {
        return rule.array(member).orElse(JsonArray.EMPTY).stream()
                .filter(JsonString.class::isInstance)
                .map(text -> ((JsonString) text).value())
                .toList();
    }

    private static String name(JsonObject object) {
        return object.stringAt("metadata", "name").orElse("");
    }
}
