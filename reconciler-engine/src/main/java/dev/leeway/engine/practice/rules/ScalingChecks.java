package dev.leeway.engine.practice.rules;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether autoscalers, disruption budgets, priority and storage kinds may be stored. */
record ScalingChecks(Findings findings) {
    private static final Set<String> ACCESS =
            Set.of("ReadWriteOnce", "ReadOnlyMany", "ReadWriteMany", "ReadWriteOncePod");
    private static final Set<String> METRICS =
            Set.of("Object", "Pods", "Resource", "ContainerResource", "External");

    void autoscaler(JsonObject object) {
        JsonObject spec = object.objectAt("spec");
        long least = spec.integer("minReplicas", 1);
        long most = spec.integer("maxReplicas", 0);
        findings.atLeast(spec, "minReplicas", "spec", 1);
        findings.requiredIf(most == 0, "spec.maxReplicas", "must be set and greater than 0");
        findings.invalidIf(
                most < 0, "spec.maxReplicas", JsonValue.of(most), "must be greater than 0");
        findings.invalidIf(
                most < least,
                "spec.maxReplicas",
                JsonValue.of(most),
                "must be greater than or equal to `minReplicas`");
        JsonObject target = spec.objectAt("scaleTargetRef");
        for (String name : List.of("kind", "name")) {
            if (findings.required(target, name, "spec.scaleTargetRef")) {
                String text = target.string(name, "");
                findings.named("spec.scaleTargetRef." + name, text, Names.pathSegment(text));
            }
        }
        String version = target.string("apiVersion", "");
        findings.invalidIf(
                version.indexOf('/') < 0
                        && !target.string("kind", "").equals("ReplicationController"),
                "spec.scaleTargetRef.apiVersion",
                JsonValue.of(version),
                "apiVersion must specify API group");
        findings.each(
                spec,
                "metrics",
                "spec",
                (metric, at) -> {
                    String type = metric.string("type", "");
                    if (type.isEmpty()) {
                        findings.add(
                                FieldError.required(
                                        at + ".type", "must specify a metric source type"));
                    }
                    if (!METRICS.contains(type)) {
                        // An API server finds it at the type and at the source of that type.
                        findings.add(FieldError.unsupported(at + ".type", type, METRICS));
                        findings.add(FieldError.unsupported(at + ".type", type, METRICS));
                    }
                    if (METRICS.contains(type)) {
                        String field = Character.toLowerCase(type.charAt(0)) + type.substring(1);
                        findings.requiredIf(
                                !metric.has(field),
                                at + "." + field,
                                "must populate information for the given metric source");
                        findings.within(
                                metric,
                                field,
                                at,
                                (source, p) -> new MetricChecks(findings).source(type, source, p));
                    }
                });
        findings.within(
                spec,
                "behavior",
                "spec",
                (behavior, at) -> {
                    findings.within(behavior, "scaleUp", at, this::scalingRules);
                    findings.within(behavior, "scaleDown", at, this::scalingRules);
                });
    }

    private void scalingRules(JsonObject rules, String path) {
        findings.notNegative(rules, "stabilizationWindowSeconds", path);
        atMost(rules, "stabilizationWindowSeconds", path, 3_600);
        findings.oneOf(rules, "selectPolicy", path, Set.of("Max", "Min", "Disabled"));
        findings.requiredIf(
                rules.arrayAt("policies").isEmpty(),
                path + ".policies",
                "must specify at least one Policy");
        findings.each(
                rules,
                "policies",
                path,
                (policy, at) -> {
                    findings.oneOf(policy, "type", at, Set.of("Pods", "Percent"));
                    for (String name : List.of("value", "periodSeconds")) {
                        findings.invalidIf(
                                policy.integer(name, 0) <= 0,
                                at + "." + name,
                                JsonValue.of(policy.integer(name, 0)),
                                "must be greater than zero");
                    }
                    atMost(policy, "periodSeconds", at, 1_800);
                });
    }

    private void atMost(JsonObject object, String name, String path, long most) {
        findings.invalidIf(
                object.integer(name, 0) > most,
                path + "." + name,
                JsonValue.of(object.integer(name, 0)),
                "must be less than or equal to " + most);
    }

    void disruptionBudget(JsonObject object) {
        JsonObject spec = object.objectAt("spec");
        boolean both = spec.has("minAvailable") && spec.has("maxUnavailable");
        findings.invalidIf(
                both, "spec", spec, "minAvailable and maxUnavailable cannot be both set");
        findings.share(spec.get("minAvailable"), "spec.minAvailable");
        findings.share(spec.get("maxUnavailable"), "spec.maxUnavailable");
        findings.labelSelector(spec.objectAt("selector"), "spec.selector");
        findings.oneOf(
                spec,
                "unhealthyPodEvictionPolicy",
                "spec",
                Set.of("IfHealthyBudget", "AlwaysAllow"));
    }

    void claim(JsonObject spec, String path) {
        access(spec, path);
        JsonObject requests = spec.objectAt("resources", "requests");
        JsonValue storage = requests.get("storage");
        if (storage == null) {
            findings.add(FieldError.required(path + ".resources[storage]", ""));
        } else {
            findings.invalidIf(
                    Quantities.amount(storage).map(a -> a.signum() <= 0).orElse(false),
                    path + ".resources[storage]",
                    storage,
                    "must be greater than zero");
        }
        findings.oneOf(spec, "volumeMode", path, Set.of("Filesystem", "Block"));
        String storageClass = spec.string("storageClassName", "");
        if (!storageClass.isEmpty()) {
            findings.named(path + ".storageClassName", storageClass, Names.subdomain(storageClass));
        }
        findings.within(spec, "selector", path, findings::labelSelector);
    }

    void access(JsonObject spec, String path) {
        JsonArray modes = spec.arrayAt("accessModes");
        if (modes.isEmpty()) {
            findings.add(
                    FieldError.required(
                            path + ".accessModes", "at least 1 access mode is required"));
        }
        for (JsonValue mode : modes) {
            String text = mode instanceof JsonString(String name) ? name : "";
            if (!ACCESS.contains(text)) {
                findings.add(FieldError.unsupported(path + ".accessModes", text, ACCESS));
            }
        }
    }

    /** A claim's spec stays, except for what a binding or an expansion sets. */
    void claimUpdate(JsonObject object, JsonObject stored) {
        JsonObject before = stored.objectAt("spec");
        JsonObject after = object.objectAt("spec");
        boolean bound = stored.objectAt("status").string("phase", "").equals("Bound");
        for (String name : List.of("storageClassName", "volumeName", "volumeAttributesClassName")) {
            boolean settable = !before.has(name) || name.equals("volumeAttributesClassName");
            if (settable) {
                after = after.without(name);
                before = before.without(name);
            }
        }
        BigDecimal wanted = amount(after.at("resources", "requests", "storage"));
        BigDecimal held = amount(stored.at("status", "capacity", "storage"));
        findings.forbiddenIf(
                wanted.compareTo(amount(before.at("resources", "requests", "storage"))) < 0
                        && wanted.compareTo(held) <= 0,
                "spec.resources.requests.storage",
                "field can not be less than status.capacity");
        findings.immutable(after, before, "volumeMode", "");
        if (bound) {
            after = withoutRequests(after);
            before = withoutRequests(before);
        }
        findings.forbiddenIf(
                !after.equals(before),
                "spec",
                "spec is immutable after creation except resources.requests and"
                        + " volumeAttributesClassName for bound claims");
    }

    private static BigDecimal amount(@Nullable JsonValue quantity) {
        return quantity == null
                ? BigDecimal.ZERO
                : Quantities.amount(quantity).orElse(BigDecimal.ZERO);
    }

    private static JsonObject withoutRequests(JsonObject spec) {
        return Presets.within(spec, "resources", r -> r.without("requests"));
    }

    void storageClass(JsonObject object) {
        findings.requiredIf(object.string("provisioner", "").isEmpty(), "provisioner", "");
        unsupported(object, "reclaimPolicy", Set.of("Delete", "Retain"));
        unsupported(object, "volumeBindingMode", Set.of("Immediate", "WaitForFirstConsumer"));
    }

    private void unsupported(JsonObject object, String name, Set<String> known) {
        object.string(name)
                .filter(text -> !known.contains(text))
                .ifPresent(text -> findings.add(FieldError.unsupported(name, text, known)));
    }
}
