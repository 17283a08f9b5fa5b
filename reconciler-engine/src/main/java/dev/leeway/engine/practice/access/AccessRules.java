package dev.leeway.engine.practice.access;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.practice.store.ObjectMeta;
import dev.leeway.engine.practice.store.PracticeStore;
import dev.leeway.engine.practice.store.Selection;
import dev.leeway.engine.resource.GroupKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Role-based access as the cluster's roles and bindings have it now. Source: Kubernetes
 * documentation, "Using RBAC Authorization". Roles that are made of others by labels (aggregation)
 * count only by the rules that stand in them.
 */
public final class AccessRules {
    private static final String RBAC = "rbac.authorization.k8s.io";
    private static final GroupKind CLUSTER_ROLE = new GroupKind(RBAC, "ClusterRole");
    private static final GroupKind ROLE = new GroupKind(RBAC, "Role");
    private static final GroupKind CLUSTER_BINDING = new GroupKind(RBAC, "ClusterRoleBinding");
    private static final GroupKind BINDING = new GroupKind(RBAC, "RoleBinding");

    private final PracticeStore store;

    /** Makes rules that read the cluster's roles at each question. */
    public AccessRules(PracticeStore store) {
        this.store = store;
    }

    /** Returns by which binding somebody may do it; empty when none lets him. */
    public Optional<String> allowing(Identity who, Attempt attempt) {
        if (who.isMaster()) {
            return Optional.of("the group " + Identity.MASTERS + " may do everything");
        }
        return granted(who, attempt.namespace()).stream()
                .filter(grant -> grant.rules().stream().anyMatch(rule -> covers(rule, attempt)))
                .map(grant -> "RBAC: allowed by " + grant.binding())
                .findFirst();
    }

    /** Returns whether somebody may ask for a path that is no resource. */
    public boolean allowsPath(Identity who, String verb, String path) {
        return who.isMaster()
                || granted(who, "").stream()
                        .flatMap(grant -> grant.rules().stream())
                        .anyMatch(
                                rule ->
                                        names(rule, "verbs", verb)
                                                && texts(rule, "nonResourceURLs").stream()
                                                        .anyMatch(one -> matches(one, path)));
    }

    /** Returns the rules that hold for somebody in a namespace. */
    public List<JsonObject> rules(Identity who, String namespace) {
        return granted(who, namespace).stream().flatMap(grant -> grant.rules().stream()).toList();
    }

    private record Grant(String binding, List<JsonObject> rules) {}

    private List<Grant> granted(Identity who, String namespace) {
        List<Grant> grants = new ArrayList<>();
        for (JsonObject binding : store.list(CLUSTER_BINDING, Selection.ALL).objects()) {
            grant(grants, who, binding, "", "ClusterRoleBinding");
        }
        if (!namespace.isEmpty()) {
            Selection there = Selection.inNamespace(namespace);
            for (JsonObject binding : store.list(BINDING, there).objects()) {
                grant(grants, who, binding, namespace, "RoleBinding");
            }
        }
        return grants;
    }

    private void grant(
            List<Grant> grants, Identity who, JsonObject binding, String namespace, String kind) {
        boolean his =
                binding.arrayAt("subjects")
                        .objects()
                        .anyMatch(subject -> isHim(who, subject, namespace));
        if (!his) {
            return;
        }
        JsonObject reference = binding.objectAt("roleRef");
        String name = reference.string("name", "");
        boolean inNamespace = reference.string("kind", "").equals("Role");
        store.get(inNamespace ? ROLE : CLUSTER_ROLE, inNamespace ? namespace : "", name)
                .ifPresent(
                        role ->
                                grants.add(
                                        new Grant(
                                                "%s \"%s\" of %s \"%s\""
                                                        .formatted(
                                                                kind,
                                                                ObjectMeta.name(binding),
                                                                reference.string("kind", ""),
                                                                name),
                                                role.arrayAt("rules").objects().toList())));
    }

    private static boolean isHim(Identity who, JsonObject subject, String namespace) {
        String name = subject.string("name", "");
        return switch (subject.string("kind", "")) {
            case "User" -> name.equals(who.user());
            case "Group" -> who.groups().contains(name);
            case "ServiceAccount" ->
                    Identity.account(subject.string("namespace", namespace), name)
                            .equals(who.user());
            default -> false;
        };
    }

    private static boolean covers(JsonObject rule, Attempt attempt) {
        List<String> only = texts(rule, "resourceNames");
        return names(rule, "verbs", attempt.verb())
                && names(rule, "apiGroups", attempt.group())
                && texts(rule, "resources").stream().anyMatch(one -> isResource(one, attempt))
                && (only.isEmpty() || (!attempt.name().isEmpty() && only.contains(attempt.name())));
    }

    private static boolean isResource(String one, Attempt attempt) {
        return one.equals("*")
                || one.equals(attempt.fullResource())
                || (!attempt.subresource().isEmpty() && one.equals("*/" + attempt.subresource()));
    }

    private static boolean names(JsonObject rule, String member, String wanted) {
        return texts(rule, member).stream().anyMatch(one -> one.equals("*") || one.equals(wanted));
    }

    private static boolean matches(String pattern, String path) {
        return pattern.endsWith("*")
                ? path.startsWith(pattern.substring(0, pattern.length() - 1))
                : pattern.equals(path);
    }

    private static List<String> texts(JsonObject rule, String member) {
        return rule.arrayAt(member).stream()
                .filter(JsonString.class::isInstance)
                .map(text -> ((JsonString) text).value())
                .toList();
    }
}
