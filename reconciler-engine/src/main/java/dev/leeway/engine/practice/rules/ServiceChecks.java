package dev.leeway.engine.practice.rules;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonNumber;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whether a service, an ingress or a network policy may be stored. */
record ServiceChecks(Findings findings) {
    private static final Set<String> PROTOCOLS = Set.of("TCP", "UDP", "SCTP");
    private static final String NONE = "None";

    void service(JsonObject object) {
        JsonObject spec = object.objectAt("spec");
        findings.requiredOneOf(
                spec,
                "type",
                "spec",
                Set.of("ClusterIP", "NodePort", "LoadBalancer", "ExternalName"));
        findings.requiredOneOf(spec, "sessionAffinity", "spec", Set.of("None", "ClientIP"));
        findings.labels(spec.objectAt("selector"), "spec.selector");
        String type = spec.string("type", "");
        boolean headless = spec.string("clusterIP", "").equals(NONE);
        if (type.equals("ExternalName")) {
            String name = spec.string("externalName", "");
            if (name.isEmpty()) {
                findings.add(FieldError.required("spec.externalName", ""));
            } else {
                String host = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
                findings.named("spec.externalName", name, Names.subdomain(host));
            }
        } else {
            findings.requiredIf(spec.arrayAt("ports").isEmpty() && !headless, "spec.ports", "");
        }
        findings.invalidIf(
                headless && (type.equals("NodePort") || type.equals("LoadBalancer")),
                "spec.clusterIPs[0]",
                JsonValue.of(NONE),
                "may not be set to 'None' for " + type + " services");
        ports(spec, type);
        for (String name : List.of("externalTrafficPolicy", "internalTrafficPolicy")) {
            findings.oneOf(spec, name, "spec", Set.of("Cluster", "Local"));
        }
        boolean external =
                type.equals("NodePort")
                        || type.equals("LoadBalancer")
                        || !spec.arrayAt("externalIPs").isEmpty();
        findings.invalidIf(
                !external && spec.has("externalTrafficPolicy"),
                "spec.externalTrafficPolicy",
                spec.find("externalTrafficPolicy").orElse(JsonValue.of("")),
                "may only be set for externally-accessible services");
        findings.oneOf(
                spec,
                "ipFamilyPolicy",
                "spec",
                Set.of("SingleStack", "PreferDualStack", "RequireDualStack"));
        balancerOnly(spec, "allocateLoadBalancerNodePorts", "spec.allocateLoadBalancerNodePorts");
        balancerOnly(spec, "loadBalancerClass", "spec.loadBalancerClass");
        if (!spec.arrayAt("loadBalancerSourceRanges").isEmpty()) {
            balancerOnly(spec, "loadBalancerSourceRanges", "spec.LoadBalancerSourceRanges");
        }
    }

    private void balancerOnly(JsonObject spec, String name, String path) {
        findings.forbiddenIf(
                !spec.string("type", "").equals("LoadBalancer") && spec.has(name),
                path,
                "may only be used when `type` is 'LoadBalancer'");
    }

    private void ports(JsonObject spec, String type) {
        boolean several = spec.arrayAt("ports").size() > 1;
        Set<String> names = new HashSet<>();
        Set<String> numbers = new HashSet<>();
        findings.each(
                spec,
                "ports",
                "spec",
                (port, at) -> {
                    String name = port.string("name", "");
                    if (name.isEmpty()) {
                        findings.requiredIf(several, at + ".name", "");
                    } else {
                        findings.named(at + ".name", name, Names.label(name));
                        if (!names.add(name)) {
                            findings.add(FieldError.duplicate(at + ".name", JsonValue.of(name)));
                        }
                    }
                    JsonValue number = port.get("port");
                    findings.port(number, at + ".port");
                    findings.requiredOneOf(port, "protocol", at, PROTOCOLS);
                    findings.portOrName(port.get("targetPort"), at + ".targetPort");
                    if (!numbers.add(port.string("protocol", "") + "/" + number)) {
                        findings.add(FieldError.duplicate(at, port));
                    }
                    findings.forbiddenIf(
                            type.equals("ClusterIP") && !Presets.isZero(port, "nodePort"),
                            at + ".nodePort",
                            "may not be used when `type` is 'ClusterIP'");
                });
    }

    void serviceUpdate(JsonObject object, JsonObject stored) {
        JsonObject now = object.objectAt("spec");
        JsonObject before = stored.objectAt("spec");
        boolean both =
                !now.string("type", "").equals("ExternalName")
                        && !before.string("type", "").equals("ExternalName");
        String old = before.string("clusterIP", "");
        if (both && !old.isEmpty() && !now.string("clusterIP", "").equals(old)) {
            findings.add(
                    FieldError.invalid(
                            "spec.clusterIPs[0]",
                            now.find("clusterIPs").orElse(JsonArray.EMPTY),
                            "may not change once set"));
        }
        balancerOnly(now, "loadBalancerClass", "spec.loadBalancerClass");
        findings.invalidIf(
                before.string("type", "").equals("LoadBalancer")
                        && now.string("type", "").equals("LoadBalancer")
                        && !now.find("loadBalancerClass").equals(before.find("loadBalancerClass")),
                "spec.loadBalancerClass",
                now.find("loadBalancerClass").orElse(JsonValue.of("")),
                "may not change once set");
    }

    void ingress(JsonObject object) {
        JsonObject spec = object.objectAt("spec");
        if (spec.arrayAt("rules").isEmpty() && !spec.has("defaultBackend")) {
            findings.add(
                    FieldError.invalid(
                            "spec",
                            JsonArray.EMPTY,
                            "either `defaultBackend` or `rules` must be specified"));
        }
        findings.within(spec, "defaultBackend", "spec", this::backend);
        findings.each(
                spec,
                "rules",
                "spec",
                (rule, at) -> {
                    host(rule.string("host", ""), at + ".host");
                    rule.object("http").ifPresent(http -> paths(http, at + ".http"));
                });
        findings.each(
                spec,
                "tls",
                "spec",
                (tls, at) -> {
                    JsonArray hosts = tls.arrayAt("hosts");
                    for (int i = 0; i < hosts.size(); i++) {
                        if (hosts.get(i) instanceof JsonString(String host)) {
                            host(host, at + ".hosts[" + i + "]");
                        }
                    }
                    String secret = tls.string("secretName", "");
                    if (!secret.isEmpty()) {
                        findings.named(at + ".secretName", secret, Names.subdomain(secret));
                    }
                });
        String ingressClass = spec.string("ingressClassName", "");
        if (spec.has("ingressClassName")) {
            findings.named("spec.ingressClassName", ingressClass, Names.subdomain(ingressClass));
        }
    }

    private void host(String host, String path) {
        if (!host.isEmpty()) {
            String plain = host.startsWith("*.") ? host.substring(2) : host;
            findings.named(path, host, Names.subdomain(plain));
        }
    }

    private void paths(JsonObject http, String path) {
        findings.requiredIf(http.arrayAt("paths").isEmpty(), path + ".paths", "");
        findings.each(
                http,
                "paths",
                path,
                (entry, at) -> {
                    if (Presets.isUnset(entry, "pathType")) {
                        findings.add(
                                FieldError.required(
                                        at + ".pathType", "pathType must be specified"));
                        return;
                    }
                    findings.oneOf(
                            entry,
                            "pathType",
                            at,
                            Set.of("Exact", "Prefix", "ImplementationSpecific"));
                    String text = entry.string("path", "");
                    boolean strict = !entry.string("pathType", "").equals("ImplementationSpecific");
                    findings.invalidIf(
                            (strict || !text.isEmpty()) && !text.startsWith("/"),
                            at + ".path",
                            JsonValue.of(text),
                            "must be an absolute path");
                    for (String bad : List.of("//", "/./", "/../", "%2f", "%2F")) {
                        findings.invalidIf(
                                strict && text.contains(bad),
                                at + ".path",
                                JsonValue.of(text),
                                "must not contain '" + bad + "'");
                    }
                    backend(entry.objectAt("backend"), at + ".backend");
                });
    }

    private void backend(JsonObject backend, String path) {
        boolean service = backend.has("service");
        boolean resource = backend.has("resource");
        if (service && resource) {
            findings.add(
                    FieldError.invalid(
                            path,
                            JsonValue.of(""),
                            "cannot set both resource and service backends"));
        } else if (!service && !resource) {
            findings.add(
                    FieldError.invalid(
                            path, JsonValue.of(""), "resource or service backend is required"));
        }
        findings.within(
                backend,
                "service",
                path,
                (named, at) -> {
                    String name = named.string("name", "");
                    if (name.isEmpty()) {
                        findings.add(FieldError.required(at + ".name", ""));
                    } else {
                        findings.named(at + ".name", name, Names.label(name));
                    }
                    JsonObject port = named.objectAt("port");
                    boolean hasName = !port.string("name", "").isEmpty();
                    boolean hasNumber = port.integer("number", 0) != 0;
                    if (hasName && hasNumber) {
                        findings.add(
                                FieldError.invalid(
                                        at,
                                        JsonValue.of(""),
                                        "cannot set both port name & port number"));
                    } else if (hasName) {
                        String text = port.string("name", "");
                        findings.portName(at + ".port.name", text);
                    } else if (hasNumber) {
                        findings.port(port.get("number"), at + ".port.number");
                    } else {
                        findings.add(FieldError.required(path, "port name or number is required"));
                    }
                });
    }

    void ingressClass(JsonObject object) {
        JsonObject spec = object.objectAt("spec");
        String controller = spec.string("controller", "");
        if (controller.isEmpty()) {
            findings.add(FieldError.required("spec.controller", ""));
        } else {
            findings.invalidIf(
                    controller.indexOf('/') <= 0,
                    "spec.controller",
                    JsonValue.of(controller),
                    "must be a domain-prefixed path (such as \"acme.io/foo\")");
        }
        findings.within(
                spec,
                "parameters",
                "spec",
                (parameters, at) -> {
                    findings.required(parameters, "kind", at);
                    findings.required(parameters, "name", at);
                    Set<String> scopes = Set.of("Cluster", "Namespace");
                    findings.requiredOneOf(parameters, "scope", at, scopes);
                    boolean namespaced = parameters.string("scope", "").equals("Namespace");
                    findings.requiredIf(
                            namespaced && parameters.string("namespace", "").isEmpty(),
                            at + ".namespace",
                            "`parameters.scope` is set to 'Namespace'");
                    findings.forbiddenIf(
                            !namespaced && parameters.has("namespace"),
                            at + ".namespace",
                            "`parameters.scope` is set to 'Cluster'");
                });
    }

    void endpointSlice(JsonObject object) {
        if (object.string("addressType", "").isEmpty()) {
            findings.add(FieldError.required("addressType", ""));
        }
        JsonArray endpoints = object.arrayAt("endpoints");
        for (int i = 0; i < endpoints.size(); i++) {
            findings.requiredIf(
                    endpoints.get(i) instanceof JsonObject endpoint
                            && endpoint.arrayAt("addresses").isEmpty(),
                    "endpoints[" + i + "].addresses",
                    "must contain at least 1 address");
        }
    }

    void networkPolicy(JsonObject object) {
        JsonObject spec = object.objectAt("spec");
        findings.labelSelector(spec.objectAt("podSelector"), "spec.podSelector");
        findings.each(
                spec,
                "ingress",
                "spec",
                (rule, at) -> {
                    policyPorts(rule, at);
                    findings.each(rule, "from", at, this::peer);
                });
        findings.each(
                spec,
                "egress",
                "spec",
                (rule, at) -> {
                    policyPorts(rule, at);
                    findings.each(rule, "to", at, this::peer);
                });
        JsonArray types = spec.arrayAt("policyTypes");
        findings.invalidIf(
                types.size() > 2,
                "spec.policyTypes",
                types,
                "may not specify more than two policyTypes");
        for (int i = 0; i < types.size(); i++) {
            if (types.get(i) instanceof JsonString(String type)
                    && !Set.of("Ingress", "Egress").contains(type)) {
                findings.add(
                        FieldError.unsupported(
                                "spec.policyTypes[" + i + "]", type, Set.of("Ingress", "Egress")));
            }
        }
    }

    private void policyPorts(JsonObject rule, String path) {
        findings.each(
                rule,
                "ports",
                path,
                (port, at) -> {
                    findings.oneOf(port, "protocol", at, PROTOCOLS);
                    findings.portOrName(port.get("port"), at + ".port");
                    if (port.get("endPort") instanceof JsonNumber end) {
                        if (port.get("port") instanceof JsonNumber start) {
                            findings.invalidIf(
                                    end.asDecimal().compareTo(start.asDecimal()) < 0,
                                    at + ".endPort",
                                    end,
                                    "must be greater than or equal to `port`");
                        } else {
                            findings.add(
                                    FieldError.required(
                                            at + ".port", "must be specified when endPort is"));
                        }
                    }
                });
    }

    private void peer(JsonObject peer, String path) {
        if (peer.isEmpty()) {
            findings.add(FieldError.required(path, "must specify a peer"));
        }
        findings.forbiddenIf(
                peer.has("ipBlock") && peer.size() > 1,
                path,
                "may not specify both ipBlock and another peer");
        findings.within(peer, "podSelector", path, findings::labelSelector);
        findings.within(peer, "namespaceSelector", path, findings::labelSelector);
        findings.within(
                peer,
                "ipBlock",
                path,
                (block, at) -> {
                    String cidr = block.string("cidr", "");
                    if (cidr.isEmpty()) {
                        findings.add(FieldError.required(at + ".cidr", ""));
                    } else {
                        findings.invalidIf(
                                !cidr.matches("[0-9a-fA-F:.]+/[0-9]{1,3}"),
                                at + ".cidr",
                                JsonValue.of(cidr),
                                "must be a valid CIDR value, (e.g. 10.9.8.0/24 or"
                                        + " 2001:db8::/64)");
                    }
                });
    }
}
