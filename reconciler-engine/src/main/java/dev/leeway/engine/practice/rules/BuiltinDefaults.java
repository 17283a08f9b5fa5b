package dev.leeway.engine.practice.rules;

import static dev.leeway.engine.practice.rules.Presets.each;
import static dev.leeway.engine.practice.rules.Presets.ifPresent;
import static dev.leeway.engine.practice.rules.Presets.isUnset;
import static dev.leeway.engine.practice.rules.Presets.isZero;
import static dev.leeway.engine.practice.rules.Presets.missingFrom;
import static dev.leeway.engine.practice.rules.Presets.unset;
import static dev.leeway.engine.practice.rules.Presets.within;
import static dev.leeway.engine.practice.rules.Presets.zero;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What the server fills in for the kinds that are not workloads.
 *
 * <p>Source of the rules: Kubernetes API reference 1.36, the defaults named there for each field.
 */
final class BuiltinDefaults {
    private static final String API = "io.k8s.api.";
    private static final String CORE = API + "core.v1.";
    private static final String STORAGE = API + "storage.v1.";
    private static final String RBAC = API + "rbac.v1.";
    private static final String ADMISSION = API + "admissionregistration.v1.";
    private static final String FLOW = API + "flowcontrol.v1.";
    private static final String CRD = "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.";
    private static final String RBAC_GROUP = "rbac.authorization.k8s.io";
    private static final int HTTPS = 443;

    private static final JsonObject SCALE_UP =
            JsonReader.readObject(
                    """
                    {"stabilizationWindowSeconds":0,"selectPolicy":"Max","policies":[
                     {"type":"Pods","value":4,"periodSeconds":15},
                     {"type":"Percent","value":100,"periodSeconds":15}]}""");
    private static final JsonObject SCALE_DOWN =
            JsonReader.readObject(
                    """
                    {"selectPolicy":"Max","policies":[
                     {"type":"Percent","value":100,"periodSeconds":15}]}""");
    private static final JsonArray CPU_80 =
            new JsonArray(
                    List.of(
                            JsonReader.readObject(
                                    """
                                    {"type":"Resource","resource":{"name":"cpu","target":
                                     {"type":"Utilization","averageUtilization":80}}}""")));

    private BuiltinDefaults() {}

    /** Returns the rules for every built-in kind, by the definition's name. */
    static Map<String, UnaryOperator<JsonObject>> all() {
        Map<String, UnaryOperator<JsonObject>> rules = new HashMap<>();
        WorkloadDefaults.addTo(rules);
        addCore(rules);
        addNetwork(rules);
        addStorage(rules);
        addCluster(rules);
        return Map.copyOf(rules);
    }

    private static void addCore(Map<String, UnaryOperator<JsonObject>> rules) {
        rules.put(CORE + "Secret", o -> zero(secret(o), "type", "Opaque"));
        rules.put(CORE + "Namespace", BuiltinDefaults::namespace);
        rules.put(CORE + "NamespaceStatus", o -> zero(o, "phase", "Active"));
        rules.put(CORE + "LimitRangeItem", BuiltinDefaults::limit);
        rules.put(CORE + "EndpointPort", o -> zero(o, "protocol", "TCP"));
        rules.put(CORE + "NodeStatus", BuiltinDefaults::nodeStatus);
        rules.put(CORE + "Service", o -> within(o, "spec", BuiltinDefaults::service));
        rules.put(
                API + "autoscaling.v1.HorizontalPodAutoscalerSpec",
                o -> unset(o, "minReplicas", 1));
        rules.put(API + "autoscaling.v2.HorizontalPodAutoscalerSpec", BuiltinDefaults::autoscaler);
    }

    private static JsonObject secret(JsonObject given) {
        JsonObject texts = given.objectAt("stringData");
        JsonObject secret = given.without("stringData");
        if (texts.isEmpty()) {
            return secret;
        }
        JsonObject.Builder data = JsonObject.builder().putAll(secret.objectAt("data"));
        texts.forEach(
                (name, value) -> {
                    if (value instanceof JsonString(String text)) {
                        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                        data.put(name, Base64.getEncoder().encodeToString(bytes));
                    }
                });
        return secret.with("data", data.build());
    }

    private static JsonObject namespace(JsonObject given) {
        String name = given.objectAt("metadata").string("name", "");
        return name.isEmpty()
                ? given
                : within(
                        given,
                        "metadata",
                        m ->
                                within(
                                        m,
                                        "labels",
                                        l ->
                                                l.with(
                                                        "kubernetes.io/metadata.name",
                                                        JsonValue.of(name))));
    }

    private static JsonObject limit(JsonObject given) {
        if (!given.string("type", "").equals("Container")) {
            return given;
        }
        JsonObject limit = within(given, "default", d -> missingFrom(d, given.get("max")));
        JsonObject limits = limit.objectAt("default");
        return within(
                limit,
                "defaultRequest",
                d -> missingFrom(missingFrom(d, limits), given.get("min")));
    }

    private static JsonObject nodeStatus(JsonObject status) {
        return isUnset(status, "allocatable") && status.has("capacity")
                ? status.with("allocatable", status.require("capacity"))
                : status;
    }

    private static JsonObject service(JsonObject given) {
        JsonObject spec = zero(given, "sessionAffinity", "None");
        spec = zero(spec, "type", "ClusterIP");
        if (spec.string("sessionAffinity", "").equals("None")) {
            spec = spec.without("sessionAffinityConfig");
        } else if (spec.at("sessionAffinityConfig", "clientIP", "timeoutSeconds") == null) {
            JsonObject clientIp = JsonObject.of("timeoutSeconds", JsonValue.of(10_800));
            spec = spec.with("sessionAffinityConfig", JsonObject.of("clientIP", clientIp));
        }
        spec = each(spec, "ports", BuiltinDefaults::servicePort);
        String type = spec.string("type", "");
        boolean external =
                type.equals("NodePort")
                        || type.equals("LoadBalancer")
                        || (type.equals("ClusterIP") && !spec.arrayAt("externalIPs").isEmpty());
        boolean internal =
                type.equals("NodePort") || type.equals("LoadBalancer") || type.equals("ClusterIP");
        if (external) {
            spec = zero(spec, "externalTrafficPolicy", "Cluster");
        }
        if (internal) {
            spec = unset(spec, "internalTrafficPolicy", "Cluster");
        }
        return type.equals("LoadBalancer")
                ? unset(spec, "allocateLoadBalancerNodePorts", true)
                : spec;
    }

    private static JsonObject servicePort(JsonObject given) {
        JsonObject port = zero(given, "protocol", "TCP");
        return isZero(port, "targetPort")
                ? port.with("targetPort", JsonValue.of(port.integer("port", 0)))
                : port;
    }

    private static JsonObject autoscaler(JsonObject given) {
        JsonObject spec = unset(given, "minReplicas", 1);
        if (isZero(spec, "metrics")) {
            spec = spec.with("metrics", CPU_80);
        }
        return ifPresent(
                spec,
                "behavior",
                behavior ->
                        within(
                                within(behavior, "scaleUp", up -> rules(up, SCALE_UP)),
                                "scaleDown",
                                down -> rules(down, SCALE_DOWN)));
    }

    private static JsonObject rules(JsonObject given, JsonObject defaults) {
        JsonObject kept = isZero(given, "policies") ? given.without("policies") : given;
        return missingFrom(kept, defaults);
    }

    private static void addNetwork(Map<String, UnaryOperator<JsonObject>> rules) {
        rules.put(API + "networking.v1.NetworkPolicyPort", o -> unset(o, "protocol", "TCP"));
        rules.put(API + "networking.v1.NetworkPolicySpec", BuiltinDefaults::networkPolicy);
        rules.put(
                API + "networking.v1.IngressClassParametersReference",
                o -> unset(o, "scope", "Cluster"));
        rules.put(
                API + "discovery.v1.EndpointPort",
                o -> unset(unset(o, "name", ""), "protocol", "TCP"));
    }

    private static JsonObject networkPolicy(JsonObject spec) {
        if (!isZero(spec, "policyTypes")) {
            return spec;
        }
        return spec.with(
                "policyTypes",
                spec.arrayAt("egress").isEmpty()
                        ? JsonArray.of(JsonValue.of("Ingress"))
                        : JsonArray.of(JsonValue.of("Ingress"), JsonValue.of("Egress")));
    }

    private static void addStorage(Map<String, UnaryOperator<JsonObject>> rules) {
        rules.put(
                CORE + "PersistentVolumeClaim",
                o -> within(o, "status", s -> zero(s, "phase", "Pending")));
        rules.put(CORE + "PersistentVolumeClaimSpec", o -> unset(o, "volumeMode", "Filesystem"));
        rules.put(
                CORE + "PersistentVolume",
                o ->
                        within(
                                within(o, "status", s -> zero(s, "phase", "Pending")),
                                "spec",
                                s ->
                                        unset(
                                                zero(s, "persistentVolumeReclaimPolicy", "Retain"),
                                                "volumeMode",
                                                "Filesystem")));
        rules.put(
                STORAGE + "StorageClass",
                o -> unset(unset(o, "reclaimPolicy", "Delete"), "volumeBindingMode", "Immediate"));
        rules.put(STORAGE + "CSIDriverSpec", BuiltinDefaults::csiDriver);
    }

    private static JsonObject csiDriver(JsonObject given) {
        JsonObject spec = unset(given, "attachRequired", true);
        spec = unset(spec, "podInfoOnMount", false);
        spec = unset(spec, "storageCapacity", false);
        spec = unset(spec, "fsGroupPolicy", "ReadWriteOnceWithFSType");
        if (isZero(spec, "volumeLifecycleModes")) {
            spec = spec.with("volumeLifecycleModes", JsonArray.of(JsonValue.of("Persistent")));
        }
        return unset(unset(spec, "requiresRepublish", false), "seLinuxMount", false);
    }

    private static void addCluster(Map<String, UnaryOperator<JsonObject>> rules) {
        rules.put(RBAC + "RoleRef", o -> zero(o, "apiGroup", RBAC_GROUP));
        rules.put(RBAC + "Subject", BuiltinDefaults::subject);
        rules.put(
                API + "scheduling.v1.PriorityClass",
                o -> unset(o, "preemptionPolicy", "PreemptLowerPriority"));
        rules.put(ADMISSION + "ServiceReference", o -> unset(o, "port", HTTPS));
        rules.put(ADMISSION + "ValidatingWebhook", BuiltinDefaults::webhook);
        rules.put(
                ADMISSION + "MutatingWebhook",
                o -> unset(webhook(o), "reinvocationPolicy", "Never"));
        rules.put(ADMISSION + "RuleWithOperations", o -> unset(o, "scope", "*"));
        rules.put(ADMISSION + "NamedRuleWithOperations", o -> unset(o, "scope", "*"));
        rules.put(ADMISSION + "MatchResources", BuiltinDefaults::matching);
        rules.put(
                ADMISSION + "ValidatingAdmissionPolicySpec",
                o -> unset(o, "failurePolicy", "Fail"));
        rules.put(
                ADMISSION + "MutatingAdmissionPolicySpec", o -> unset(o, "failurePolicy", "Fail"));
        rules.put(FLOW + "FlowSchemaSpec", o -> zero(o, "matchingPrecedence", 1000));
        rules.put(
                FLOW + "LimitedPriorityLevelConfiguration",
                o -> unset(unset(o, "nominalConcurrencyShares", 30), "lendablePercent", 0));
        rules.put(
                FLOW + "ExemptPriorityLevelConfiguration",
                o -> unset(unset(o, "nominalConcurrencyShares", 0), "lendablePercent", 0));
        rules.put(
                FLOW + "QueuingConfiguration",
                o -> zero(zero(zero(o, "queues", 64), "handSize", 8), "queueLengthLimit", 50));
        rules.put(CRD + "CustomResourceDefinitionSpec", BuiltinDefaults::customResources);
        rules.put(CRD + "ServiceReference", o -> unset(o, "port", HTTPS));
        rules.put(
                "io.k8s.kube-aggregator.pkg.apis.apiregistration.v1.ServiceReference",
                o -> unset(o, "port", HTTPS));
    }

    private static JsonObject subject(JsonObject subject) {
        String kind = subject.string("kind", "");
        return kind.equals("User") || kind.equals("Group")
                ? zero(subject, "apiGroup", RBAC_GROUP)
                : subject;
    }

    private static JsonObject matching(JsonObject given) {
        JsonObject matching = unset(given, "matchPolicy", "Equivalent");
        matching = unset(matching, "namespaceSelector", JsonObject.EMPTY);
        return unset(matching, "objectSelector", JsonObject.EMPTY);
    }

    private static JsonObject webhook(JsonObject given) {
        JsonObject webhook = unset(matching(given), "failurePolicy", "Fail");
        return unset(webhook, "timeoutSeconds", 10);
    }

    private static JsonObject customResources(JsonObject given) {
        JsonObject spec =
                within(
                        given,
                        "names",
                        names -> {
                            String kind = names.string("kind", "");
                            JsonObject named =
                                    zero(names, "singular", kind.toLowerCase(Locale.ROOT));
                            return zero(named, "listKind", kind + "List");
                        });
        return unset(spec, "conversion", JsonObject.of("strategy", JsonValue.of("None")));
    }
}
