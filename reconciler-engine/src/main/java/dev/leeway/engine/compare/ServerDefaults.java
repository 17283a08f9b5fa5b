package dev.leeway.engine.compare;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.resource.GroupKind;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Writes into a desired object the defaults that the API server writes into parts which are owned
 * as a whole. Elsewhere a default is a field that nobody applies and needs no knowledge; within
 * such a part it would look like a difference.
 *
 * <p>Source: Kubernetes API reference, the defaults named in the fields' descriptions.
 */
final class ServerDefaults {
    private static final String CORE = "";
    private static final String RBAC = "rbac.authorization.k8s.io";
    private static final Set<String> BINDINGS = Set.of("RoleBinding", "ClusterRoleBinding");
    private static final Set<String> WORKLOADS =
            Set.of("Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "Job");
    private static final List<String> CONTAINER_LISTS = List.of("containers", "initContainers");

    private ServerDefaults() {}

    /** Returns the object with these defaults; the object itself where none applies. */
    static JsonObject fill(GroupKind kind, JsonObject object) {
        return switch (kind.group()) {
            case CORE -> core(kind.kind(), object);
            case "apps", "batch" -> workload(kind.kind(), object);
            case RBAC -> BINDINGS.contains(kind.kind()) ? binding(object) : object;
            case "networking.k8s.io" ->
                    kind.kind().equals("NetworkPolicy") ? networkPolicy(object) : object;
            case "admissionregistration.k8s.io" ->
                    kind.kind().endsWith("WebhookConfiguration") ? webhooks(object) : object;
            default -> object;
        };
    }

    private static JsonObject core(String kind, JsonObject object) {
        return switch (kind) {
            case "LimitRange" ->
                    member(object, "spec", spec -> each(spec, "limits", ServerDefaults::limit));
            case "Pod" -> member(object, "spec", ServerDefaults::pod);
            case "ReplicationController" -> member(object, "spec", ServerDefaults::templated);
            default -> object;
        };
    }

    private static JsonObject workload(String kind, JsonObject object) {
        if (kind.equals("CronJob")) {
            return member(
                    object,
                    "spec",
                    spec ->
                            member(
                                    spec,
                                    "jobTemplate",
                                    job -> member(job, "spec", ServerDefaults::templated)));
        }
        if (!WORKLOADS.contains(kind)) {
            return object;
        }
        return member(
                object,
                "spec",
                spec -> each(templated(spec), "volumeClaimTemplates", ServerDefaults::claim));
    }

    private static JsonObject templated(JsonObject spec) {
        return member(spec, "template", template -> member(template, "spec", ServerDefaults::pod));
    }

    private static JsonObject pod(JsonObject spec) {
        JsonObject result = each(spec, "volumes", ServerDefaults::volume);
        for (String containers : CONTAINER_LISTS) {
            result =
                    each(
                            result,
                            containers,
                            container ->
                                    each(
                                            container,
                                            "env",
                                            env -> member(env, "valueFrom", ServerDefaults::refs)));
        }
        return result;
    }

    private static JsonObject volume(JsonObject volume) {
        JsonObject result =
                member(
                        volume,
                        "downwardAPI",
                        source -> each(source, "items", ServerDefaults::refs));
        return member(
                result,
                "projected",
                projected -> each(projected, "sources", ServerDefaults::projection));
    }

    private static JsonObject projection(JsonObject source) {
        JsonObject result =
                member(
                        source,
                        "serviceAccountToken",
                        token -> absent(token, "expirationSeconds", JsonValue.of(3600)));
        return member(
                result, "downwardAPI", downward -> each(downward, "items", ServerDefaults::refs));
    }

    private static JsonObject refs(JsonObject holder) {
        JsonObject result =
                member(
                        holder,
                        "fieldRef",
                        field -> absent(field, "apiVersion", JsonValue.of("v1")));
        return member(
                result, "resourceFieldRef", field -> absent(field, "divisor", JsonValue.of("0")));
    }

    private static JsonObject claim(JsonObject claim) {
        JsonObject result =
                member(
                        claim,
                        "spec",
                        spec -> absent(spec, "volumeMode", JsonValue.of("Filesystem")));
        result = absent(result, "apiVersion", JsonValue.of("v1"));
        result = absent(result, "kind", JsonValue.of("PersistentVolumeClaim"));
        return absent(result, "status", JsonObject.of("phase", JsonValue.of("Pending")));
    }

    /** A container's limits lend each other what they leave out: max to default to request. */
    private static JsonObject limit(JsonObject limit) {
        if (!limit.string("type", "").equals("Container")) {
            return limit;
        }
        JsonObject byDefault = lend(limit.objectAt("default"), limit.objectAt("max"));
        JsonObject request = lend(limit.objectAt("defaultRequest"), byDefault);
        request = lend(request, limit.objectAt("min"));
        JsonObject result = byDefault.isEmpty() ? limit : limit.with("default", byDefault);
        return request.isEmpty() ? result : result.with("defaultRequest", request);
    }

    private static JsonObject lend(JsonObject to, JsonObject from) {
        JsonObject result = to;
        for (String name : from.names()) {
            result = absent(result, name, from.require(name));
        }
        return result;
    }

    private static JsonObject binding(JsonObject binding) {
        JsonObject result =
                member(binding, "roleRef", role -> absent(role, "apiGroup", JsonValue.of(RBAC)));
        return each(
                result,
                "subjects",
                subject ->
                        subject.string("kind", "").equals("ServiceAccount")
                                ? subject
                                : absent(subject, "apiGroup", JsonValue.of(RBAC)));
    }

    private static JsonObject networkPolicy(JsonObject policy) {
        UnaryOperator<JsonObject> port = item -> absent(item, "protocol", JsonValue.of("TCP"));
        UnaryOperator<JsonObject> rule = item -> each(item, "ports", port);
        return member(policy, "spec", spec -> each(each(spec, "ingress", rule), "egress", rule));
    }

    private static JsonObject webhooks(JsonObject configuration) {
        return each(
                configuration,
                "webhooks",
                webhook ->
                        each(webhook, "rules", rule -> absent(rule, "scope", JsonValue.of("*"))));
    }

    private static JsonObject absent(JsonObject object, String name, JsonValue value) {
        return object.has(name) ? object : object.with(name, value);
    }

    private static JsonObject member(
            JsonObject object, String name, UnaryOperator<JsonObject> change) {
        return object.get(name) instanceof JsonObject inner
                ? object.with(name, change.apply(inner))
                : object;
    }

    private static JsonObject each(
            JsonObject object, String name, UnaryOperator<JsonObject> change) {
        if (!(object.get(name) instanceof JsonArray array)) {
            return object;
        }
        return object.with(
                name,
                new JsonArray(
                        array.stream()
                                .<JsonValue>map(
                                        item ->
                                                item instanceof JsonObject inner
                                                        ? change.apply(inner)
                                                        : item)
                                .toList()));
    }
}
