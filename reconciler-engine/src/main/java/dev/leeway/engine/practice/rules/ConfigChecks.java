package dev.leeway.engine.practice.rules;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonSyntaxException;
import dev.leeway.engine.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether config maps, secrets, access rules and the like may be stored. */
record ConfigChecks(Findings findings) {
    private static final int MAX_SIZE = 1024 * 1024;
    private static final Set<String> LIMIT_TYPES =
            Set.of("Pod", "Container", "PersistentVolumeClaim");
    private static final Map<String, List<String>> SECRET_KEYS =
            Map.of(
                    "kubernetes.io/dockercfg", List.of(".dockercfg"),
                    "kubernetes.io/dockerconfigjson", List.of(".dockerconfigjson"),
                    "kubernetes.io/ssh-auth", List.of("ssh-privatekey"),
                    "kubernetes.io/tls", List.of("tls.crt", "tls.key"));

    void configMap(JsonObject object) {
        JsonObject data = object.objectAt("data");
        JsonObject binary = object.objectAt("binaryData");
        long size = keys(data, "data") + keys(binary, "binaryData");
        data.names().stream()
                .filter(binary::has)
                .forEach(
                        name ->
                                findings.add(
                                        FieldError.invalid(
                                                "data[" + name + "]",
                                                name,
                                                "duplicate of key present in binaryData")));
        if (size > MAX_SIZE) {
            findings.add(FieldError.tooLong("", MAX_SIZE));
        }
    }

    private long keys(JsonObject data, String path) {
        long size = 0;
        for (int i = 0; i < data.size(); i++) {
            String name = data.nameAt(i);
            findings.named(path + "[" + name + "]", name, Names.configKey(name));
            size += data.valueAt(i) instanceof JsonString(String text) ? text.length() : 0;
        }
        return size;
    }

    void secret(JsonObject object) {
        JsonObject data = object.objectAt("data");
        long size = keys(data, "data");
        if (size > MAX_SIZE * 4L / 3) {
            findings.add(FieldError.tooLong("data", MAX_SIZE));
        }
        String type = object.string("type", "");
        SECRET_KEYS
                .getOrDefault(type, List.of())
                .forEach(key -> findings.requiredIf(!data.has(key), "data[" + key + "]", ""));
        boolean basic = type.equals("kubernetes.io/basic-auth");
        findings.requiredIf(
                basic && !data.has("username") && !data.has("password"), "data[username]", "");
        boolean token = type.equals("kubernetes.io/service-account-token");
        findings.requiredIf(
                token
                        && object.objectAt("metadata", "annotations")
                                .string("kubernetes.io/service-account.name", "")
                                .isEmpty(),
                "metadata.annotations[kubernetes.io/service-account.name]",
                "");
        for (String key : List.of(".dockercfg", ".dockerconfigjson")) {
            if (SECRET_KEYS.getOrDefault(type, List.of()).contains(key)
                    && data.get(key) instanceof JsonString(String text)
                    && !isJson(text)) {
                findings.add(
                        FieldError.invalid(
                                "data[" + key + "]", "<secret contents redacted>", "invalid JSON"));
            }
        }
    }

    private static boolean isJson(String base64) {
        try {
            String text = new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
            JsonReader.read(text);
            return true;
        } catch (IllegalArgumentException | JsonSyntaxException _) {
            return false;
        }
    }

    /** A secret's type never changes; a frozen secret or config map changes not at all. */
    void frozen(JsonObject object, JsonObject stored, boolean secret) {
        if (secret) {
            findings.immutable(object, stored, "type", "");
        }
        if (!stored.bool("immutable", false)) {
            return;
        }
        findings.forbiddenIf(
                !object.bool("immutable", false),
                "immutable",
                "field is immutable when `immutable` is set");
        for (String name : List.of("data", "binaryData", "stringData")) {
            findings.forbiddenIf(
                    !object.find(name).equals(stored.find(name)),
                    name,
                    "field is immutable when `immutable` is set");
        }
    }

    void rules(JsonObject object, boolean namespaced) {
        findings.each(
                object,
                "rules",
                "",
                (rule, given) -> {
                    String at = given.substring(1);
                    findings.requiredIf(
                            rule.arrayAt("verbs").isEmpty(),
                            at + ".verbs",
                            "verbs must contain at least one value");
                    if (!rule.arrayAt("nonResourceURLs").isEmpty()) {
                        findings.invalidIf(
                                namespaced,
                                at + ".nonResourceURLs",
                                rule.arrayAt("nonResourceURLs"),
                                "namespaced rules cannot apply to non-resource URLs");
                        findings.invalidIf(
                                !rule.arrayAt("apiGroups").isEmpty()
                                        || !rule.arrayAt("resources").isEmpty()
                                        || !rule.arrayAt("resourceNames").isEmpty(),
                                at + ".nonResourceURLs",
                                rule.arrayAt("nonResourceURLs"),
                                "rules cannot apply to both regular resources and non-resource"
                                        + " URLs");
                        return;
                    }
                    findings.requiredIf(
                            rule.arrayAt("apiGroups").isEmpty(),
                            at + ".apiGroups",
                            "resource rules must supply at least one api group");
                    findings.requiredIf(
                            rule.arrayAt("resources").isEmpty(),
                            at + ".resources",
                            "resource rules must supply at least one resource");
                });
    }

    void binding(JsonObject object, boolean namespaced) {
        JsonObject role = object.objectAt("roleRef");
        findings.oneOf(role, "apiGroup", "roleRef", Set.of("rbac.authorization.k8s.io"));
        findings.oneOf(
                role,
                "kind",
                "roleRef",
                namespaced ? Set.of("Role", "ClusterRole") : Set.of("ClusterRole"));
        if (findings.required(role, "name", "roleRef")) {
            String name = role.string("name", "");
            findings.named("roleRef.name", name, Names.pathSegment(name));
        }
        findings.each(
                object,
                "subjects",
                "",
                (subject, given) -> {
                    String at = given.substring(1);
                    findings.required(subject, "name", at);
                    String kind = subject.string("kind", "");
                    String group = subject.string("apiGroup", "");
                    switch (kind) {
                        case "ServiceAccount" -> {
                            String name = subject.string("name", "");
                            if (!name.isEmpty()) {
                                findings.named(at + ".name", name, Names.subdomain(name));
                            }
                            if (!group.isEmpty()) {
                                findings.add(
                                        FieldError.unsupported(
                                                at + ".apiGroup", group, Set.of("")));
                            }
                            // In a namespaced binding it is the binding's own.
                            findings.requiredIf(
                                    !namespaced && subject.string("namespace", "").isEmpty(),
                                    at + ".namespace",
                                    "");
                        }
                        case "User", "Group" ->
                                findings.oneOf(
                                        subject,
                                        "apiGroup",
                                        at,
                                        Set.of("rbac.authorization.k8s.io"));
                        default ->
                                findings.add(
                                        FieldError.unsupported(
                                                at + ".kind",
                                                kind,
                                                Set.of("ServiceAccount", "User", "Group")));
                    }
                });
    }

    void bindingUpdate(JsonObject object, JsonObject stored) {
        JsonValue role = object.find("roleRef").orElse(JsonObject.EMPTY);
        findings.invalidIf(
                !role.equals(stored.find("roleRef").orElse(JsonObject.EMPTY)),
                "roleRef",
                role,
                "cannot change roleRef");
    }

    /** A webhook configuration names for each webhook how it is asked and about what. */
    void webhooks(JsonObject object) {
        JsonArray webhooks = object.arrayAt("webhooks");
        for (int i = 0; i < webhooks.size(); i++) {
            if (webhooks.get(i) instanceof JsonObject webhook) {
                webhook(webhook, "webhooks[" + i + "]");
            }
        }
    }

    private void webhook(JsonObject webhook, String path) {
        findings.requiredIf(
                webhook.arrayAt("admissionReviewVersions").isEmpty(),
                path + ".admissionReviewVersions",
                "must specify one of v1, v1beta1");
        findings.requiredIf(
                webhook.string("sideEffects", "").isEmpty(),
                path + ".sideEffects",
                "must specify one of None, NoneOnDryRun");
        JsonObject client = webhook.objectAt("clientConfig");
        findings.requiredIf(
                client.has("url") == client.has("service"),
                path + ".clientConfig",
                "exactly one of url or service is required");
        findings.each(
                webhook,
                "rules",
                path,
                (rule, at) -> {
                    for (String list :
                            List.of("operations", "apiGroups", "apiVersions", "resources")) {
                        findings.requiredIf(rule.arrayAt(list).isEmpty(), at + "." + list, "");
                    }
                });
    }

    void limitRange(JsonObject object) {
        findings.distinct(object.objectAt("spec"), "limits", "spec", "type");
        findings.each(
                object.objectAt("spec"),
                "limits",
                "spec",
                (limit, at) -> {
                    String type = limit.string("type", "");
                    limitType(type, at + ".type");
                    findings.requiredIf(
                            type.equals("PersistentVolumeClaim")
                                    && !limit.objectAt("min").has("storage")
                                    && !limit.objectAt("max").has("storage"),
                            at + ".limits",
                            "either minimum or maximum storage value is required, but neither was"
                                    + " provided");
                    boolean pod = type.equals("Pod");
                    for (String name : List.of("default", "defaultRequest")) {
                        findings.forbiddenIf(
                                pod && !limit.objectAt(name).isEmpty(),
                                at + "." + name,
                                "may not be specified when `type` is 'Pod'");
                    }
                    ordered(limit, "min", "max", at, at + ".min");
                    ordered(limit, "min", "default", at, at + ".default");
                    ordered(limit, "default", "max", at, at + ".default");
                    ordered(limit, "min", "defaultRequest", at, at + ".defaultRequest");
                    ordered(limit, "defaultRequest", "max", at, at + ".defaultRequest");
                    ordered(limit, "defaultRequest", "default", at, at + ".defaultRequest");
                });
    }

    private void limitType(String type, String path) {
        findings.qualified(path, type);
        findings.invalidIf(
                Names.qualified(type).isEmpty()
                        && type.indexOf('/') < 0
                        && !LIMIT_TYPES.contains(type),
                path,
                JsonValue.of(type),
                "must be a standard limit type or fully qualified");
    }

    private void ordered(
            JsonObject limit, String smaller, String larger, String path, String blamed) {
        JsonObject low = limit.objectAt(smaller);
        JsonObject high = limit.objectAt(larger);
        low.forEach(
                (name, value) -> {
                    JsonValue most = high.get(name);
                    boolean above =
                            most != null
                                    && Quantities.amount(value)
                                            .flatMap(
                                                    l ->
                                                            Quantities.amount(most)
                                                                    .map(h -> l.compareTo(h) > 0))
                                            .orElse(false);
                    findings.invalidIf(
                            above,
                            blamed + "[" + name + "]",
                            value,
                            smaller + " value is greater than " + larger + " value of " + path);
                });
    }

    void resourceQuota(JsonObject object) {
        object.objectAt("spec", "hard")
                .forEach(
                        (name, value) -> {
                            String at = "spec.hard[" + name + "]";
                            findings.qualified(at, name);
                            Quantities.amount(value)
                                    .filter(amount -> amount.signum() < 0)
                                    .ifPresent(
                                            _ ->
                                                    findings.add(
                                                            FieldError.invalid(
                                                                    at,
                                                                    value,
                                                                    "must be greater than or"
                                                                            + " equal to 0")));
                        });
        new QuotaScopes(findings).check(object.objectAt("spec"));
    }
}
