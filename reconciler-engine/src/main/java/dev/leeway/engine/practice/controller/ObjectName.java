package dev.leeway.engine.practice.controller;

import dev.leeway.engine.json.JsonObject;

/**
 * Namespace and name of an object.
 *
 * @param namespace the namespace, empty for a cluster-scoped object
 * @param name the name
 */
record ObjectName(String namespace, String name) {
    static ObjectName of(JsonObject object) {
        JsonObject metadata = object.objectAt("metadata");
        return new ObjectName(metadata.string("namespace", ""), metadata.string("name", ""));
    }
}
