package dev.leeway.engine.practice.controller;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;

/**
 * Addresses that cannot be mistaken for real ones: all from the ranges that RFC 5737 keeps for
 * documentation, and 10.244/16.
 */
final class Addresses {
    private Addresses() {}

    static JsonObject loadBalancer(JsonObject object) {
        int last = 1 + Math.floorMod(object.stringAt("metadata", "uid").orElse("").hashCode(), 254);
        JsonObject ingress =
                JsonObject.of(
                        "ip", JsonValue.of("203.0.113." + last), "ipMode", JsonValue.of("VIP"));
        boolean service = object.string("kind", "").equals("Service");
        return JsonObject.of(
                "ingress", JsonArray.of(service ? ingress : ingress.without("ipMode")));
    }

    static String pod(JsonObject pod) {
        int hash = pod.stringAt("metadata", "uid").orElse("").hashCode();
        return "10.244." + Math.floorMod(hash >> 8, 254) + "." + (1 + Math.floorMod(hash, 254));
    }

    static String node(String node) {
        return "192.0.2." + (1 + Math.floorMod(node.hashCode(), 254));
    }
}
