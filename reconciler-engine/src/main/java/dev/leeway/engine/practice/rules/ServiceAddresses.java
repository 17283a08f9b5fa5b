package dev.leeway.engine.practice.rules;

import static dev.leeway.engine.practice.rules.Presets.each;
import static dev.leeway.engine.practice.rules.Presets.isZero;
import static dev.leeway.engine.practice.rules.Presets.unset;
import static dev.leeway.engine.practice.rules.Presets.within;
import static dev.leeway.engine.practice.rules.Presets.zero;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/** What the server allocates for a service, and what it keeps when the service is updated. */
record ServiceAddresses(ServerChoices choices) {
    private static final String HEADLESS = "None";

    JsonObject onCreate(JsonObject service) {
        return within(service, "spec", spec -> allocate(service, spec));
    }

    /** Returns the updated service with the addresses that it had and did not give up. */
    JsonObject onUpdate(JsonObject service, JsonObject stored) {
        JsonObject old = stored.objectAt("spec");
        JsonObject kept =
                within(
                        service,
                        "spec",
                        spec -> {
                            JsonObject out = dropForeign(spec, old);
                            if (needsAddress(out) && needsAddress(old)) {
                                out = keepAddress(out, old);
                            }
                            return needsNodePorts(out) && needsNodePorts(old)
                                    ? keepNodePorts(out, old)
                                    : out;
                        });
        return within(kept, "spec", spec -> allocate(kept, spec));
    }

    private static JsonObject keepAddress(JsonObject spec, JsonObject old) {
        JsonObject out = spec;
        if (isZero(out, "clusterIP") && isZero(out, "clusterIPs")) {
            out = copy(copy(out, old, "clusterIP"), old, "clusterIPs");
        } else if (isZero(out, "clusterIPs")
                && out.string("clusterIP", "").equals(old.string("clusterIP", ""))) {
            out = copy(out, old, "clusterIPs");
        }
        if (isZero(out, "ipFamilies")) {
            out = copy(out, old, "ipFamilies");
        }
        return isZero(out, "ipFamilyPolicy") ? copy(out, old, "ipFamilyPolicy") : out;
    }

    private static JsonObject copy(JsonObject object, JsonObject old, String name) {
        JsonValue value = old.get(name);
        return value == null ? object : object.with(name, value);
    }

    private static JsonObject keepNodePorts(JsonObject spec, JsonObject old) {
        Map<String, JsonValue> known = new HashMap<>();
        old.arrayAt("ports")
                .objects()
                .filter(port -> port.has("nodePort"))
                .forEach(port -> known.put(key(port), port.require("nodePort")));
        return each(
                spec,
                "ports",
                port -> {
                    JsonValue before = known.get(key(port));
                    return before != null && isZero(port, "nodePort")
                            ? port.with("nodePort", before)
                            : port;
                });
    }

    private static String key(JsonObject port) {
        return port.string("protocol", "TCP") + "/" + port.integer("port", 0);
    }

    /** Fields that only made sense for the former type go, where the update leaves them alone. */
    private static JsonObject dropForeign(JsonObject spec, JsonObject old) {
        JsonObject out = spec;
        if (needsAddress(old) && !needsAddress(out)) {
            for (String name :
                    new String[] {"clusterIP", "clusterIPs", "ipFamilies", "ipFamilyPolicy"}) {
                if (same(out, old, name)) {
                    out = out.without(name);
                }
            }
        }
        if (needsNodePorts(old) && !needsNodePorts(out)) {
            out = each(out, "ports", port -> port.without("nodePort"));
        }
        boolean external = needsNodePorts(out) || !out.arrayAt("externalIPs").isEmpty();
        if (!external && same(out, old, "externalTrafficPolicy")) {
            out = out.without("externalTrafficPolicy");
        }
        boolean balanced = out.string("type", "").equals("LoadBalancer");
        if (!balanced && same(out, old, "allocateLoadBalancerNodePorts")) {
            out = out.without("allocateLoadBalancerNodePorts");
        }
        return !balanced && same(out, old, "loadBalancerClass")
                ? out.without("loadBalancerClass")
                : out;
    }

    private static boolean same(JsonObject spec, JsonObject old, String name) {
        JsonValue value = spec.get(name);
        return value != null && value.equals(old.get(name));
    }

    private JsonObject allocate(JsonObject service, JsonObject given) {
        if (!needsAddress(given)) {
            return given;
        }
        JsonObject spec = given;
        if (isZero(spec, "clusterIP")) {
            String address =
                    spec.arrayAt("clusterIPs").stream()
                            .findFirst()
                            .map(first -> first instanceof JsonString(String text) ? text : "")
                            .orElseGet(() -> choices.clusterIp(service));
            spec = spec.with("clusterIP", JsonValue.of(address));
        }
        String address = spec.string("clusterIP", "");
        if (isZero(spec, "clusterIPs")) {
            spec = spec.with("clusterIPs", JsonArray.of(JsonValue.of(address)));
        }
        boolean headlessWithoutSelector = address.equals(HEADLESS) && isZero(spec, "selector");
        String policy = headlessWithoutSelector ? "RequireDualStack" : "SingleStack";
        spec = unset(spec, "ipFamilyPolicy", policy);
        if (isZero(spec, "ipFamilies")) {
            JsonArray families =
                    JsonArray.of(JsonValue.of(address.contains(":") ? "IPv6" : "IPv4"));
            spec =
                    spec.with(
                            "ipFamilies",
                            headlessWithoutSelector
                                    ? families.plus(JsonValue.of("IPv6"))
                                    : families);
        }
        return needsNodePorts(spec) && spec.bool("allocateLoadBalancerNodePorts", true)
                ? each(spec, "ports", port -> withNodePort(service, port))
                : spec;
    }

    private JsonObject withNodePort(JsonObject service, JsonObject port) {
        if (!isZero(port, "nodePort")) {
            return port;
        }
        OptionalInt chosen = choices.nodePort(service);
        return chosen.isPresent() ? zero(port, "nodePort", chosen.getAsInt()) : port;
    }

    private static boolean needsAddress(JsonObject spec) {
        return !spec.string("type", "ClusterIP").equals("ExternalName");
    }

    private static boolean needsNodePorts(JsonObject spec) {
        String type = spec.string("type", "");
        return type.equals("NodePort") || type.equals("LoadBalancer");
    }
}
