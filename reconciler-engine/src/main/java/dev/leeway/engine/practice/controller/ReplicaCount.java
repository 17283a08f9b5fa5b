package dev.leeway.engine.practice.controller;

import dev.leeway.engine.json.JsonObject;

/**
 * How many pods one ReplicaSet has.
 *
 * @param set the ReplicaSet
 * @param asked how many it is asked to have
 * @param existing how many it has
 * @param available how many of them serve
 */
record ReplicaCount(ObjectName set, long asked, long existing, long available) {
    static ReplicaCount of(JsonObject set) {
        JsonObject status = set.objectAt("status");
        return new ReplicaCount(
                ObjectName.of(set),
                set.objectAt("spec").integer("replicas", 0),
                status.integer("replicas", 0),
                status.integer("availableReplicas", 0));
    }

    /**
     * Returns how many pods serve and will stay; the status may still count some that were just
     * given up.
     */
    long serving() {
        return Math.min(asked, available);
    }
}
