package dev.leeway.engine.practice.controller;

import dev.leeway.engine.json.JsonNumber;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far a Deployment may go above and below its replicas while it changes; pure.
 *
 * <p>Source: Kubernetes documentation, "Deployments", section "Rolling Update Deployment".
 *
 * @param recreate whether all old pods go before the first new one comes
 * @param surge how many pods more than asked for may exist
 * @param unavailable how many of the asked for may be missing
 */
record RollingUpdate(boolean recreate, long surge, long unavailable) {
    static RollingUpdate of(JsonObject spec) {
        long replicas = spec.integer("replicas", 1);
        if (spec.stringAt("strategy", "type").orElse("").equals("Recreate")) {
            return new RollingUpdate(true, 0, replicas);
        }
        JsonObject limits = spec.objectAt("strategy", "rollingUpdate");
        long surge = resolve(limits.get("maxSurge"), replicas, true);
        long unavailable = resolve(limits.get("maxUnavailable"), replicas, false);
        return new RollingUpdate(false, surge, surge == 0 && unavailable == 0 ? 1 : unavailable);
    }

    /** Resolves a number or a percentage of the replicas; without one, 25 %. */
    static long resolve(@Nullable JsonValue limit, long replicas, boolean roundUp) {
        if (limit instanceof JsonNumber number) {
            return number.asLong().orElse(0);
        }
        String text = limit instanceof JsonString string ? string.value() : "25%";
        String digits = text.endsWith("%") ? text.substring(0, text.length() - 1) : "25";
        long percent = digits.matches("\\d{1,4}") ? Long.parseLong(digits) : 25;
        return roundUp ? Math.ceilDiv(replicas * percent, 100L) : replicas * percent / 100;
    }

    /**
     * Returns how many replicas each set is to ask for now. Sets that stay as they are may be left
     * out.
     */
    Map<ObjectName, Long> targets(long wanted, ReplicaCount current, List<ReplicaCount> old) {
        Map<ObjectName, Long> targets = new HashMap<>();
        long oldExisting = old.stream().mapToLong(ReplicaCount::existing).sum();
        long oldAsked = old.stream().mapToLong(ReplicaCount::asked).sum();
        if (recreate) {
            old.forEach(set -> targets.put(set.set(), 0L));
            targets.put(
                    current.set(), oldExisting == 0 && oldAsked == 0 ? wanted : current.asked());
            return targets;
        }
        long room = wanted + surge - (oldAsked + current.asked());
        long next =
                current.asked() > wanted
                        ? wanted
                        : Math.min(wanted, current.asked() + Math.max(0, room));
        targets.put(current.set(), next);
        long newUnavailable = next - Math.min(next, current.available());
        long removable = oldAsked + next - (wanted - unavailable) - newUnavailable;
        // Pods that do not serve cost nothing to remove, so they go first.
        for (ReplicaCount set : old) {
            long idle = Math.min(set.asked() - set.serving(), Math.max(0, removable));
            targets.put(set.set(), set.asked() - idle);
            removable -= idle;
        }
        long available =
                old.stream().mapToLong(ReplicaCount::serving).sum()
                        + Math.min(next, current.available());
        long serving = Math.max(0, available - (wanted - unavailable));
        for (ReplicaCount set : old) {
            long remaining = targets.getOrDefault(set.set(), set.asked());
            long down = Math.min(remaining, serving);
            targets.put(set.set(), remaining - down);
            serving -= down;
        }
        return targets;
    }
}
